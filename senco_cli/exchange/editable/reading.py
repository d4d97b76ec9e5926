"""A workbook that came back: what it held when it was made, and what its cells hold now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from senco_cli.exchange.decoding import NotATable, is_workbook
from senco_cli.exchange.editable.columns import BY_FIELD, COLUMNS, KEPT, KEY, MARK, VERSION
from senco_cli.exchange.text import squeeze

if TYPE_CHECKING:
    from senco_cli.exchange.workbook.sheets import Sheet, Workbook


class NotOurs(NotATable):
    """The workbook says that it was made to be edited, and cannot be used as that any more."""


@dataclass(frozen=True, slots=True)
class EditedRow:
    """One row as it came back: its number, its key, empty where it is new, and its cells by field."""

    number: int
    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edited:
    """A workbook that came back; `before` is what it held when it was made, by key.

    `unread` are the numbers of rows with a formula that has no result.
    """

    sheet: str
    made_on: date | None
    rows: tuple[EditedRow, ...]
    before: Mapping[str, Mapping[str, str]]
    fields: tuple[str, ...]
    unread: tuple[int, ...] = ()


def read_edited(data: bytes) -> Edited | None:
    """The workbook that was made to be edited; None where it was not. Raises NotATable."""
    if not is_workbook(data):
        return None
    # A text needs no reader of XML, which takes its time to load.
    from senco_cli.exchange.workbook.sheets import open_workbook

    book = open_workbook(data)
    kept = next((sheet for sheet in book.sheets if sheet.name == KEPT), None)
    if kept is None:
        return None
    lines = [row.cells for row in book.rows(kept)]
    if len(lines) < 2 or not lines[0] or lines[0][0] != MARK:
        return None
    if lines[0][1:2] != [VERSION]:
        raise NotOurs("was made by another version of senco", hint="export the register anew, and edit that file")
    names = lines[1]
    before = {line[0]: _by_name(names, line) for line in lines[2:] if line and line[0]}
    sheet, rows = _register(book, kept)
    found = tuple(name for name in names if name in BY_FIELD)
    fields = tuple(name for name in found if name in rows[1])
    return Edited(sheet.name, _day(lines[0][2:3]), rows[0], before, fields, rows[2])


_Register = tuple[tuple[EditedRow, ...], frozenset[str], tuple[int, ...]]


def _register(book: Workbook, kept: Sheet) -> tuple[Sheet, _Register]:
    """The sheet with the column of keys, whatever it is called by now, its rows, its fields, and the rows unread."""
    from senco_cli.exchange.workbook.sheets import Seen

    headings = {squeeze(column.heading): column.field for column in COLUMNS}
    for sheet in book.sheets:
        if sheet is kept:
            continue
        seen = Seen()
        rows = book.rows(sheet, seen)
        head = next(rows, None)
        if head is None or squeeze(KEY) not in map(squeeze, head.cells):
            continue
        places = {headings[squeeze(cell)]: place for place, cell in enumerate(head.cells) if squeeze(cell) in headings}
        key = [squeeze(cell) for cell in head.cells].index(squeeze(KEY))
        found = tuple(
            EditedRow(row.number, _at(row.cells, key), {name: _at(row.cells, place) for name, place in places.items()})
            for row in rows
        )
        unread = tuple(sorted({*seen.errors, *seen.not_calculated}))
        return sheet, (found, frozenset(places), unread)
    raise NotOurs(
        f'has no sheet with a column "{KEY}" any more, so that nothing tells whose row is whose',
        hint="export the register anew, and edit that file",
    )


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _by_name(names: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    return {name: _at(line, place) for place, name in enumerate(names) if name in BY_FIELD}


def _day(cells: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(cells[0]) if cells else None
    except ValueError:
        return None
