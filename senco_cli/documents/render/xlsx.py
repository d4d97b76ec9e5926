"""A document as an Excel file: its tables as sheets that can be filtered and added up, text never taken for a sum."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Cell, Page, Unit
from senco_cli.documents.render.excel.formats import Formats
from senco_cli.documents.render.excel.listing import Listing, Sheet, sheets_of
from senco_cli.documents.render.excel.words import LINE_HEIGHT, TALLEST, lines_of, write_words
from senco_cli.documents.render.signs import cut, writable

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# The file keeps a time of its making; the same page is to give the same bytes tomorrow.
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001
_A4 = 9
_LONGEST_CELL = 32_767
_CUT = " … (more than a cell of Excel can hold)"
_FIRST_DAY = date(1900, 3, 1)
_NARROWEST, _WIDEST, _FILTER_BUTTON = 7, 48, 3
_PAGE_WIDTH, _NARROWED = 135, 20
_LONGEST_FOOT = 120


def render_xlsx(page: Page, *, look: Look) -> bytes:
    """The page as an Excel file, the same bytes whenever it is made.

    Tables with the same headings stand on one sheet, with a first column that tells them apart; what is not in a table
    stands on a sheet of its own before them.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as workbook:
        title = writable(page.title)
        workbook.set_properties({"title": cut(title, 255), "author": "", "created": _NO_TIME})
        formats = Formats(workbook, look)
        sheets = sheets_of(page.blocks)
        if sheets.words_name is not None:
            words = workbook.add_worksheet(sheets.words_name)
            _set_up_paper(words, title, look, is_upright=True)
            write_words(words, page, formats, sheets)
        for sheet in sheets.tables:
            _write_table(workbook, sheet, formats, title, look)
    return out.getvalue()


def _write_table(workbook: Workbook, sheet: Sheet, formats: Formats, title: str, look: Look) -> None:
    to = workbook.add_worksheet(sheet.name)
    _set_up_paper(to, title, look)
    listing = sheet.listing
    header = len(listing.head) - 1
    for place, row in enumerate(listing.head):
        for column, cell in enumerate(row):
            _write(to, place, column, cell, formats, kind="head")
    for place, row in enumerate(listing.body, start=header + 1):
        for column, cell in enumerate(row):
            _write(to, place, column, cell, formats, kind="first" if cell and cell.is_header else "body")
    last = header + len(listing.body)
    for place, row in enumerate(listing.foot, start=last + 2):
        for column, cell in enumerate(row):
            _write(to, place, column, cell, formats, kind="foot")
    if header >= 0:
        to.freeze_panes(header + 1, 0)
        to.repeat_rows(0, header)
        to.autofilter(header, 0, max(last, header), max(listing.columns - 1, 0))
    widths = _widths(listing)
    for column, width in enumerate(widths):
        to.set_column(column, column, width)
    _set_heights(to, listing, widths)


def _write(to: Worksheet, row: int, column: int, cell: Cell | None, formats: Formats, *, kind: str) -> None:
    if cell is None:
        to.write_blank(row, column, None, formats.of(kind))
        return
    value, unit = _value(cell)
    if isinstance(value, date):
        to.write_datetime(row, column, datetime(value.year, value.month, value.day), formats.of(kind, unit))  # noqa: DTZ001
    elif value is not None:
        amount = value / 100 if unit == "percent" else value
        to.write_number(row, column, float(amount), formats.of(kind, unit, decimals=_decimals(cell, value)))
    else:
        style = formats.of(kind, is_right=cell.is_number)
        text = writable(cell.text)
        if cut(text, _LONGEST_CELL) != text:
            text = cut(text, _LONGEST_CELL - len(_CUT)) + _CUT
        # An empty string would not be written at all, and the cell would lose its ground and edge.
        if text:
            to.write_string(row, column, text, style)
        else:
            to.write_blank(row, column, None, style)


def _decimals(cell: Cell, value: Decimal) -> int:
    """As many as are on the page, at which the points of a column stand below each other."""
    return max(len(cell.text.partition(".")[2]), int(value != value.to_integral_value()))


def _value(cell: Cell) -> tuple[Decimal | date | None, Unit | None]:
    """What is calculated with; nothing for what Excel cannot hold as a number or a day."""
    if isinstance(cell.value, Decimal) and not cell.value.is_finite():
        return None, None
    if isinstance(cell.value, date) and cell.value < _FIRST_DAY:
        return None, None
    return cell.value, cell.unit


def _widths(listing: Listing) -> Sequence[int]:
    widths = [_NARROWEST] * listing.columns
    for row in (*listing.body, *listing.foot):
        for column, cell in enumerate(row):
            if cell:
                widths[column] = max(widths[column], *(len(line) + 2 for line in cell.text.split("\n")))
    for row in listing.head[-1:]:
        for column, cell in enumerate(row):
            # A heading may be set in two lines, beside the button of its filter.
            words = max(map(len, cell.text.split()), default=0) if cell else 0
            whole = len(cell.text) // 2 if cell else 0
            widths[column] = max(widths[column], words + _FILTER_BUTTON, whole + _FILTER_BUTTON)
    widths = [min(width, _WIDEST) for width in widths]
    # A sheet is printed as wide as one page, and is to be read there too.
    while sum(widths) > _PAGE_WIDTH and max(widths) > _NARROWED:
        widths[widths.index(max(widths))] -= 1
    return widths


def _set_heights(to: Worksheet, listing: Listing, widths: Sequence[int]) -> None:
    # Not every program makes a row as high as its words need.
    parts = (
        (listing.head, 0),
        (listing.body, len(listing.head)),
        (listing.foot, len(listing.head) + len(listing.body) + 1),
    )
    for rows, start in parts:
        room = [width - (_FILTER_BUTTON if rows is listing.head else 1) for width in widths]
        for place, row in enumerate(rows, start=start):
            lines = max((lines_of(cell.text, room[column]) for column, cell in enumerate(row) if cell), default=1)
            if lines > 1:
                to.set_row(place, min(lines * LINE_HEIGHT, TALLEST))


def _set_up_paper(to: Worksheet, title: str, look: Look, *, is_upright: bool = False) -> None:
    to.set_paper(_A4)
    if not is_upright:
        to.set_landscape()
    to.fit_to_pages(1, 0)
    to.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    to.hide_gridlines(1)
    to.set_tab_color(f"#{look.accent}")
    # An ampersand begins a code there, and two are one.
    name = cut(title, _LONGEST_FOOT).replace("&", "&&")
    to.set_footer(f"&L&8{_apart(name)}&R&8Page &P of &N")


def _apart(name: str) -> str:
    """The name, not taken for a part of the size of its type."""
    return f" {name}"
