"""What an import has to tell: cells not taken, things assumed, columns left behind, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from senco_cli.exchange.cells.by_field import DAYS
from senco_cli.exchange.cells.reading import Comment, RemarkKind
from senco_cli.exchange.columns import Column, ColumnMapping

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "legal_forename": ("legal_forename", "full_name", "known_as"),
    "legal_surname": ("legal_surname", "full_name", "preferred_surname"),
    "known_as": ("known_as", "full_name"),
    "class_name": ("class",),
    "year": ("year", "class"),
    "status": ("sen_status", "ehc_plan"),
    "watched": ("sen_status",),
    "has_plan": ("ehc_plan",),
    "on_support": ("sen_support",),
    "main_needs": ("main_need",),
    "further_needs": ("other_needs",),
    "agencies": ("external_agencies",),
    **{attribute: (field,) for field, (attribute, _) in DAYS.items()},
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell, or a part of one, that was not taken; `text` is the cell and belongs on a screen only."""

    row: int
    column_letter: str
    heading: str
    cell_kind: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a row, or about a whole column where `row` is None.

    The sentence is the same for all rows of which it is true; `taken` is what this row's cell was taken as.
    """

    row: int | None
    column_letter: str | None
    heading: str | None
    cell_kind: str | None
    kind: RemarkKind
    sentence: str
    taken: str | None = None


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A column that was not taken, with the number of cells in it that hold something."""

    column_letter: str
    heading: str
    filled: int
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """A refusal or a remark before it has a place: about a value of `Child`."""

    kind: RemarkKind | Literal["refused"]
    about: str
    sentence: str
    taken: str | None = None


def column_about(mapping: ColumnMapping, about: str) -> Column | None:
    """The column that a value of `Child` came from; None where no column gave it."""
    for field in _COLUMNS.get(about, (about,)):
        columns = mapping.of(field)
        if columns:
            return columns[0]
    return None


def refusal(row: int, column: Column, reason: str, text: str) -> Refusal:
    """A refusal with its place."""
    return Refusal(row, column.letter, column.heading, column.field or "", reason, text)


def remark(row: int | None, column: Column | None, comment: Comment) -> Remark:
    """A remark with its place, as far as it has one."""
    letter, heading, kind = (column.letter, column.heading, column.field) if column else (None, None, None)
    return Remark(row, letter, heading, kind, comment.kind, comment.sentence, comment.taken)
