"""The numbered rules of the census on the whole school, and how E, K and N add up to the roll."""

from __future__ import annotations

from datetime import date

import pytest
from rules.census.conftest import Taking
from rules.census.test_of_pupil import SPECIAL, E, K, N

from senco_cli.rules.census.judge import judge, over_roll, roll_sentence
from senco_cli.rules.census.taking import census_day, next_census

UNSAID = "sen_unit: none\nresourced_provision: none\n"


def _queries(taking: Taking, *pupils: str, roll: int | None = None, school: str | None = None) -> set[str]:
    census = taking(*pupils, roll=roll) if school is None else taking(*pupils, roll=roll, school=school)
    return {each.rule.number for each in judge(census).findings if each.key is None}


@pytest.mark.parametrize(
    ("pupils", "roll", "expected"),
    [
        # Over 10 per cent, and not just 10.
        ([E, E], 19, {"2190"}),
        ([E, E], 20, set()),
        ([K] * 5, 12, {"2205"}),
        ([K] * 4, 10, set()),
        ([N, N], 10, {"2200"}),
        # Ten per cent and more out of their year.
        ([K + "year_taught: '5'\n", N], 10, {"2010"}),
        ([K + "year_taught: '5'\n", N], 11, set()),
    ],
)
def test_parts_of_the_roll_are_queried_past_their_limits(
    taking: Taking, pupils: list[str], roll: int, expected: set[str]
) -> None:
    assert _queries(taking, *pupils, roll=roll) == expected


@pytest.mark.parametrize(("plans", "expected"), [(7, set()), (6, {"2210"})])
def test_a_special_school_is_queried_below_seventy_per_cent(taking: Taking, plans: int, expected: set[str]) -> None:
    pupils = [UNSAID + E] * plans + [UNSAID + K] * (10 - plans)
    assert _queries(taking, *pupils, school=SPECIAL) == expected


def test_a_special_school_says_for_which_types_it_is_in_spring(taking: Taking) -> None:
    assert "410" in _queries(taking, UNSAID + E, school="name: Larkfield, phase: special")
    assert "410" not in _queries(taking, UNSAID + E, school=SPECIAL)


def test_parts_of_the_roll_are_not_judged_where_only_pupils_with_sen_are_in_the_records(taking: Taking) -> None:
    assert list(judge(taking(K, E)).not_judged.values()) == [("2010", "2190", "2205")]
    assert judge(taking(K, E), ()).not_judged == {}


def test_pupils_with_n_in_the_records_stand_for_the_roll_where_none_is_given(taking: Taking) -> None:
    census = taking(K, K, N, N)
    found = {each.rule.number: each.finding.sentence for each in judge(census).findings}
    assert found["2205"].startswith(
        "query 2205: 2 of the 4 pupils in the records (50.0 per cent) have SEN support (K);"
    )


def test_the_counts_add_up_to_the_roll_or_it_is_said_what_is_missing(taking: Taking) -> None:
    assert roll_sentence(taking(E, K, N, roll=3)) is None
    assert roll_sentence(taking(E, K, N)) is None
    assert roll_sentence(taking(E, K, N, roll=10)) == (
        "E, K and N are 3 pupils, 7 fewer than the roll of 10: 7 are not in the records and have to be N in the return"
    )
    assert roll_sentence(taking(E, "sen_status: []", roll=2)) == (
        "E, K and N are 1 pupil, 1 fewer than the roll of 2: 1 in the records have none of these codes"
    )
    many = taking(E, K, N, roll=2)
    assert (
        roll_sentence(many) == "E, K and N are 3 pupils, 1 more than the roll of 2: look who has left, or at the roll"
    )
    assert (over_roll(many), over_roll(taking(E, roll=1))) == (1, 0)


def test_who_has_left_or_not_come_by_the_day_is_not_in_the_census(taking: Taking) -> None:
    census = taking(K + "left_on: 2027-01-20\n", K + "admitted_on: 2027-01-22\n", K + "left_on: 2027-01-21\n")
    assert [pupil.key for pupil in census.pupils] == ["k2m2q"]


def test_the_reference_days_are_the_thursdays_of_october_january_and_may() -> None:
    on = date(2026, 11, 21)
    assert census_day("autumn", on) == date(2026, 10, 1)
    assert census_day("spring", on) == date(2027, 1, 21)
    assert census_day("summer", on) == date(2027, 5, 20)
    assert next_census(on) == "spring"
    assert next_census(date(2027, 1, 22)) == "summer"
