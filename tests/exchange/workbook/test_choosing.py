"""Which sheet of a workbook holds the table, and what of it a person who looks at the sheet may not see."""

from __future__ import annotations

import io

import openpyxl
import pytest
from exchange.workbook.workbooks import AMARA, HEADINGS, ZOE, saved, workbook

from senco_cli.exchange.table import NoHeadings
from senco_cli.exchange.table_file import read_table
from senco_cli.exchange.workbook.choosing import NoSuchSheet

LISTS = (("Code", "Meaning"), ("K", "SEN support"), ("E", "EHC plan"))


def hidden(data: bytes, *names: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for name in names:
        book[name].sheet_state = "hidden"
    return saved(book)


def test_the_sheet_is_found_by_what_stands_in_it_and_not_by_its_place() -> None:
    more = {"Lists": LISTS, "Pupils": (HEADINGS, AMARA)}
    table = read_table(workbook(("About this file",), ("Ask Mrs Stott",), more=more))
    assert table.sheet == "Pupils"
    assert table.other_sheets == ()


def test_other_sheets_that_look_like_a_register_are_named() -> None:
    years = {"Year 7": (HEADINGS, ZOE), "Year 8": (HEADINGS, AMARA)}
    table = read_table(workbook(HEADINGS, AMARA, ZOE, title="Year 6", more=years))
    assert table.sheet == "Year 6"
    assert table.other_sheets == ("Year 7", "Year 8")


def test_a_sheet_that_is_seen_goes_before_a_hidden_one_and_the_hidden_one_is_told() -> None:
    data = workbook((*HEADINGS, "UPN"), AMARA, AMARA, title="Old", more={"Now": (HEADINGS, ZOE)})
    table = read_table(hidden(data, "Old"))
    assert table.sheet == "Now"
    assert any('"Old"' in notice.sentence and '--sheet "Old"' in notice.sentence for notice in table.notices)


def test_a_hidden_sheet_is_read_where_there_is_no_other() -> None:
    data = workbook(("Nothing here",), more={"Pupils": (HEADINGS, AMARA)})
    table = read_table(hidden(data, "Pupils"))
    assert table.sheet == "Pupils"
    assert table.source.endswith("hidden")


@pytest.mark.parametrize("name", ["Year 7", "year 7", "YEAR7"])
def test_a_sheet_can_be_named(name: str) -> None:
    data = workbook(HEADINGS, AMARA, title="Year 6", more={"Year 7": (HEADINGS, ZOE)})
    assert read_table(data, sheet=name).rows[0].cells[0] == "O'Brien"


def test_a_name_that_no_sheet_has_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchSheet) as caught:
        read_table(workbook(HEADINGS, AMARA, more={"Year 7": ()}), sheet="Year 9")
    assert caught.value.hint == '--sheet with one of "Register" and "Year 7"'


def test_a_workbook_without_headings_that_are_known_is_refused() -> None:
    with pytest.raises(NoHeadings):
        read_table(workbook((1, 2, 3), (4, 5, 6)))
