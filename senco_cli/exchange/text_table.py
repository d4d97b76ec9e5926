"""A spreadsheet saved as text, as a table: whatever the delimiter, and whatever stands above the headings."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from io import StringIO
from itertools import islice

from senco_cli.exchange.body import Record, table_of
from senco_cli.exchange.decoding import NotATable, decode
from senco_cli.exchange.heading_row import LOOKED_AT, count_known
from senco_cli.exchange.packed import packed
from senco_cli.exchange.table import Notice, Row, Table
from senco_cli.exchange.text import clean, squeeze

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_text_table(data: bytes, *, headings: Collection[str] = ()) -> Table:
    """The table in a spreadsheet saved as text; `headings` are further ones to know the heading row by.

    Raises NotATable.
    """
    decoded = decode(data)
    known = frozenset(squeeze(heading) for heading in headings)
    text, given = _without_separator_line(decoded.text)
    delimiter = given or _delimiter(text, known)
    named = DELIMITERS.get(delimiter, f'"{delimiter}"')
    table = table_of(_records(text, delimiter), known, source=f"{decoded.encoding}, {named}")
    return replace(table, notices=(*table.notices, *_unclosed(table.rows, delimiter, len(table.headings))))


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


def _records(text: str, delimiter: str) -> Sequence[Record]:
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        return packed(Record(number, [clean(cell) for cell in record]) for number, record in enumerate(reader, start=1))
    except csv.Error:
        what = "has a quotation mark that is opened and never closed, so that its rows run together"
        if '"' not in text:
            what = "has a cell that is longer than any in a register"
        raise NotATable(what) from None


def _unclosed(rows: Sequence[Row], delimiter: str, width: int) -> tuple[Notice, ...]:
    swallowed = tuple(row.number for row in rows if any(_holds_rows(cell, delimiter, width) for cell in row.cells))
    sentence = "has a cell that seems to hold whole rows; a quotation mark may be missing in it"
    return (Notice(swallowed, sentence),) if swallowed else ()


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    return width > 3 and sum(1 for line in cell.split("\n") if line.count(delimiter) >= width - 2) > 1
