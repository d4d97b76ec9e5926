"""Headings that stand across two rows: their words, which rows they are, and where what is filled begins."""

from __future__ import annotations

from typing import Any

from docx import Document

from senco_cli.documents.forms.headings import heading_rows, headings, last_of_headings


def table() -> Any:
    made = Document().add_table(rows=3, cols=4)
    made.cell(0, 0).merge(made.cell(1, 0)).text = "Outcome (section E):"
    made.cell(0, 1).merge(made.cell(0, 2)).text = "Progress"
    made.cell(1, 1).text, made.cell(1, 2).text = "Judgement", "Evidence"
    made.cell(0, 3).merge(made.cell(1, 3)).text = "Keep?"
    return made


def test_a_cell_that_goes_on_below_has_its_words_there_too() -> None:
    first, second, _ = (row._tr for row in table().rows)
    assert headings(first) == {"outcome (section e)": 0, "progress": 1, "keep": 3}
    assert headings(second) == {"outcome (section e)": 0, "judgement": 1, "evidence": 2, "keep": 3}


def test_what_is_filled_begins_below_the_last_row_of_headings() -> None:
    first, second, third = (row._tr for row in table().rows)
    assert last_of_headings(first) is second and last_of_headings(second) is second
    assert heading_rows(second) == (first, second)
    assert last_of_headings(third) is third and heading_rows(third) == (third,)
