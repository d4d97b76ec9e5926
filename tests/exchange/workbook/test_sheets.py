"""The sheets of a workbook and their rows, one at a time, with what a person who looks at the file may not see."""

from __future__ import annotations

import io
import re
from datetime import date, time

import openpyxl
import pytest
from exchange.workbook.workbooks import (
    AMARA,
    HEADINGS,
    SHEET,
    ZOE,
    packed,
    patched,
    saved,
    unpacked,
    with_shared_texts,
    workbook,
)
from openpyxl.worksheet.worksheet import Worksheet

from senco_cli.exchange.table import Table
from senco_cli.exchange.table_file import read_table
from senco_cli.exchange.workbook.sheets import open_workbook


def cells(table: Table) -> list[list[str]]:
    return [list(row.cells) for row in table.rows]


def said(table: Table) -> dict[str, tuple[int, ...]]:
    return {notice.sentence: notice.rows for notice in table.notices}


def starting(table: Table, words: str) -> tuple[int, ...]:
    return next(rows for sentence, rows in said(table).items() if sentence.startswith(words))


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (date(2015, 11, 3), "dd/mm/yyyy", "2015-11-03"),
        (date(2015, 11, 3), 'd "of" mmmm', "2015-11-03"),
        (42311, "mm-dd-yy", "2015-11-03"),
        (42311.75, "[$-809]dd mmmm yyyy;@", "2015-11-03"),
        (42311, "mmm-yy", "2015-11-03"),
        (42311, "General", "42311"),
        (4, "General", "4"),
        (4.0, "0", "4"),
        (0.1 + 0.2, "General", "0.3"),
        (0.915, "0.0%", "91.5%"),
        (7700900123, "00000000000", "07700900123"),
        (12, '0 "days"', "12"),
        (12.5, "#,##0.00 [$£-809]", "12.5"),
        (time(9, 30), "hh:mm", "09:30"),
        (True, "General", "yes"),
        (False, "General", "no"),
        ("  Zoë  ", "General", "Zoë"),
        ("07700900123", "@", "07700900123"),
    ],
)
def test_a_cell_is_the_text_that_a_person_sees(value: object, shown_as: str, text: str) -> None:
    def set_format(sheet: Worksheet) -> None:
        sheet["F2"].number_format = shown_as

    table = read_table(workbook((*HEADINGS, "Notes"), (*AMARA, value), change=set_format))
    assert table.rows[0].cells[5] == text


def test_days_of_a_workbook_that_counts_from_1904_are_the_same_days() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(HEADINGS, AMARA)))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet["C2"] = date(2015, 11, 3)
    data = saved(book)
    assert b'date1904="1"' in unpacked(data)["xl/workbook.xml"]
    table = read_table(data)
    assert table.rows[0].cells[2] == "2015-11-03"
    assert table.first_day == date(1904, 1, 1)


def test_hidden_rows_are_read_and_said_so_or_left_out_when_asked() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    data = workbook(HEADINGS, AMARA, ZOE, change=hide)
    assert starting(read_table(data), "hidden in the workbook") == (3,)
    assert cells(read_table(data)) == [list(AMARA), list(ZOE)]
    assert cells(read_table(data, visible_only=True)) == [list(AMARA)]


def test_hidden_columns_are_read_and_said_so() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["E"].hidden = True

    table = read_table(workbook(HEADINGS, AMARA, change=hide))
    assert any(sentence.startswith("C and E: the columns are hidden") for sentence in said(table))
    assert cells(table) == [list(AMARA)]


def test_a_formula_counts_by_its_value_and_one_never_calculated_is_said() -> None:
    data = workbook(HEADINGS, AMARA, ("=A2", "Zoë", "2016-02-29", "E", "ASD"))
    assert starting(read_table(data), "has a formula that was never calculated") == (3,)
    value = ("<f>A2</f><v></v>", "<f>A2</f><v>Okafor</v>")
    calculated = patched(data, SHEET, value, ('<c r="A3"', '<c t="str" r="A3"'))
    assert read_table(calculated).rows[1].cells[0] == "Okafor"


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#NAME?"])
def test_an_error_is_a_blank_and_said(error: str) -> None:
    table = read_table(workbook(HEADINGS, (*AMARA[:4], error), ZOE))
    assert starting(table, "has a formula that ends in an error") == (2,)
    assert table.rows[0].cells[4] == ""


