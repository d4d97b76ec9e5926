"""What is kept in one piece is set once where its words tell that it fits, and measured only where they do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.render.pdf_heights import fit_of, row_mm, tall_of


def paragraph(words: int) -> dict[str, Any]:
    return {"is": "paragraph", "words": ["word " * words]}


@pytest.mark.parametrize(("tall", "fit"), [(20.0, "whole"), (80.0, "measure"), (400.0, "torn"), (None, "measure")])
def test_only_what_comes_near_the_height_of_the_page_is_measured(tall: float | None, fit: str) -> None:
    assert fit_of(tall, most_mm=87.0) == fit


@settings(max_examples=60)
@given(st.floats(0, 2000), st.floats(20, 300))
def test_what_is_taller_is_never_surer_to_fit(tall: float, most: float) -> None:
    order = ("whole", "measure", "torn")
    assert order.index(fit_of(tall, most_mm=most)) <= order.index(fit_of(tall * 1.5 + 1, most_mm=most))


def test_blocks_stand_below_one_another_and_more_words_take_more_room() -> None:
    def tall(*blocks: dict[str, Any]) -> float:
        found = tall_of(blocks, em_mm=3.7, across_mm=174.0)
        assert found is not None
        return found

    assert tall(paragraph(10)) < tall(paragraph(200)) < tall(paragraph(200), paragraph(200))
    # 200 words of five signs are some ten lines of 3.7 mm and what is between them.
    assert 40 < tall(paragraph(200)) < 70


def test_how_tall_a_picture_is_words_do_not_tell() -> None:
    assert tall_of([paragraph(5), {"is": "figure"}], em_mm=3.7, across_mm=174.0) is None


def test_room_to_sign_and_lines_to_write_on_are_told_without_measuring() -> None:
    def tall(*blocks: dict[str, Any]) -> float:
        return tall_of(blocks, em_mm=3.7, across_mm=174.0) or 0.0

    sign = {"is": "group", "style": "sign", "blocks": [paragraph(10)]}
    # Room for a name by hand; and at least the nine millimetres of each line.
    assert tall(sign) > tall(paragraph(10)) + 15
    assert tall({"is": "blank", "lines": 3}) > 27


def test_a_row_of_one_line_is_as_tall_as_its_type_and_the_room_around_it() -> None:
    assert 5 < row_mm(1, em_mm=3.35) < 6.5
    assert row_mm(10, em_mm=3.35) == pytest.approx(row_mm(1, em_mm=3.35) + 9 * 1.18 * 3.35)
