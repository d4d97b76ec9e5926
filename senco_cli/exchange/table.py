"""A table out of a file: its headings, its rows numbered as a spreadsheet shows them, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from senco_cli.exchange.cells.dates import FROM_1900
from senco_cli.exchange.decoding import NotATable


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
    """A table and how it was found; `heading_rows` are numbers as a spreadsheet shows them.

    `source` says in words how the file holds it; `first_day` is what a bare number of days counts from. `bands` are
    rows between the others with one cell only. `sheet` is the one of a workbook that was read, and `other_sheets` look
    as if they held such a table too.
    """

    source: str
    heading_rows: tuple[int, ...]
    headings: tuple[str, ...]
    rows: Sequence[Row]
    notices: tuple[Notice, ...]
    first_day: date = FROM_1900
    bands: tuple[Row, ...] = ()
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()

    def column(self, index: int, *, most: int | None = None) -> tuple[str, ...]:
        """The cells of one column that hold anything, from the top; no more than `most` of them."""
        return tuple(islice((row.cells[index] for row in self.rows if row.cells[index]), most))
