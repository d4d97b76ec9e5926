"""From rows of cells to a table: where its headings are, how wide it is, and which rows are none of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.exchange.cells.dates import FROM_1900
from senco_cli.exchange.heading_row import LOOKED_AT, HeadingRow, distinct, find_heading_row
from senco_cli.exchange.shipped import word, words
from senco_cli.exchange.table import NoHeadings, Notice, Row, Table
from senco_cli.exchange.text import squeeze

_FIGURES = re.compile(r"[\W\d_]*|[ekn]\W*\d+(?:\.\d+)?%?", re.IGNORECASE)
_TOTAL = re.compile(r"([^\d:=]+?)\s*[:=\-]?\s*[\d.,%\s]*$")
_REPEATED = 0.6
_LINE = "a line of text, not a row of the table; left out"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a file: its number as a spreadsheet shows it, and its cells, cleaned."""

    number: int
    cells: list[str]


def table_of(
    records: Sequence[Record],
    known: Collection[str],
    *,
    source: str,
    first_day: date = FROM_1900,
    keeps_blanks: bool = True,
) -> Table:
    """The table in the records, with `known` headings (squeezed) besides those that are known anyway.

    A file that `keeps_blanks` has as many cells in each row, and one with fewer is odd.
    Raises NoHeadings.
    """
    found = find_heading_row([record.cells for record in records[:LOOKED_AT]], known)
    if found is None:
        raise NoHeadings
    body = [(record.number, record.cells) for record in records[found.last + 1 :]]
    width = _width(found, [cells for _, cells in body])
    names = distinct(found.headings, width)
    rows, left_out = _sorted_out(body, names, width)
    lines = {number for notice in left_out if notice.sentence == _LINE for number in notice.rows}
    return Table(
        source=source,
        heading_rows=tuple(record.number for record in records[found.first : found.last + 1]),
        headings=names,
        rows=rows,
        notices=(*left_out, *_ragged(body, {row.number for row in rows}, width, keeps_blanks=keeps_blanks)),
        first_day=first_day,
        bands=tuple(Row(number, tuple(filter(None, cells))) for number, cells in body if number in lines),
    )


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
        return _LINE
    return None


def _is_total(filled: Sequence[str]) -> bool:
    match = _TOTAL.fullmatch(filled[0][:60])
    if match is None or word(match.group(1)) not in words("total"):
        return False
    return all(_FIGURES.fullmatch(cell) for cell in filled[1:])


def _ragged(
    body: Sequence[tuple[int, list[str]]], kept: Collection[int], width: int, *, keeps_blanks: bool
) -> tuple[Notice, ...]:
    rows = [(number, record) for number, record in body if number in kept]
    longer = tuple(number for number, record in rows if any(record[width:]))
    shorter = tuple(number for number, record in rows if len(record) < width)
    found = []
    if longer:
        found.append(Notice(longer, "has more cells than there are headings; what stands beyond them was left out"))
    if shorter and keeps_blanks:
        found.append(Notice(shorter, "has fewer cells than there are headings; the rest was taken as blank"))
    return tuple(found)
