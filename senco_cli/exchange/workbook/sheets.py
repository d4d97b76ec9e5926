"""The sheets of a workbook and their rows, one at a time, with what a person who looks at the file may not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from senco_cli.exchange.cells.dates import FROM_1900
from senco_cli.exchange.text import clean
from senco_cli.exchange.workbook.package import NotAWorkbook, Package, chunks, elements, open_package, relations
from senco_cli.exchange.workbook.values import (
    FROM_1904,
    Strings,
    Style,
    etree_name,
    number_text,
    read_styles,
    style_at,
    text_in,
    whole,
)

_WORKBOOK = "xl/workbook.xml"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_OVERLAP = 200
# Wider than any register; a format that was set for whole rows reaches to column XFD.
MOST_COLUMNS = 400
_MOST_MERGES = 20_000
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that holds something: its number as the program shows it, and its cells as text, cleaned."""

    number: int
    cells: list[str]
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `first_day` is the day that the workbook counts days from."""

    name: str
    part: str
    is_hidden: bool
    first_day: date


@dataclass(slots=True)
class Seen:
    """What was met while the rows of a sheet went by: row numbers, and the places of hidden columns."""

    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    not_calculated: list[int] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)
    spread: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that is open."""

    package: Package
    sheets: tuple[Sheet, ...]
    strings: Strings
    styles: tuple[Style, ...]

    def rows(self, sheet: Sheet, seen: Seen | None = None) -> Iterator[SheetRow]:
        """The rows of a sheet that hold anything. Raises NotAWorkbook and HostileWorkbook."""
        return _rows(self, sheet, seen or Seen())


def open_workbook(data: bytes) -> Workbook:
    """An Excel workbook. Raises NotAWorkbook and HostileWorkbook."""
    package = open_package(data)
    parts = relations(package, _WORKBOOK)
    found: list[tuple[str, str, bool]] = []
    first_day = FROM_1900
    for element in elements(package, _WORKBOOK, "sheet", "workbookPr"):
        if etree_name(element) == "workbookPr":
            first_day = FROM_1904 if element.get("date1904") in _TRUE else FROM_1900
            continue
        relation = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        part = parts.get(str(relation), "")
        if package.has(part) and "worksheets/" in part.lower():
            found.append((str(element.get("name")), part, element.get("state", "visible") != "visible"))
    if not found:
        raise NotAWorkbook("has no sheet with cells", hint="save the register again and import the new file")
    sheets = tuple(Sheet(name, part, is_hidden, first_day) for name, part, is_hidden in found)
    return Workbook(package, sheets, Strings(package), read_styles(package))


def _rows(book: Workbook, sheet: Sheet, seen: Seen) -> Iterator[SheetRow]:
    spread = _Spread(_merges(book.package, sheet.part))
    number = 0
    for element in elements(book.package, sheet.part, "row", "col"):
        if etree_name(element) == "col":
            _note_hidden_column(element, seen)
            continue
        number = whole(element.get("r")) or number + 1
        cells = _cells(book, sheet, element, number, seen)
        if not any(cells):
            continue
        if spread.into(number, cells):
            seen.spread.append(number)
        is_hidden = element.get("hidden") in _TRUE
        if is_hidden:
            seen.hidden_rows.append(number)
        yield SheetRow(number, cells, is_hidden)


def _cells(book: Workbook, sheet: Sheet, row: Any, number: int, seen: Seen) -> list[str]:
    cells: list[str] = []
    place = -1
    # Asking a tag for its local name would take longer than all the rest.
    cell_tag = row.tag[: -len("row")] + "c"
    for cell in row:
        if cell.tag != cell_tag:
            continue
        written = cell.get("r")
        place = _place(written.rstrip("0123456789")) if written else place + 1
        text = _text(book, sheet, cell, number, seen)
        if text and place >= MOST_COLUMNS:
            seen.beyond.append(number)
        elif text:
            if place >= len(cells):
                cells.extend([""] * (place + 1 - len(cells)))
            cells[place] = text
    return cells


def _text(book: Workbook, sheet: Sheet, cell: Any, number: int, seen: Seen) -> str:
    value = next((each.text for each in cell if each.tag.endswith("}v")), None)
    kind = cell.get("t")
    if kind == "inlineStr":
        return clean(text_in(cell))
    if value is None:
        if len(cell) and any(etree_name(each) == "f" for each in cell):
            seen.not_calculated.append(number)
        return ""
    if kind == "s":
        place = whole(value)
        return "" if place is None else book.strings.at(place)
    if kind is None or kind == "n":
        return number_text(value.strip(), style_at(book.styles, cell.get("s")), sheet.first_day)
    if kind == "b":
        return "yes" if value.strip() in _TRUE else "no"
    if kind == "e":
        seen.errors.append(number)
        return ""
    return clean(value)


class _Spread:
    """Cells that are merged down over several rows: what stands in the first of them counts for each."""

    def __init__(self, merges: list[tuple[int, int, int]]) -> None:
        self._merges = sorted(merges, reverse=True)
        self._open: list[tuple[int, int, str]] = []

    def into(self, number: int, cells: list[str]) -> bool:
        """Put into a row what stands in a cell above that is merged with one of it; whether anything did."""
        self._open = [each for each in self._open if each[0] >= number]
        filled = False
        for _, place, text in self._open:
            if not (cells[place] if place < len(cells) else ""):
                cells.extend([""] * (place + 1 - len(cells)))
                cells[place] = text
                filled = True
        while self._merges and self._merges[-1][0] <= number:
            first, last, place = self._merges.pop()
            text = cells[place] if place < len(cells) else ""
            if first == number and text:
                self._open.append((last, place, text))
        return filled


def _merges(package: Package, part: str) -> list[tuple[int, int, int]]:
    # They stand behind the rows, so that a first look over the bytes has to find them.
    found: list[tuple[int, int, int]] = []
    before = b""
    for chunk in chunks(package, part):
        for match in _MERGED.finditer(before + chunk):
            first, last, place = int(match[2]), int(match[4]), _place(match[1].decode())
            if last > first and place < MOST_COLUMNS and len(found) < _MOST_MERGES:
                found.append((first, last, place))
        before = chunk[-_OVERLAP:]
    return list(dict.fromkeys(found))


def _note_hidden_column(element: Any, seen: Seen) -> None:
    if element.get("hidden") in _TRUE:
        first, last = whole(element.get("min")) or 1, whole(element.get("max")) or 1
        seen.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))


@lru_cache(maxsize=1024)
def _place(letters: str) -> int:
    """The place of a column, from 0, by the letters over it; the first beyond all where they are none."""
    if not 0 < len(letters) < 4:
        return MOST_COLUMNS
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
