"""All results of a pupil on their scales, and what may be said of two of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.measures import Measures
from senco_cli.model.provision import Measure, Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.scales import builtin_scales
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.measuring import (
    Change,
    NotComparable,
    Taken,
    change,
    entry_and_exit,
    known_scales,
    results_of,
    scale_of,
    series_of,
)
from senco_cli.rules.ratio_gain import NoRatioGain, RatioGain, gain_bands, ratio_gain

PUPIL = Pupil.model_validate(
    {"name": {"legal_forename": "Siân", "legal_surname": "O'Brien"}, "date_of_birth": "2017-05-06"}
)
SCHOOL = {"record_format": "1", "school": {"name": "Alder Lane Primary School", "phase": "primary"}}
READING = {"scale": "reading-age", "test": "Graded reading", "edition": "3rd"}


def results(*rows: dict[str, Any], scales: Any = (), provision: dict[str, Any] | None = None) -> tuple[Taken, ...]:
    """The results of a pupil with these entries, and in a provision where there is one."""
    record = Measures.model_validate({"scales": list(scales), "results": list(rows)})
    provisions = {"r5w7q": Provision.model_validate(provision)} if provision else {}
    school = SchoolRecords(settings=Settings.model_validate(SCHOOL), provisions=provisions)
    return results_of(PupilFile(key="k7m2q", pupil=PUPIL, measures=record), school)


def reading(value: str, taken_on: str, **more: Any) -> dict[str, Any]:
    """A reading age."""
    return {**READING, "value": value, "taken_on": taken_on, **more}


def in_provision(entry: str, exit: str, **measure: Any) -> dict[str, Any]:
    """A provision in which the pupil was measured at entry and exit."""
    return {
        "title": "Reading",
        "area_of_need": "cognition-and-learning",
        "layer": "targeted",
        "from": "2026-01-12",
        "measure": {"name": "Word reading", **measure},
        "pupils": [
            {
                "pupil": "k7m2q",
                "entry": {"value": entry, "taken_on": "2026-01-08"},
                "exit": {"value": exit, "taken_on": "2026-07-01"},
            }
        ],
    }


def two(first: dict[str, Any], second: dict[str, Any], **more: Any) -> tuple[Taken, Taken]:
    """Two results, the earlier one first."""
    one, other = results(first, second, **more)
    return one, other


def test_results_of_the_list_and_of_provisions_come_together_earliest_first() -> None:
    found = results(reading("7:04", "2026-03-02"), provision=in_provision("76", "80", unit="standard score"))
    assert [(str(each.taken_on), each.scale.id, each.context) for each in found] == [
        ("2026-01-08", "standardised-score", "entry"),
        ("2026-03-02", "reading-age", None),
        ("2026-07-01", "standardised-score", "exit"),
    ]
    assert found[0].path == "provision/r5w7q.yaml"


def test_an_entry_that_stands_in_the_list_too_counts_once() -> None:
    listed = reading("6:10", "2026-01-08", context="entry", provision="r5w7q")
    found = results(listed, provision=in_provision("6:10", "7:08", scale="reading-age"))
    assert [(each.context, each.test) for each in found] == [("entry", "Graded reading"), ("exit", "Word reading")]


def test_a_value_that_does_not_fit_its_scale_is_left_out() -> None:
    assert results(reading("7.4", "2026-03-02"), reading("7.04", "2026-03-03"))[0].value == 88


def test_a_measure_that_names_no_scale_has_one_of_its_own_with_its_direction() -> None:
    scale = scale_of(Measure.model_validate({"name": "Tears in a week", "better": "lower"}), builtin_scales())
    assert (scale.name, scale.better, scale.minimum) == ("Tears in a week", "lower", None)


@pytest.mark.parametrize(
    ("unit", "scale"), [("Standard score", "standardised-score"), ("reading age in months", "reading-age")]
)
def test_an_older_measure_says_its_scale_in_its_unit(unit: str, scale: str) -> None:
    assert scale_of(Measure.model_validate({"name": "Test", "unit": unit}), builtin_scales()).id == scale


def test_a_scale_of_ones_own_never_hides_one_of_sencos() -> None:
    mine = {"id": "reading-age", "name": "Our reading levels"}
    settings = Settings.model_validate({**SCHOOL, "scales": [mine, {"id": "badges", "name": "Badges"}]})
    known = known_scales(settings)
    assert known["reading-age"].name == "Reading age"
    assert known["badges"].name == "Badges"


def test_progress_is_what_the_scale_calls_better() -> None:
    raised = {"scale": "sdq-teacher-total", "value": "19", "taken_on": "2026-01-08"}
    lower = change(*two(raised, {**raised, "value": "14", "taken_on": "2026-07-01"}))
    assert isinstance(lower, Change)
    assert lower.by == -5 and lower.direction == "better"


@given(st.integers(40, 200), st.integers(40, 200))
def test_the_way_there_is_the_way_back_turned_round(one: int, other: int) -> None:
    there = change(*two(reading(f"{one} months", "2026-01-08"), reading(f"{other} months", "2026-07-01")))
    back = change(*two(reading(f"{other} months", "2026-01-08"), reading(f"{one} months", "2026-07-01")))
    assert isinstance(there, Change) and isinstance(back, Change)
    assert there.by == -back.by == other - one
    assert {there.direction, back.direction} in ({"better", "worse"}, {"same"})


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ({"test": "Another test"}, "they are of different tests"),
        ({"edition": "4th"}, "they are of different editions of the test"),
        ({"edition": None}, "they are of different editions of the test"),
        ({"scale": "spelling-age"}, "they are on different scales"),
    ],
)
def test_results_of_different_tests_are_not_compared(second: dict[str, Any], reason: str) -> None:
    first, other = two(reading("7:04", "2026-01-08"), {**reading("7:10", "2026-07-01"), **second})
    assert change(first, other) == NotComparable(reason)
    assert len(series_of((first, other))) == 2


def test_a_score_that_names_no_test_is_compared_with_nothing() -> None:
    bare = {"scale": "standardised-score", "value": "84"}
    found = change(*two({**bare, "taken_on": "2026-01-08"}, {**bare, "taken_on": "2026-07-01"}))
    assert found == NotComparable("no test is named, and a score belongs to its test")


def test_forms_of_one_test_may_be_compared() -> None:
    first, second = two(reading("7:04", "2026-01-08", form="A"), reading("7:10", "2026-07-01", form="B"))
    assert isinstance(change(first, second), Change)


@pytest.mark.parametrize(
    ("first", "second", "within"),
    [
        (None, None, None),
        (("79", "90"), ("85", "96"), True),
        (("79", "84"), ("85", "96"), False),
        (("79", "90"), None, True),
        (("79", "86"), None, False),
    ],
)
def test_a_change_within_the_confidence_ranges_may_be_chance(
    first: tuple[str, str] | None, second: tuple[str, str] | None, within: bool | None
) -> None:
    def score(value: str, taken_on: str, ends: tuple[str, str] | None) -> dict[str, Any]:
        row = {"scale": "standardised-score", "test": "T", "edition": "2", "value": value, "taken_on": taken_on}
        return {**row, "confidence": {"from": ends[0], "to": ends[1]}} if ends else row

    found = change(*two(score("84", "2026-01-08", first), score("90", "2026-07-01", second)))
    assert isinstance(found, Change) and found.is_within_confidence is within


def test_words_have_no_change() -> None:
    row = {"scale": "engagement-initiation", "text": "Reached for the drum"}
    first, second = two({**row, "taken_on": "2026-01-08"}, {**row, "taken_on": "2026-07-01"})
    assert change(first, second) == NotComparable("the scale has no score")


# --- ratio gain: months of progress for each month of teaching


def test_ten_months_in_five_months_and_a_half_is_a_small_gain() -> None:
    gain = ratio_gain(*two(reading("6:10", "2026-01-08"), reading("7:08", "2026-07-01")))
    assert isinstance(gain, RatioGain)
    # 174 days are 5.7 months; 10 / 5.717 is 1.75.
    assert (gain.months_gained, gain.months_taught, gain.ratio) == (10, Decimal("5.7"), Decimal("1.75"))
    assert gain.band is not None and gain.band.name == "small or modest"


@pytest.mark.parametrize(
    ("gained", "taught", "band"),
    [
        (13, "10", "of doubtful value"),
        (14, "10", "small or modest"),
        (19, "10", "small or modest"),
        (20, "10", None),
        (45, "10", None),
        (-3, "10", "of doubtful value"),
    ],
)
def test_a_band_is_named_only_where_it_was_verified(gained: int, taught: str, band: str | None) -> None:
    pair = two(reading("100 months", "2026-01-08"), reading(f"{100 + gained} months", "2026-11-08"))
    gain = ratio_gain(*pair, months_taught=Decimal(taught))
    assert isinstance(gain, RatioGain)
    assert (gain.band.name if gain.band else None) == band
    assert (band is None) == any("was not verified" in caution for caution in gain.cautions)


@given(st.integers(40, 200), st.integers(40, 200), st.integers(1, 60))
def test_ratio_times_months_taught_is_the_months_gained(one: int, other: int, taught: int) -> None:
    pair = two(reading(f"{one} months", "2026-01-08"), reading(f"{other} months", "2026-07-01"))
    gain = ratio_gain(*pair, months_taught=Decimal(taught))
    assert isinstance(gain, RatioGain) and gain.months_gained == other - one
    assert abs(gain.ratio * taught - gain.months_gained) <= Decimal("0.005") * taught


def test_a_high_ratio_over_two_weeks_is_said_to_mean_little() -> None:
    gain = ratio_gain(*two(reading("6:10", "2026-01-08"), reading("7:00", "2026-01-22")))
    assert isinstance(gain, RatioGain) and gain.ratio > 4
    assert any("means little" in caution for caution in gain.cautions)


def test_without_time_between_the_tests_there_is_no_ratio_and_the_months_are_given() -> None:
    gain = ratio_gain(*two(reading("6:10", "2026-01-08"), reading("7:00", "2026-01-08", form="B")))
    assert gain == NoRatioGain("no time of teaching lies between the tests", 2)


@pytest.mark.parametrize("limit", ["floor", "ceiling"])
def test_at_the_floor_or_ceiling_of_the_test_there_is_no_ratio(limit: str) -> None:
    gain = ratio_gain(*two(reading("6:00", "2026-01-08", at_limit=limit), reading("6:10", "2026-07-01")))
    assert gain == NoRatioGain(f"a result is at the test's {limit}", 10)


def test_a_standardised_score_has_no_ratio_gain() -> None:
    row = {"scale": "standardised-score", "test": "T", "edition": "2"}
    pair = two({**row, "value": "84", "taken_on": "2026-01-08"}, {**row, "value": "90", "taken_on": "2026-07-01"})
    assert ratio_gain(*pair) == NoRatioGain("only a reading or spelling age is counted in months")


def test_different_tests_have_no_ratio_gain() -> None:
    pair = two(reading("7:04", "2026-01-08"), reading("7:10", "2026-07-01", test="Another test"))
    assert ratio_gain(*pair) == NoRatioGain("they are of different tests")


def test_entry_and_exit_of_a_provision_are_found() -> None:
    found = results(provision=in_provision("6:10", "7:08", scale="reading-age"))
    entry, end = entry_and_exit(found, "r5w7q")
    assert entry and end and (str(entry.value), str(end.value)) == ("6:10", "7:08")
    assert isinstance(ratio_gain(entry, end), RatioGain)


def test_every_band_of_gains_says_where_it_is_from() -> None:
    assert [(band.name, band.below) for band in gain_bands()] == [
        ("of doubtful value", Decimal("1.4")),
        ("small or modest", Decimal("2.0")),
    ]
    assert all(band.source and band.href and band.verified for band in gain_bands())
