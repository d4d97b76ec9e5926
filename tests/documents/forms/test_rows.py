"""Rows of a form: none hides words, a row of a list stays on one page, and its headings come again on the next."""

from __future__ import annotations

from typing import Any

from documents.authority_form import saved
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Pt
from lxml import etree

from senco_cli.documents.forms.package import W, open_form
from senco_cli.documents.forms.rows import keep_repeated_whole, keep_whole, let_rows_grow, repeat_on_each_page


def table_of(*rows: str) -> Any:
    table = Document().add_table(rows=0, cols=1)
    for words in rows:
        row = table.add_row()
        row.cells[0].text = words
        row.height, row.height_rule = Pt(12), WD_ROW_HEIGHT_RULE.EXACTLY
    return table


def said_of(row: Any) -> set[str]:
    return {etree.QName(each).localname for each in row.find(f"{{{W}}}trPr")}


def test_a_row_with_words_grows_and_an_empty_one_keeps_its_height() -> None:
    table = table_of("A long answer", " ")
    let_rows_grow(table._tbl)
    assert [row.height_rule for row in table.rows] == [WD_ROW_HEIGHT_RULE.AT_LEAST, WD_ROW_HEIGHT_RULE.EXACTLY]
    assert [row.height for row in table.rows] == [Pt(12), Pt(12)]


def test_what_is_said_of_a_row_is_said_once_and_before_its_cells() -> None:
    row = Document().add_table(rows=1, cols=1).rows[0]._tr
    keep_whole(row)
    keep_whole(row)
    assert [etree.QName(each).localname for each in row] == ["trPr", "tc"]
    assert [etree.QName(each).localname for each in row[0]] == ["cantSplit"]


def test_only_the_first_row_of_a_table_comes_again_on_each_page() -> None:
    first, second = (row._tr for row in table_of("Outcome", "Evidence").rows)
    repeat_on_each_page([first])
    repeat_on_each_page([second])
    assert "tblHeader" in said_of(first) and "tblHeader" not in said_of(second)


def test_the_rows_that_tags_repeat_are_kept_whole_and_no_other() -> None:
    document = Document()
    table = document.add_table(rows=0, cols=2)
    tags = (
        "Outcome",
        "{%tr for each in outcomes %}",
        "{{ each.outcome }}",
        "{{ each.evidence }}",
        "{%tr endfor %}",
        "Notes",
    )
    for words in tags:
        table.add_row().cells[0].text = words
    form = keep_repeated_whole(open_form(saved(document), name="form.docx"))
    rows = list(form.parts["word/document.xml"].iter(f"{{{W}}}tr"))
    assert [row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None for row in rows] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]
