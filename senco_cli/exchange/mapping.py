"""A mapping of headings to what their columns hold, as it is kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from senco_cli.errors import SencoError
from senco_cli.exchange.headings import LEAVE, fields, recognise
from senco_cli.exchange.text import squeeze

DATES = {"day-first": True, "month-first": False}


class NotAMapping(SencoError):
    """What was given as a mapping cannot be used as one."""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """What each heading's column holds, or `leave`; and which way round the days are, None where nobody said."""

    columns: Mapping[str, str]
    day_first: bool | None = None

    def field_of(self, heading: str) -> str | None:
        """What the column with this heading holds; None where the mapping does not name it."""
        exact = self.columns.get(heading)
        if exact:
            return exact
        wanted = squeeze(heading)
        return next((field for name, field in self.columns.items() if wanted and squeeze(name) == wanted), None)

    def tree(self) -> dict[str, Any]:
        """The mapping as it is written to a file."""
        order = next((name for name, first in DATES.items() if first is self.day_first), None)
        return {**({"dates": order} if order else {}), "columns": dict(self.columns)}


def read_mapping(tree: Any) -> SavedMapping:
    """A mapping from what a file holds: `columns` by heading, and `dates` if need be. Raises NotAMapping."""
    if not isinstance(tree, dict) or not isinstance(tree.get("columns"), dict):
        raise NotAMapping(
            'a mapping needs "columns", with a line for each heading', hint='columns: {"Surname": legal_surname}'
        )
    surplus = [str(name) for name in tree if name not in ("columns", "dates")]
    if surplus:
        raise NotAMapping(f'"{surplus[0]}" is not part of a mapping', hint="a mapping has columns and dates")
    order = tree.get("dates")
    if order is not None and order not in DATES:
        raise NotAMapping(f'"{order}" is no order of days', hint="dates: day-first   or   dates: month-first")
    columns = {str(heading): _field(field) for heading, field in tree["columns"].items()}
    return SavedMapping(columns, DATES[order] if order else None)


def _field(field: Any) -> str:
    known = fields()
    if isinstance(field, str) and (field in known or field == LEAVE):
        return field
    shown = str(field)[:40]
    near = get_close_matches(shown, [*known, LEAVE], n=3, cutoff=0.5) or recognise(shown)
    choice = f"did you mean {' or '.join(near)}?" if near else f"use one of {', '.join([*known, LEAVE])}"
    raise NotAMapping(f'"{shown}" is not something a column can hold', hint=choice)
