"""A table out of a file: its headings, its rows numbered as a spreadsheet shows them, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.exchange.cells.dates import FROM_1900
from senco_cli.exchange.decoding import NotATable, is_workbook


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
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]
    first_day: date = FROM_1900
    bands: tuple[Row, ...] = ()
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()

    def column(self, index: int) -> tuple[str, ...]:
        """The cells of one column that hold anything, from the top."""
        return tuple(row.cells[index] for row in self.rows if row.cells[index])


def read_table(
    data: bytes,
    *,
    headings: Collection[str] = (),
    sheet: str | None = None,
    visible_only: bool = False,
    telling: Callable[[Sequence[str]], bool] | None = None,
) -> Table:
    """The table in an Excel workbook, or in a spreadsheet saved as text, whatever the name of the file.

    `headings` are further ones to know the heading row by, such as those of a mapping. Of a workbook `sheet` is the
    one to read, else the one that looks most like it; `visible_only` leaves hidden rows out; `telling` says of headings
    whether they are those of the table that is wanted, of pupils where it is None. Raises NotATable.
    """
    # A text needs no reader of XML, which takes its time to load.
    if is_workbook(data):
        from senco_cli.exchange.workbook.choosing import read_workbook_table

        return read_workbook_table(data, headings=headings, sheet=sheet, visible_only=visible_only, telling=telling)
    from senco_cli.exchange.text_table import read_text_table

    return read_text_table(data, headings=headings)
