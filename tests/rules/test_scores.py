"""Percentiles, bands and ages, against the published vectors."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.age import Age
from senco_cli.model.scale import Scale
from senco_cli.model.scale_values import parse_value
from senco_cli.model.scales import builtin_scales
from senco_cli.rules.scores import (
    band_of,
    fault_of,
    meaning_of,
    percentile,
    percentile_on,
    percentile_words,
    scaled_up,
    settled,
    shown,
)

READING = builtin_scales()["reading-age"]
STANDARD = builtin_scales()["standardised-score"]
TOTAL = builtin_scales()["sdq-teacher-total"]
PEER = builtin_scales()["sdq-teacher-peer"]
# Standard score, percentile from the normal curve to two places.
PERCENTILES = [
    *((70, "2.28"), (75, "4.78"), (80, "9.12"), (84, "14.31"), (85, "15.87"), (88, "21.19"), (90, "25.25")),
    *((95, "36.94"), (100, "50.00"), (105, "63.06"), (110, "74.75"), (115, "84.13"), (120, "90.88")),
    *((125, "95.22"), (130, "97.72")),
]


@pytest.mark.parametrize(("score", "percent"), PERCENTILES)
def test_a_standard_score_has_the_percentile_of_the_normal_curve(score: int, percent: str) -> None:
    assert percentile(score) == Decimal(percent)


@pytest.mark.parametrize(
    ("score", "rounded"), [(70, 2), (80, 9), (85, 16), (90, 25), (91, 27), (100, 50), (110, 75), (115, 84), (120, 91)]
)
def test_the_percentile_agrees_with_the_published_rounded_table(score: int, rounded: int) -> None:
    assert round(percentile(score)) == rounded


@given(st.integers(40, 160), st.integers(40, 160))
def test_a_higher_score_never_has_a_lower_percentile(one: int, other: int) -> None:
    assert percentile(min(one, other)) <= percentile(max(one, other))


@given(st.integers(0, 60))
def test_scores_as_far_above_the_mean_as_below_it_share_a_hundred_between_them(away: int) -> None:
    assert abs(percentile(100 + away) + percentile(100 - away) - 100) <= Decimal("0.01")


def test_a_scale_with_another_mean_has_its_own_percentiles() -> None:
    scaled = Scale.model_validate(
        {"id": "scaled", "name": "Scaled score", "kind": "standardised", "mean": "10", "standard_deviation": "3"}
    )
    assert percentile_on(scaled, Decimal(7)) == Decimal("15.87")
    assert percentile_on(READING, Decimal(88)) is None


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ("0.31", "below the 1st percentile"),
        ("1.2", "1st percentile"),
        ("2.28", "2nd percentile"),
        ("3.4", "3rd percentile"),
        ("11.9", "12th percentile"),
        ("21.19", "21st percentile"),
        ("50.00", "50th percentile"),
        ("99.7", "above the 99th percentile"),
    ],
)
def test_a_percentile_is_said_as_people_say_it(percent: str, words: str) -> None:
    assert percentile_words(Decimal(percent)) == words


@pytest.mark.parametrize(
    ("points", "band"),
    [
        (0, "close to average"),
        (11, "close to average"),
        (12, "slightly raised"),
        (15, "slightly raised"),
        (16, "high"),
        (18, "high"),
        (19, "very high"),
        (40, "very high"),
    ],
)
def test_each_edge_of_the_teacher_total_is_in_its_band(points: int, band: str) -> None:
    assert meaning_of(TOTAL, Decimal(points)) == band


def test_parent_prosocial_is_left_without_a_band() -> None:
    assert band_of(builtin_scales()["sdq-parent-prosocial"], Decimal(3)) is None


def test_three_of_five_questions_are_scaled_up_and_two_are_too_few() -> None:
    assert scaled_up(4, 3, PEER) == 7
    assert scaled_up(5, 5, PEER) == 5
    assert scaled_up(2, 4, PEER) == 3
    assert scaled_up(4, 2, PEER) is None
    assert scaled_up(4, 6, PEER) is None
    assert scaled_up(10, 3, TOTAL) is None


@given(st.integers(0, 10), st.sampled_from([3, 4, 5]))
def test_scaling_up_never_takes_points_away(points: int, answered: int) -> None:
    found = scaled_up(points, answered, PEER)
    assert found is not None and found >= points


@pytest.mark.parametrize("typed", ["7:04", "7:4", "7.04", "7 years 4 months", "88"])
def test_an_age_is_settled_however_it_was_written(typed: str) -> None:
    value = settled(READING, parse_value(typed))
    assert isinstance(value, Age) and shown(READING, value) == "7:04"
    assert fault_of(READING, parse_value(typed)) is None


@pytest.mark.parametrize("typed", ["7.4", "7.12", "7.5", "7.004"])
def test_what_may_be_tenths_of_a_year_is_asked_again(typed: str) -> None:
    assert "may be months or tenths of a year" in (fault_of(READING, parse_value(typed)) or "")


@pytest.mark.parametrize(
    ("scale", "typed", "words"),
    [
        (READING, "7", "is not an age"),
        (READING, "2:11", "is outside the scale"),
        (STANDARD, "7:04", "is an age, and this scale has plain numbers"),
        (STANDARD, "161", "goes from 40 to 160"),
        (TOTAL, "11.5", "is not a whole number"),
        (TOTAL, "-1", "is outside the scale"),
        (builtin_scales()["engagement-initiation"], "3", "this scale has none"),
    ],
)
def test_a_value_that_its_scale_does_not_have_is_said(scale: Scale, typed: str, words: str) -> None:
    assert words in (fault_of(scale, parse_value(typed)) or "")


@pytest.mark.parametrize(("value", "text"), [("88", "88"), ("2.50", "2.5"), ("100", "100"), ("0", "0")])
def test_a_number_is_shown_without_idle_zeros(value: str, text: str) -> None:
    assert shown(STANDARD, Decimal(value)) == text