def test_what_stands_in_cells_merged_downwards_counts_for_each_row() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("F2:F3")

    table = read_table(workbook((*HEADINGS, "Class"), (*AMARA, "4B"), ZOE, change=merge))
    assert [row.cells[5] for row in table.rows] == ["4B", "4B"]
    assert starting(table, "shares a merged cell") == (3,)


def test_a_heading_merged_over_two_columns_goes_with_the_row_below_it() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A3:B3")
        sheet.merge_cells("A1:E1")

    rows = (
        ("SEND REGISTER",),
        (),
        ("Name", None, "DOB", "SEN", "Need"),
        ("Surname", "Forename", None, "status", "1"),
        AMARA,
        ZOE,
    )
    table = read_table(workbook(*rows, change=merge))
    assert table.heading_rows == (3, 4)
    assert cells(table) == [list(AMARA), list(ZOE)]
    assert [row.number for row in table.rows] == [5, 6]


def test_blank_rows_totals_and_headings_over_again_are_left_out() -> None:
    table = read_table(workbook(HEADINGS, AMARA, (), HEADINGS, ZOE, ("Total", 2)))
    assert cells(table) == [list(AMARA), list(ZOE)]
    assert said(table)["blank, left out"] == (3,)
    assert said(table)["a total, not a pupil; left out"] == (6,)


def test_a_million_rows_that_are_formatted_and_hold_nothing_are_no_rows() -> None:
    rest = "".join(f'<row r="{n}" ht="15" customHeight="1"/>' for n in range(3, 5000))
    table = read_table(patched(workbook(HEADINGS, AMARA), SHEET, ("</sheetData>", f"{rest}</sheetData>")))
    assert cells(table) == [list(AMARA)]
    assert "blank, left out" not in said(table)


def test_cells_and_rows_without_places_follow_one_another() -> None:
    data = workbook(HEADINGS, AMARA)
    text = re.sub(r' r="[A-Z]*\d+"', "", unpacked(data)[SHEET].decode())
    assert cells(read_table(packed({**unpacked(data), SHEET: text.encode()}))) == [list(AMARA)]


def test_a_workbook_whose_xml_has_prefixes_is_read_as_any_other() -> None:
    parts = unpacked(with_shared_texts(HEADINGS, AMARA))
    for name in (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"):
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", parts[name].decode())
        parts[name] = text.replace("xmlns=", "xmlns:x=").encode()
    assert b"<x:row" in parts[SHEET]
    assert cells(read_table(packed(parts))) == [list(AMARA)]


def test_text_in_runs_is_whole_and_how_it_is_spoken_is_no_part_of_it() -> None:
    data = with_shared_texts(HEADINGS, AMARA)
    runs = "<r><t>Oka</t></r><r><rPr><b/></rPr><t>for</t></r><rPh sb='0' eb='1'><t>okafa</t></rPh>"
    table = read_table(patched(data, "xl/sharedStrings.xml", ("<t>Okafor</t>", runs)))
    assert table.rows[0].cells[0] == "Okafor"


def test_a_cell_far_to_the_right_is_left_out_and_said() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["XFD2"] = "lost"

    table = read_table(workbook(HEADINGS, AMARA, change=far))
    assert starting(table, "has cells beyond column OJ") == (2,)


def test_chart_sheets_are_no_sheets_of_cells() -> None:
    book = openpyxl.Workbook()
    book.active.append(list(HEADINGS))
    book.active.append(list(AMARA))
    book.create_chartsheet("Chart")
    assert [sheet.name for sheet in open_workbook(saved(book)).sheets] == ["Sheet"]


@pytest.mark.parametrize("odd", ["9" * 5000, "-1", "NaN", "x", ""])
def test_odd_numbers_in_the_xml_do_no_harm(odd: str) -> None:
    data = with_shared_texts(HEADINGS, AMARA)
    text = unpacked(data)[SHEET].decode()
    for name in ('r="2"', 's="0"', "<v>5</v>"):
        changed = text.replace(name, f'{name[:2]}"{odd}"' if "=" in name else f"<v>{odd}</v>")
        assert read_table(packed({**unpacked(data), SHEET: changed.encode()})).headings[0] == "Surname"
