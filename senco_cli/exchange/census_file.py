"""The SEN items of a census as a file for the school's office, to compare with what the management system sends."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from senco_cli.model.names import fold_name
from senco_cli.rules.census.taking import TYPES_TAKEN, WITH_TYPES, Census, CensusPupil

FORMATS = ("csv", "xlsx")
# A spreadsheet would calculate what begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t")
_WIDEST, _NARROWEST = 30, 9

_Row = Mapping[str, str]


def census_rows(census: Census) -> tuple[_Row, ...]:
    """One row a pupil by surname, each column as text under its heading."""
    ordered = sorted(census.pupils, key=lambda each: (fold_name(each.surname), fold_name(each.forename), each.key))
    return tuple(dict(_columns(census, pupil)) for pupil in ordered)


def census_csv(census: Census) -> bytes:
    """The rows as CSV in UTF-8 with the mark by which Excel knows it."""
    rows = census_rows(census)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings(census))
    for row in rows:
        writer.writerow([_no_formula(cell) for cell in row.values()])
    return out.getvalue().encode("utf-8-sig")


def census_xlsx(census: Census) -> bytes:
    """The rows as an Excel workbook in which every cell is text, so that no number loses a nought."""
    import xlsxwriter

    out = io.BytesIO()
    rows = [list(row.values()) for row in census_rows(census)]
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": f"SEN items of the {census.term} census, {census.day.isoformat()}"})
        sheet = book.add_worksheet(f"{census.term} {census.day.isoformat()}")
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
        for column, heading in enumerate(headings(census)):
            cells = [row[column] for row in rows]
            width = min(max(len(cell) for cell in (heading, *cells)) + 2, _WIDEST)
            sheet.set_column(column, column, max(width, _NARROWEST), text)
            sheet.write_string(0, column, heading, bold)
            for line, cell in enumerate(cells, start=1):
                sheet.write_string(line, column, cell, text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(headings(census)) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def headings(census: Census) -> Sequence[str]:
    """The headings of the columns that a census of this term has."""
    asked = ["UPN", "Former UPN", "ULN", "Surname", "Forename", "Date of birth", "Year group", "SEN provision"]
    if census.term == WITH_TYPES:
        asked += [f"SEN type {rank}{part}" for rank in range(1, TYPES_TAKEN + 1) for part in ("", " ranking")]
        asked += ["SEN unit", "Resourced provision"] if census.asks_for_units else []
    return (*asked, "Top-up funding")


def _columns(census: Census, pupil: CensusPupil) -> Iterator[tuple[str, str]]:
    types = [each for each in pupil.types if each.code][:TYPES_TAKEN] if pupil.has_sen else []
    named: dict[str, str] = {}
    for place, each in enumerate(types, start=1):
        named |= {f"SEN type {place}": each.code or "", f"SEN type {place} ranking": str(each.rank or "")}
    values = {
        "UPN": pupil.upn or "",
        "Former UPN": "; ".join(pupil.former_upns),
        "ULN": pupil.uln or "",
        "Surname": pupil.surname,
        "Forename": pupil.forename,
        "Date of birth": pupil.date_of_birth.isoformat(),
        "Year group": pupil.year,
        "SEN provision": pupil.provision or "",
        **named,
        "SEN unit": _indicator(census.in_unit(pupil)),
        "Resourced provision": _indicator(census.in_resourced_provision(pupil)),
        "Top-up funding": str(pupil.has_top_up),
    }
    yield from ((heading, values.get(heading, "")) for heading in headings(census))


def _indicator(known: bool | None) -> str:
    return "" if known is None else str(known)


def _no_formula(cell: str) -> str:
    return f" {cell}" if cell.startswith(_FORMULA) else cell


WRITERS: Mapping[str, Callable[[Census], bytes]] = MappingProxyType({"csv": census_csv, "xlsx": census_xlsx})
