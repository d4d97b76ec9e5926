"""What comes out of one cell, and what a cell cannot say about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from senco_cli.exchange.cells.dates import FROM_1900
from senco_cli.exchange.shipped import word, words
from senco_cli.exchange.text import one_line

# assumed: the file did not say it. doubtful: odd, and taken. noted: how it was taken. kept: the records stay as they
# are against the file. missing: for somebody to add.
RemarkKind = Literal["assumed", "doubtful", "noted", "kept", "missing"]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a cell cannot say about itself: the day, and what its column and heading show."""

    today: date
    day_first: bool = True
    speaks_of_diagnoses: bool = False
    fractions: bool = False
    speaks_of_years: bool = False
    first_day: date = FROM_1900


@dataclass(frozen=True, slots=True)
class Comment:
    """Something to say about a cell that was taken; `taken` is as what, where the cell does not show it."""

    kind: RemarkKind
    sentence: str
    taken: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell was not taken, or only the `part` of it."""

    reason: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell gave: values by the fields of `Child`, what of it was not taken, and comments."""

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    refused: tuple[Refused, ...] = ()
    comments: tuple[Comment, ...] = ()


Reader = Callable[[str, Clues], Reading]


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing, in whatever way people write that."""
    return not cell or word(cell) in words("blank_anywhere")


def says_none(cell: str) -> bool:
    """Whether a cell says in words that there is nothing to say."""
    return word(cell) in words("blank")


def refused(reason: str) -> Reading:
    """A cell that was not taken, and why."""
    return Reading(refused=(Refused(reason),))


def text(name: str, cell: str, _clues: Clues) -> Reading:
    """Any text, on one line."""
    return Reading({name: one_line(cell)})
