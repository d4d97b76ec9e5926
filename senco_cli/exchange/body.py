"""From rows of cells to a table: where its headings are, how wide it is, and which rows are none of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice

from senco_cli.exchange.cells.dates import FROM_1900
from senco_cli.exchange.heading_row import LOOKED_AT, HeadingRow, distinct, find_heading_row
from senco_cli.exchange.packed import packed
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
    body = partial(islice, records, found.last + 1, None)
    width = _width(found, body())
    names = distinct(found.headings, width)
    sorting = _Sorting(names)
    rows = packed(sorting.kept(body()))
    return Table(
        source=source,
        heading_rows=tuple(record.number for record in records[found.first : found.last + 1]),
        headings=names,
        rows=rows,
        notices=tuple(sorting.notices(keeps_blanks=keeps_blanks)),
        first_day=first_day,
        bands=tuple(sorting.bands),
    )


@dataclass(slots=True)
class _Sorting:
    """Which rows are none of the table, or odd, as they go by."""

    headings: Sequence[str]
    left_out: dict[str, list[int]] = field(default_factory=dict)
    bands: list[Row] = field(default_factory=list)
    longer: list[int] = field(default_factory=list)
    shorter: list[int] = field(default_factory=list)

    def kept(self, body: Iterable[Record]) -> Iterator[Row]:
        """The rows of the table, each with a cell for every heading."""
        width = len(self.headings)
        for record in body:
            cells = tuple((record.cells + [""] * width)[:width])
            filled = [cell for cell in record.cells if cell]
            why = _why_left_out(filled, cells, self.headings)
            if why is None:
                if any(record.cells[width:]):
                    self.longer.append(record.number)
                elif len(record.cells) < width:
                    self.shorter.append(record.number)
                yield Row(record.number, cells)
                continue
            self.left_out.setdefault(why, []).append(record.number)
            if why == _LINE:
                self.bands.append(Row(record.number, tuple(filled)))

    def notices(self, *, keeps_blanks: bool) -> Iterator[Notice]:
        """What a person should know of the rows that went by."""
        for why, numbers in self.left_out.items():
            yield Notice(tuple(numbers), why)
        if self.longer:
            sentence = "has more cells than there are headings; what stands beyond them was left out"
            yield Notice(tuple(self.longer), sentence)
        if self.shorter and keeps_blanks:
            sentence = "has fewer cells than there are headings; the rest was taken as blank"
            yield Notice(tuple(self.shorter), sentence)


def _width(found: HeadingRow, body: Iterable[Record]) -> int:
    named = max((column for column, heading in enumerate(found.headings) if heading), default=0)
    # A column of notes without a heading is kept where most rows reach it; a few that do are out of place.
    filled = [max((column for column, cell in enumerate(record.cells) if cell), default=-1) for record in body]
    width = named + 1
    while filled and sum(1 for last in filled if last >= width) * 2 > len(filled):
        width += 1
    return width


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
