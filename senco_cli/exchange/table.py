"""A spreadsheet saved as text, as a table: headings, rows numbered as a spreadsheet shows them, what was left out."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from senco_cli.exchange.decoding import NotATable, decode
from senco_cli.exchange.heading_row import LOOKED_AT, HeadingRow, count_known, distinct, find_heading_row
from senco_cli.exchange.shipped import word, words
from senco_cli.exchange.text import clean, squeeze

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_FIGURES = re.compile(r"[\W\d_]*|[ekn]\W*\d+(?:\.\d+)?%?", re.IGNORECASE)
_TOTAL = re.compile(r"([^\d:=]+?)\s*[:=\-]?\s*[\d.,%\s]*$")
_REPEATED = 0.6


class NoHeadings(NotATable):
    """No row names the columns, so that nothing says what they hold."""

    def __init__(self) -> None:
        super().__init__(
            "has no row of headings that can be recognised",
            hint="have one row above the pupils that names the columns, such as Surname, Forename, DOB, SEN status",
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells, cleaned, one for each column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about rows that a person should know: rows left out, or cells out of place."""

    rows: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table and how it was found; `heading_rows` are numbers as a spreadsheet shows them."""

    encoding: str
    delimiter: str
    heading_rows: tuple[int, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]

    def column(self, index: int) -> tuple[str, ...]:
        """The cells of one column that hold anything, from the top."""
        return tuple(row.cells[index] for row in self.rows if row.cells[index])


def read_table(data: bytes, *, headings: Collection[str] = ()) -> Table:
    """The table in a spreadsheet saved as text.

    `headings` are further ones to know the heading row by, such as those of a mapping. Raises NotATable.
    """
    decoded = decode(data)
    known = frozenset(squeeze(heading) for heading in headings)
    text, given = _without_separator_line(decoded.text)
    delimiter = given or _delimiter(text, known)
    records = _records(text, delimiter)
    found = find_heading_row(records, known)
    if found is None:
        raise NoHeadings
    body = [(number, record) for number, record in enumerate(records, start=1) if number > found.last + 1]
    width = _width(found, [record for _, record in body])
    names = distinct(found.headings, width)
    rows, left_out = _sorted_out(body, names, width)
    return Table(
        encoding=decoded.encoding,
        delimiter=DELIMITERS.get(delimiter, f'"{delimiter}"'),
        heading_rows=tuple(range(found.first + 1, found.last + 2)),
        headings=names,
        rows=rows,
        notices=(*left_out, *_ragged(body, {row.number for row in rows}, width), *_unclosed(rows, delimiter, width)),
    )


def _without_separator_line(text: str) -> tuple[str, str | None]:
    # Excel reads this line as an instruction and does not count it as a row.
    match = _SEPARATOR_LINE.match(text)
    return (text[match.end() :], match.group(1)) if match else (text, None)


def _delimiter(text: str, known: Collection[str]) -> str:
    def score(delimiter: str) -> tuple[tuple[int, int], int]:
        records = _first_records(text, delimiter)
        best = max((count_known(record, known) for record in records), default=(0, 0))
        return best, sorted(len(record) for record in records)[len(records) // 2] if records else 0

    return max(DELIMITERS, key=score)


def _first_records(text: str, delimiter: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for record in islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), LOOKED_AT):
            found.append([clean(cell) for cell in record])
    except csv.Error:
        # Told when all of it is read; the rows above the fault still show which delimiter there is.
        return found
    return found


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        return [[clean(cell) for cell in record] for record in reader]
    except csv.Error:
        raise NotATable("has a quotation mark that is opened and never closed, so that its rows run together") from None


def _width(found: HeadingRow, body: Sequence[Sequence[str]]) -> int:
    named = max((column for column, heading in enumerate(found.headings) if heading), default=0)
    # A column of notes without a heading is kept where most rows reach it; a few that do are out of place.
    filled = [max((column for column, cell in enumerate(record) if cell), default=-1) for record in body]
    width = named + 1
    while filled and sum(1 for last in filled if last >= width) * 2 > len(filled):
        width += 1
    return width


def _sorted_out(
    body: Sequence[tuple[int, list[str]]], headings: Sequence[str], width: int
) -> tuple[tuple[Row, ...], tuple[Notice, ...]]:
    kept: list[Row] = []
    left_out: dict[str, list[int]] = {}
    for number, record in body:
        cells = tuple((record + [""] * width)[:width])
        why = _why_left_out([cell for cell in record if cell], cells, headings)
        if why:
            left_out.setdefault(why, []).append(number)
        else:
            kept.append(Row(number, cells))
    return tuple(kept), tuple(Notice(tuple(numbers), why) for why, numbers in left_out.items())


def _why_left_out(filled: Sequence[str], cells: Sequence[str], headings: Sequence[str]) -> str | None:
    if not filled:
        return "blank, left out"
    if _is_total(filled):
        return "a total, not a pupil; left out"
    same = sum(1 for cell, heading in zip(cells, headings, strict=True) if cell and squeeze(cell) == squeeze(heading))
    if same >= 2 and same >= len(filled) * _REPEATED:
        return "the headings over again, left out"
    if len(filled) == 1 and len(headings) > 3:
        return "a line of text, not a row of the table; left out"
    return None


def _is_total(filled: Sequence[str]) -> bool:
    match = _TOTAL.fullmatch(filled[0][:60])
    if match is None or word(match.group(1)) not in words("total"):
        return False
    return all(_FIGURES.fullmatch(cell) for cell in filled[1:])


def _ragged(body: Sequence[tuple[int, list[str]]], kept: Collection[int], width: int) -> tuple[Notice, ...]:
    rows = [(number, record) for number, record in body if number in kept]
    longer = tuple(number for number, record in rows if any(record[width:]))
    shorter = tuple(number for number, record in rows if len(record) < width)
    found = []
    if longer:
        found.append(Notice(longer, "has more cells than there are headings; what stands beyond them was left out"))
    if shorter:
        found.append(Notice(shorter, "has fewer cells than there are headings; the rest was taken as blank"))
    return tuple(found)


def _unclosed(rows: Sequence[Row], delimiter: str, width: int) -> tuple[Notice, ...]:
    swallowed = tuple(row.number for row in rows if any(_holds_rows(cell, delimiter, width) for cell in row.cells))
    sentence = "has a cell that seems to hold whole rows; a quotation mark may be missing in it"
    return (Notice(swallowed, sentence),) if swallowed else ()


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    return width > 3 and sum(1 for line in cell.split("\n") if line.count(delimiter) >= width - 2) > 1
