"""A deadline whose plan-by day is over while its legal day is still to come: it needs holiday cover."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.rules.deadline import Deadline
from senco_cli.rules.holiday_cover import cover_words, needs_holiday_cover
from senco_cli.rules.rule import DUTY_HOLDERS, OUTSIDE
from senco_cli.rules.school_days import SchoolDays

Due = Callable[..., dict[str, Deadline]]

# A report of a meeting on 10 December: 24 December, in the Christmas holidays, which begin after Friday 18 December.
MEETING = """
plan: {plan_first_made_on: 2024-01-12, last_review_decision_on: 2026-03-10}
reviews: [{type: annual, meeting_on: 2026-12-10, held: yes}]
"""


@pytest.mark.parametrize(("on", "needed"), [("2026-12-18", False), ("2026-12-19", True), ("2026-12-24", True)])
def test_after_the_last_school_day_the_report_needs_holiday_cover(due: Due, on: str, needed: bool) -> None:
    report = due(MEETING, on)["AR-REPORT"]

    assert (report.legal_due, report.plan_by) == (date(2026, 12, 24), date(2026, 12, 18))
    assert report.needs_holiday_cover == needed
    said = " ".join(report.derivation)
    words = "Needs holiday cover: no school day is left before Thursday 24 December 2026; the last one was Friday 18"
    assert (words in said) == needed
    assert ("Plan for Friday 18 December" in said) == (not needed)


def test_what_is_overdue_needs_no_cover_any_more(due: Due) -> None:
    assert not due(MEETING, "2026-12-25")["AR-REPORT"].needs_holiday_cover


def test_the_authority_does_not_wait_for_a_school_day(due: Due) -> None:
    # The decision is due on 7 January; on 2 January there are school days left, and on none would it matter.
    found = due("plan: {plan_first_made_on: 2026-01-02}", "2026-12-30")["AR-FIRST"]

    assert (found.duty_holder, found.legal_due) == ("la", date(2027, 1, 1))
    assert not found.needs_holiday_cover


def test_a_reminder_breaks_no_duty_and_needs_no_cover(due: Due) -> None:
    # Advice is asked for six weeks before the meeting: Saturday 2 January, in the holidays.
    plan = "plan: {plan_first_made_on: 2024-01-12, last_review_decision_on: 2026-03-10}\n"
    found = due(plan + "reviews: [{type: annual, meeting_on: 2027-02-13}]", "2026-12-21")["AR-REQ-ADVICE"]

    assert found.legal_due == date(2027, 1, 2) and found.reminder
    assert not found.needs_holiday_cover


@pytest.mark.parametrize("holder", sorted(DUTY_HOLDERS))
def test_it_is_for_everybody_at_the_school_and_nobody_outside(days: SchoolDays, holder: str) -> None:
    needed = needs_holiday_cover(date(2026, 12, 24), holder, today=date(2026, 12, 19), days=days)

    assert needed == (holder not in OUTSIDE)


DAYS = st.dates(date(2026, 9, 1), date(2027, 8, 31))


@given(legal_due=DAYS, today=DAYS)
def test_cover_is_needed_exactly_when_no_school_day_is_left(days: SchoolDays, legal_due: date, today: date) -> None:
    left = [today + timedelta(days=n) for n in range((legal_due - today).days + 1)]
    has_school_day = any(days.is_school_day(day) for day in left)

    needed = needs_holiday_cover(legal_due, "school", today=today, days=days)

    assert needed == (bool(left) and not has_school_day)
    if needed:
        assert cover_words(legal_due, days=days).startswith("Needs holiday cover: no school day is left before ")


@given(legal_due=DAYS, today=DAYS)
def test_once_needed_it_stays_needed_until_the_legal_day(days: SchoolDays, legal_due: date, today: date) -> None:
    if needs_holiday_cover(legal_due, "school", today=today, days=days) and today < legal_due:
        assert needs_holiday_cover(legal_due, "school", today=today + timedelta(days=1), days=days)
