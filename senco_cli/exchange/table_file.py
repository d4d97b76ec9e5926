"""The table in a file, whichever program saved it: a workbook, or a spreadsheet saved as text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from senco_cli.exchange.decoding import is_workbook
from senco_cli.exchange.table import Table
from senco_cli.exchange.text_table import read_text_table


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
    return read_text_table(data, headings=headings)
