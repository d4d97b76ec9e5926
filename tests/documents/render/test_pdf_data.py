"""A table as the typesetter gets it: cells as little more than their words, and whether it is set in one piece."""

from __future__ import annotations

from typing import Any

import pytest

from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.pdf_data import page_data
from senco_cli.documents.render.pdf_drawings import Drawings


def table_set(rows: str) -> dict[str, Any]:
    """The only table of a page with these rows."""
    page = page_of(f"<html><body><main><table><tbody>{rows}</tbody></table></main></body></html>")
    table: dict[str, Any] = page_data(page, drawings=Drawings())["blocks"][0]
    return table


def test_a_cell_of_words_alone_is_given_as_its_words() -> None:
    table = table_set('<tr><th>Amara</th><td>reads</td><td class="n">3</td></tr>')
    name, reads, number = table["body"][0]["cells"]
    assert (name["header"], reads, number["number"]) == (True, ["reads"], True)


@pytest.mark.parametrize(("rows", "words", "whole"), [(3, 5, True), (9, 5, False), (3, 1500, False)])
def test_only_a_table_of_few_rows_and_little_height_is_in_one_piece(rows: int, words: int, whole: bool) -> None:
    row = f"<tr><td>{'word ' * words}</td></tr>"
    assert table_set(row * rows)["whole"] is whole
