"""Days of a review that cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.review import Review
from senco_cli.rules.review_days import HAVE_HAPPENED, ORDER, clashes, still_ahead

PLAN = EhcPlan.model_validate({"plan_first_made_on": "2026-02-18"})
A_DAY = timedelta(days=1)


def review(**fields: object) -> Review:
    return Review.model_validate({"type": "annual", "meeting_on": "2027-01-20", **fields})


@pytest.mark.parametrize(
    ("field", "day", "other"),
    [
        ("report_sent_on", "2027-01-19", "meeting_on"),
        ("la_decision_notice_on", "2027-01-19", "meeting_on"),
        ("amendment_notice_on", "2027-01-19", "meeting_on"),
        ("final_plan_on", "2027-01-19", "meeting_on"),
        ("notice_given_on", "2027-01-21", "meeting_on"),
    ],
)
def test_a_day_on_the_wrong_side_of_the_meeting(field: str, day: str, other: str) -> None:
    (clash,) = clashes(review(**{field: day}), PLAN)
    assert {clash.earlier, clash.later} == {field, other}


def test_a_meeting_before_the_plan_was_made() -> None:
    (clash,) = clashes(review(meeting_on="2026-02-17"), PLAN)
    assert (clash.earlier, clash.later, clash.in_plan) == ("plan_first_made_on", "meeting_on", True)


def test_a_final_plan_before_the_decision_and_before_the_amendments() -> None:
    found = clashes(
        review(la_decision_notice_on="2027-02-17", amendment_notice_on="2027-02-17", final_plan_on="2027-02-16"), PLAN
    )
    assert [clash.earlier for clash in found] == ["la_decision_notice_on", "amendment_notice_on"]


def test_papers_sent_late_are_unlawful_and_not_impossible() -> None:
    assert list(clashes(review(advice_circulated_on="2027-01-21"), PLAN)) == []


def test_what_is_held_or_sent_tomorrow_has_not_happened() -> None:
    found = still_ahead(review(held="yes", notice_given_on="2027-01-10"), today=date(2027, 1, 9))
    assert [each.field for each in found] == ["notice_given_on", "held"]


@given(st.dates(date(2027, 1, 20), date(2028, 1, 1)), st.sampled_from(ORDER))
@settings(max_examples=60)
def test_the_same_day_never_clashes(day: date, pair: tuple[str, str]) -> None:
    fields = dict.fromkeys(pair, day) | {"meeting_on": day}
    assert list(clashes(review(**fields), PLAN)) == []


@given(st.sampled_from(HAVE_HAPPENED), st.integers(0, 400))
@settings(max_examples=60)
def test_a_day_that_has_come_is_never_ahead(field: str, number: int) -> None:
    today = date(2027, 6, 1)
    made = review(**{field: today - number * A_DAY})
    assert list(still_ahead(made, today=today)) == []
