"""The register as a workbook to be edited: keys that are locked, codes to choose from, and what it held when made."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from senco_cli.exchange.editable.columns import COLUMNS, KEPT, KEY, MARK, VERSION, EditableColumn, EditableRow
from senco_cli.model.codes import code_set

REGISTER, CODES = "Register", "Codes"
# Room below the last pupil for new ones, with the same lists to choose from.
_SPARE = 1000
_LINE, _TALLEST = 15, 6
_KEPT_FORM = datetime(1980, 1, 1)  # noqa: DTZ001
_ALLOWED = (
    *("format_cells", "format_columns", "format_rows", "insert_rows", "insert_columns"),
    *("sort", "autofilter", "select_locked_cells", "select_unlocked_cells"),
)
_HOW = (
    "Change what you like, save, and give the file back with:  senco import xlsx FILE",
    "The first column tells whose row it is. Leave it as it is; a row without a key is a new pupil.",
    "A row that you delete deletes nobody. Several circumstances or services stand in one cell with ; between them.",
)


def editable_workbook(rows: Sequence[EditableRow], *, school: str, staff: Sequence[str], on: date) -> bytes:
    """The workbook, the same bytes whenever it is made of the same; `staff` are names to choose from."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": f"SEN register of {school}", "author": "", "created": _KEPT_FORM})
        register, codes, kept = (book.add_worksheet(name) for name in (REGISTER, CODES, KEPT))
        lists = _write_codes(book, codes, staff)
        _write_register(book, register, rows, lists)
        _write_kept(kept, rows, on)
        kept.very_hidden()
    return out.getvalue()


def _write_register(book: Any, sheet: Any, rows: Sequence[EditableRow], lists: Mapping[str, str]) -> None:
    formats = _formats(book)
    last = len(rows) + _SPARE
    sheet.write_string(0, 0, KEY, formats["head"])
    sheet.set_column(0, 0, 8, formats["key"])
    for place, column in enumerate(COLUMNS, start=1):
        # What a column is holds for the empty cells below the last pupil too.
        sheet.set_column(place, place, column.width, formats[_format_of(column)])
        sheet.write_string(0, place, column.heading, formats["head"])
        _validate(sheet, place, column, last, lists)
    for number, row in enumerate(rows, start=1):
        sheet.write_string(number, 0, row.key, formats["key"])
        if _lines(row) > 1:
            # Not every program makes a row as high as its words need.
            sheet.set_row(number, _lines(row) * _LINE)
        for place, column in enumerate(COLUMNS, start=1):
            _write(sheet, number, place, column, row.cells[column.field], formats)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS))
    sheet.set_row(0, 32)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(9)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def _formats(book: Any) -> dict[str, Any]:
    plain = {"valign": "top", "font_name": "Calibri", "font_size": 11, "locked": False}
    grey = {"bg_color": "#E7E6E6", "valign": "top", "font_color": "#595959"}
    return {
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#D9E2F3", "border": 1}
        ),
        "key": book.add_format({**grey, "locked": True, "num_format": "@"}),
        "text": book.add_format({**plain, "num_format": "@"}),
        "lines": book.add_format({**plain, "num_format": "@", "text_wrap": True}),
        "day": book.add_format({**plain, "num_format": "dd/mm/yyyy", "align": "left"}),
        "number": book.add_format({**plain, "num_format": "0.0", "align": "left"}),
    }


def _write(sheet: Any, row: int, place: int, column: EditableColumn, text: str, formats: Mapping[str, Any]) -> None:
    if not text:
        return
    value = _typed(column, text)
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001
    elif isinstance(value, float):
        sheet.write_number(row, place, value, formats["number"])
    else:
        sheet.write_string(row, place, text, formats["lines" if _wraps(column) else "text"])


def _format_of(column: EditableColumn) -> str:
    return "lines" if _wraps(column) else column.kind if column.kind in ("day", "number") else "text"


