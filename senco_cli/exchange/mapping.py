"""A mapping of headings to what their columns hold, as it is kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from senco_cli.errors import SencoError
from senco_cli.exchange.diagnosis_answers import KEEP
from senco_cli.exchange.headings import LEAVE, fields, recognise
from senco_cli.exchange.text import squeeze
from senco_cli.model.codes import code_set

DATES = {"day-first": True, "month-first": False}


class NotAMapping(SencoError):
    """What was given as a mapping cannot be used as one."""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """What each heading's column holds, or `leave`; and which way round the days are, None where nobody said.

    `diagnoses` has, by its words, the type of need to record beside a diagnosis, or `keep`.
    """

    columns: Mapping[str, str]
    day_first: bool | None = None
    diagnoses: Mapping[str, str] = field(default_factory=dict)

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
        return {
            **({"dates": order} if order else {}),
            "columns": dict(self.columns),
            **({"diagnoses": dict(self.diagnoses)} if self.diagnoses else {}),
        }


def read_mapping(tree: Any) -> SavedMapping:
    """A mapping from what a file holds: `columns` by heading, perhaps `dates` and `diagnoses`. Raises NotAMapping."""
    if not isinstance(tree, dict) or not isinstance(tree.get("columns"), dict):
        raise NotAMapping(
            'a mapping needs "columns", with a line for each heading', hint='columns: {"Surname": legal_surname}'
        )
    surplus = [str(name) for name in tree if name not in ("columns", "dates", "diagnoses")]
    if surplus:
        raise NotAMapping(f'"{surplus[0]}" is not part of a mapping', hint="a mapping has columns, dates and diagnoses")
    order = tree.get("dates")
    if order is not None and order not in DATES:
        raise NotAMapping(f'"{order}" is no order of days', hint="dates: day-first   or   dates: month-first")
    columns = {str(heading): _field(field) for heading, field in tree["columns"].items()}
    return SavedMapping(columns, DATES[order] if order else None, _diagnoses(tree.get("diagnoses") or {}))


def _diagnoses(told: Any) -> dict[str, str]:
    example = "diagnoses: {Dyslexia: SPLD, Dyspraxia: keep}"
    if not isinstance(told, dict):
        raise NotAMapping('"diagnoses" needs a line for each diagnosis', hint=example)
    for answer in told.values():
        if answer != KEEP and code_set("type_of_need").get(str(answer)) is None:
            raise NotAMapping(f'"{str(answer)[:40]}" is no type of need', hint=example)
    return {str(name): str(answer) for name, answer in told.items()}


def _field(field: Any) -> str:
    known = fields()
    if isinstance(field, str) and (field in known or field == LEAVE):
        return field
    shown = str(field)[:40]
    near = get_close_matches(shown, [*known, LEAVE], n=3, cutoff=0.5) or recognise(shown)
    choice = f"did you mean {' or '.join(near)}?" if near else f"use one of {', '.join([*known, LEAVE])}"
    raise NotAMapping(f'"{shown}" is not something a column can hold', hint=choice)
