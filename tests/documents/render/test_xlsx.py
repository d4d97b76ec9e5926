"""A document as an Excel file: what can be added up and filtered, and that text stays text."""

from __future__ import annotations

import io
import re
import warnings
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from documents.render.reading import shown
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Cell, Facts, Heading, Page, Paragraph, Run, Table
from senco_cli.documents.render.excel.listing import sheets_of
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.xlsx import render_xlsx

HEAD = '<thead><tr><th scope="col">Pupil</th><th scope="col" class="n">Cost</th></tr></thead>'


# A cell of a spreadsheet knows no time zone.
A_DAY = datetime(2026, 11, 21)  # noqa: DTZ001


def html(content: str) -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Map &amp; more</title></head>
    <body><main>{content}</main></body></html>"""


def made(content: str) -> Any:
    return opened(render_xlsx(page_of(html(content)), look=Look()))


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def table(rows: str, *, caption: str = "Costs", foot: str = "") -> str:
    return f"<table><caption>{caption}</caption>{HEAD}{rows}{foot}</table>"


def body(*cells: str) -> str:
    return "<tbody>" + "".join(f"<tr><td>x</td><td>{cell}</td></tr>" for cell in cells) + "</tbody>"


def values(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize(
    ("cell", "value", "text"),
    [
        ('<data class="money" value="1234.50">£1,234.50</data>', 1234.5, "£1,234.50"),
        ('<data class="minutes" value="22.5">22.5</data>', 22.5, "22.5"),
        ('<data class="minutes" value="240">240</data>', 240, "240"),
        ('<data class="percent" value="18">18%</data>', 0.18, "18%"),
        ('<data class="number" value="1800">1,800</data>', 1800, "1,800"),
        ('<time datetime="2026-11-21">21 Nov 2026</time>', A_DAY, "21 Nov 2026"),
    ],
)
def test_a_number_or_day_is_one_and_looks_as_on_the_page(cell: str, value: object, text: str) -> None:
    found = made(table(body(cell)))["Costs"]["B2"]
    assert (found.value, shown(found)) == (value, text)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44 7700 900123", "-3", "@SUM(A1)", "007", "1E5", "12.03.2026", "https://x.example", "at least £5.00"],
)
def test_text_stays_text(text: str) -> None:
    found = made(table(body(text)))["Costs"]["B2"]
    assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


def test_a_day_before_excel_s_first_is_text() -> None:
    assert made(table(body('<time datetime="1888-01-01">1 Jan 1888</time>')))["Costs"]["B2"].value == "1 Jan 1888"


def test_a_sheet_is_one_list_with_filters_a_frozen_head_and_its_totals_apart() -> None:
    total = '<data class="money" value="3">£3.00</data>'
    foot = f'<tfoot><tr><th scope="row">Total</th><td class="n">{total}</td></tr></tfoot>'
    sheet = made(table(body("a", "b"), foot=foot))["Costs"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B3", "$1:$1")
    assert values(sheet) == [["Pupil", "Cost"], ["x", "a"], ["x", "b"], [None, None], ["Total", 3]]


def test_the_paper_is_a4_across_one_page_wide() -> None:
    setup = made(table(body("a")))["Costs"]
    assert (setup.page_setup.paperSize, setup.page_setup.orientation) == (9, "landscape")
    # One page wide is what a file that says nothing of it means.
    assert setup.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.page_setup.fitToWidth, setup.page_setup.fitToHeight) == (None, 0)
    assert "Map && more" in setup.oddFooter.left.text


def test_a_group_is_a_column_and_no_row() -> None:
    rows = """<tbody><tr><th scope="rowgroup" colspan="2">Year 4</th></tr><tr><td>a</td><td>1</td></tr></tbody>
    <tbody><tr><th scope="rowgroup" colspan="2">Year 5</th></tr><tr><td>b</td><td>2</td></tr></tbody>"""
    assert values(made(table(rows))["Costs"]) == [
        ["Group", "Pupil", "Cost"],
        ["Year 4", "a", "1"],
        ["Year 5", "b", "2"],
    ]


def test_tables_with_the_same_headings_are_one_list() -> None:
    first = table(body("1"), caption="Pupils in Reading")
    book = made(f"<h2>Reading</h2>{first}<h2>Sums</h2>{table(body('2'), caption='Pupils in Sums')}")
    assert book.sheetnames == ["Page", "Pupils"]
    assert values(book["Pupils"]) == [["Section", "Pupil", "Cost"], ["Reading", "x", "1"], ["Sums", "x", "2"]]
    assert "Pupils in Sums: on the sheet “Pupils”" in [row[0] for row in values(book["Page"])]


def test_what_is_in_no_table_stands_on_the_first_sheet() -> None:
    book = made("<h1>Map</h1><p>Hello</p><dl><dt>Who</dt><dd>Ada</dd><dd>Bo</dd></dl><ul><li>a</li></ul>")
    assert book.sheetnames == ["Page"]
    assert [[each for each in row if each] for row in values(book["Page"])] == [
        ["Map"],
        ["Hello"],
        ["Who", "Ada; Bo"],
        ["• a"],
    ]
    assert book.properties.title == "Map & more" and not book.properties.creator


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Pupils [4B]: who/what?", "Pupils 4B who what"),
        ("'Quoted'", "Quoted"),
        ("History", "History 2"),
        ("page", "Page 2"),
        ("A caption that is far longer than Excel lets a sheet be called", "A caption that is far longer th"),
        ("///", "Table"),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(caption: str, name: str) -> None:
    assert made(f"<p>x</p>{table(body('a'), caption=caption)}").sheetnames == ["Page", name]


def test_two_sheets_never_have_one_name() -> None:
    head, body_of_other = "<thead><tr><th>Other</th></tr></thead>", "<tbody><tr><td>1</td></tr></tbody>"
    other = f"<table><caption>COSTS</caption>{head}{body_of_other}</table>"
    assert made(table(body("a")) + other).sheetnames == ["Costs", "COSTS 2"]


def test_a_text_longer_than_a_cell_holds_is_said_to_be_cut() -> None:
    found = made(table(body("word " * 8000)))["Costs"]["B2"].value
    assert len(found) <= 32_767 and found.endswith("(more than a cell of Excel can hold)")


def test_the_same_page_gives_the_same_bytes() -> None:
    page = page_of(html(table(body("a"))))
    assert render_xlsx(page, look=Look()) == render_xlsx(page, look=Look())


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_comes_back_but_for_signs_that_no_xml_holds(text: str) -> None:
    words = (Run(text),) if text else ()
    rows = ((Cell(words),),)
    page = Page(
        title=text,
        blocks=(Heading(1, words), Paragraph(words), Facts(((words, (words,)),)), Table(words, (), rows)),
        foot=words,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = opened(render_xlsx(page, look=Look()))
    expected = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text).replace("\xa0", " ")
    found = book.worksheets[1]["A1"].value
    assert (found or "") == expected.replace("\r\n", "\n").replace("\r", "\n")


def test_a_section_is_called_by_its_heading_without_the_small_words_behind_it() -> None:
    rows = "<thead><tr><th>Pupil</th></tr></thead><tbody><tr><td>Ada</td></tr></tbody>"
    parts = [
        f"<h2>{name} <small>targeted, running</small></h2><table><caption>Pupils in {name}</caption>{rows}</table>"
        for name in ("Reading", "Lunch club")
    ]
    found = sheets_of(page_of(f"<html><body>{''.join(parts)}</body></html>").blocks)
    (sheet,) = found.tables
    assert [row[0].text for row in sheet.listing.body if row[0]] == ["Reading", "Lunch club"]