def _wraps(column: EditableColumn) -> bool:
    return column.kind in ("lines", "items") or column.field == "notes"


def _lines(row: EditableRow) -> int:
    """How many lines the tallest cell of a row needs, as far as a row may grow."""
    wrapped = ((column, row.cells[column.field]) for column in COLUMNS if _wraps(column))
    needed = (
        sum(max(-(-len(line) // column.width), 1) for line in text.split("\n")) for column, text in wrapped if text
    )
    return min(max(needed, default=1), _TALLEST)


def _typed(column: EditableColumn, text: str) -> date | float | None:
    """The text as what the column holds; None where it is no such thing, and stands in the cell as it is written."""
    try:
        if column.kind == "day":
            found = date.fromisoformat(text)
            return found if found.year >= 1901 else None
        return float(text) if column.kind == "number" else None
    except ValueError:
        return None


def _validate(sheet: Any, place: int, column: EditableColumn, last: int, lists: Mapping[str, str]) -> None:
    source = lists.get("staff" if column.kind == "staff" else column.field if column.kind == "code" else "")
    if source:
        sheet.data_validation(
            1,
            place,
            last,
            place,
            {
                "validate": "list",
                "source": source,
                "error_title": column.heading,
                "error_message": f'The sheet "{CODES}" has what can stand here.',
                "error_type": "warning" if column.kind == "staff" else "stop",
            },
        )
    elif column.kind == "day":
        sheet.data_validation(
            1,
            place,
            last,
            place,
            {
                "validate": "date",
                "criteria": "between",
                "minimum": date(1990, 1, 1),
                "maximum": date(2100, 12, 31),
                "error_title": column.heading,
                "error_message": "Type a day, like 03/11/2026, or leave the cell empty.",
                "error_type": "warning",
            },
        )


def _write_codes(book: Any, sheet: Any, staff: Sequence[str]) -> dict[str, str]:
    """The sheet with the codes and their meaning; where each list stands, by what it is of."""
    bold = book.add_format({"bold": True})
    statuses = [code for code in code_set("sen_provision").codes if code.valid_to is None]
    types = [code for code in code_set("type_of_need").codes if code.valid_to is None]
    columns: list[tuple[str, Sequence[str]]] = [
        ("SEN status", [code.code for code in statuses]),
        ("means", [code.name for code in statuses]),
        ("Type of need", [code.code for code in types]),
        ("means", [code.name for code in types]),
        ("Circumstances", [code.name for code in code_set("circumstance").codes]),
        ("Key worker", staff),
        ("How this file works", _HOW),
    ]
    for place, (heading, values) in enumerate(columns):
        sheet.write_string(0, place, heading, bold)
        for row, value in enumerate(values, start=1):
            sheet.write_string(row, place, value)
        sheet.set_column(place, place, min(max(map(len, (heading, *values))) + 2, 60))
    sheet.protect("", dict.fromkeys(_ALLOWED, True))
    needs = f"={CODES}!$C$2:$C${len(types) + 1}"
    return {
        "status": f"={CODES}!$A$2:$A${len(statuses) + 1}",
        "need_1": needs,
        "need_2": needs,
        "need_3": needs,
        **({"staff": f"={CODES}!$F$2:$F${len(staff) + 1}"} if staff else {}),
    }


def _write_kept(sheet: Any, rows: Sequence[EditableRow], on: date) -> None:
    # What the file held when it was made: without it nobody could tell a cell that was edited from a record that was.
    sheet.write_row(0, 0, [MARK, VERSION, on.isoformat()])
    sheet.write_row(1, 0, [KEY, *(column.field for column in COLUMNS)])
    for number, row in enumerate(rows, start=2):
        sheet.write_string(number, 0, row.key)
        for place, column in enumerate(COLUMNS, start=1):
            if row.cells[column.field]:
                sheet.write_string(number, place, row.cells[column.field])
