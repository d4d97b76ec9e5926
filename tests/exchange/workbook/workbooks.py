"""Workbooks for tests, and the same ones with their XML changed by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("Surname", "Forename", "DOB", "SEN status", "Need 1")
AMARA = ("Okafor", "Amara", "2015-11-03", "K", "SLCN")
ZOE = ("O'Brien", "Zoë", "2016-02-29", "E", "ASD")
SHEET = "xl/worksheets/sheet1.xml"


def workbook(
    *rows: Sequence[Any],
    title: str = "Register",
    more: Mapping[str, Sequence[Sequence[Any]]] | None = None,
    change: Callable[[Worksheet], None] | None = None,
) -> bytes:
    """A workbook with the rows on its first sheet, and `more` sheets by name."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    _fill(sheet, rows)
    for name, others in (more or {}).items():
        _fill(book.create_sheet(name), others)
    if change:
        change(sheet)
    return saved(book)


def with_shared_texts(*rows: Sequence[str]) -> bytes:
    """A workbook whose texts stand in a list of their own, as Excel writes them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Register")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return out.getvalue()


def saved(book: Any) -> bytes:
    """The bytes of a workbook of openpyxl's."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def patched(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """The workbook with texts in one of its parts replaced; each has to be there."""
    parts = unpacked(data)
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return packed({**parts, part: text.encode()})


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    for row in rows:
        sheet.append(list(row))
