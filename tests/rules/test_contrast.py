"""Contrast as WCAG 2.2 defines it, and the shade of a colour that is dark enough."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.rules.contrast import GROUND, LEAST_CONTRAST, contrast, dark_enough, is_legible

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06x}")


@pytest.mark.parametrize(("colour", "ratio"), [("000000", 21.0), ("ffffff", 1.0), ("767676", 4.54), ("ff0000", 4.0)])
def test_the_contrast_with_white_is_that_of_the_standard(colour: str, ratio: float) -> None:
    assert contrast(colour, "ffffff") == pytest.approx(ratio, abs=0.005)


@settings(max_examples=100)
@given(COLOURS, COLOURS)
def test_contrast_does_not_ask_which_is_the_ground(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one) >= 1


@settings(max_examples=100)
@given(COLOURS)
def test_the_shade_that_is_taken_can_be_read_on_white_and_on_every_tint(colour: str) -> None:
    shade = dark_enough(colour)
    assert contrast(shade) >= LEAST_CONTRAST
    assert contrast(shade, "ffffff") >= LEAST_CONTRAST


@settings(max_examples=100)
@given(COLOURS)
def test_a_legible_colour_stays_as_it_is(colour: str) -> None:
    assert (dark_enough(colour) == colour) is is_legible(colour)


def test_the_nearest_shade_is_only_just_dark_enough() -> None:
    assert contrast(dark_enough("f4a6c8"), GROUND) < LEAST_CONTRAST + 0.15
