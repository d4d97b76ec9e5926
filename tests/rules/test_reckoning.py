"""The days that rules lead to: an example of every rule, and laws that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.base import Part
from senco_cli.rules.events import Event
from senco_cli.rules.reckoning import Reckoned, plan_by, reckon
from senco_cli.rules.rule import Rule, all_rules, rule_named
from senco_cli.rules.school_days import SchoolDays

RULES = [rule for rule in all_rules() if rule.versions[-1].counting]
IN_FORCE = st.dates(date(2015, 1, 1), date(2050, 12, 31))

# One line an example: rule, day of the event, legal day, outer day, and how a person gets there.
EXAMPLES = [
    ("AR-FIRST", "2026-01-10", "2027-01-09", "2027-01-10", "12 months starting on the 10th end on the 9th"),
    ("AR-FIRST", "2024-02-29", "2025-02-28", None, "2025 has no 29 February, so the month's last day ends it"),
    ("AR-FIRST", "2027-02-28", "2028-02-27", "2028-02-28", "the 28th is there in 2028, so the day before it"),
    ("AR-NEXT", "2027-01-08", "2028-01-07", "2028-01-08", "12 months starting on the 8th end on the 7th"),
    ("AR-LATEST-MEET", "2027-01-09", "2026-12-12", None, "28 days back from 9 January"),
    ("AR-LIST", "2027-01-05", "2026-12-21", "2026-12-22", "14 days back is the 22nd; a clear day earlier, the 21st"),
    ("AR-REQ-ADVICE", "2027-01-20", "2026-12-09", None, "42 days back from 20 January"),
    ("AR-NOTICE", "2027-01-20", "2027-01-05", "2027-01-06", "14 days back is the 6th; a clear day earlier, the 5th"),
    ("AR-CIRC", "2027-01-20", "2027-01-05", "2027-01-06", "14 days back is the 6th; a clear day earlier, the 5th"),
    ("AR-REPORT", "2027-01-20", "2027-02-03", None, "20 January and 14 days"),
    ("AR-DECIDE", "2027-01-20", "2027-02-17", None, "20 January and 28 days, half term or not"),
    ("AR-AMEND-NOTICE", "2027-01-20", "2027-02-17", None, "with the decision"),
    ("AR-REPS", "2027-02-17", "2027-03-03", None, "the 15th day, 17 February being the first"),
    ("AR-CONSULT", "2027-03-01", "2027-03-16", None, "1 March and 15 days"),
    ("AR-FINAL", "2027-02-17", "2027-04-14", None, "17 February and 56 days"),
    ("AR-FINAL", "2027-02-03", "2027-03-31", None, "a notice two weeks after the meeting: ten weeks after the meeting"),
    ("AR-CEILING", "2027-01-20", "2027-04-14", None, "20 January and 84 days"),
    ("AR-U5", "2026-10-15", "2027-04-15", None, "3 to 6 months after 15 October"),
    ("AR-PFA", "2026-10-14", None, None, "shown, never computed"),
    ("AR-DP3", "2026-11-30", "2027-02-28", None, "three months on there is no 30 February"),
    ("PT-OTHER", "2027-09-01", "2027-02-14", "2027-02-15", "before 15 February of the year of the move"),
    ("PT-P16", "2027-09-01", "2027-03-30", "2027-03-31", "before 31 March of the year of the move"),
    ("PT-P16", "2028-09-01", "2028-03-30", "2028-03-31", "before 31 March of the year of the move"),
    ("PT-P16P16", "2027-09-01", "2027-04-01", None, "five months before 1 September"),
    ("PT-MEET", "2027-02-14", "2026-11-22", None, "84 days back from 14 February"),
    ("PT-MEET", "2027-03-30", "2027-01-05", None, "84 days back from 30 March, 28 of them in February"),
    ("PT-MEET", "2028-03-30", "2028-01-06", None, "84 days back from 30 March, 29 of them in February"),
    ("SS-MEET", "2026-09-01", "2027-07-21", None, "the last school day of 2026/27"),
    ("SS-INFORM", "2026-09-14", None, None, "shown, never computed"),
    ("SS-REVIEW", "2026-12-04", "2026-12-04", None, "the recorded day"),
    ("PV-END", "2026-12-18", "2026-12-18", None, "the provision's last day"),
    ("PV-REVIEW", "2026-11-27", "2026-11-27", None, "the recorded day"),
]


def reckoned(id: str, on: date, *, days: SchoolDays, outer_on: date | None = None) -> Reckoned:
    event = Event(on, "pupils/k7m2q/pupil.yaml", Part(), "It happened.", outer_on=outer_on)
    return reckon(rule_named(id).version_on(on), event, days=days)


@pytest.mark.parametrize(("id", "on", "legal", "outer", "how"), EXAMPLES, ids=[f"{e[0]}-{e[1]}" for e in EXAMPLES])
def test_example(days: SchoolDays, id: str, on: str, legal: str | None, outer: str | None, how: str) -> None:
    due = reckoned(id, date.fromisoformat(on), days=days)

    assert due.legal_due == (date.fromisoformat(legal) if legal else None), how
    assert due.outer_due == (date.fromisoformat(outer) if outer else None), how


def test_every_rule_has_an_example() -> None:
    assert {example[0] for example in EXAMPLES} == {rule.id for rule in all_rules()}


# Worked out from the published 15 February and 31 March: 23 November, 6 January, and 7 January in a leap year.
@pytest.mark.parametrize(
    ("legal", "published", "expected"),
    [
        ("2027-02-14", "2027-02-15", "2026-11-23"),
        ("2027-03-30", "2027-03-31", "2027-01-06"),
        ("2028-03-30", "2028-03-31", "2028-01-07"),
    ],
)
def test_the_meeting_day_has_an_outer_day_from_the_published_one(
    days: SchoolDays, legal: str, published: str, expected: str
) -> None:
    due = reckoned("PT-MEET", date.fromisoformat(legal), days=days, outer_on=date.fromisoformat(published))

    assert due.outer_due == date.fromisoformat(expected)


def test_the_window_of_an_under_five_opens_after_three_months(days: SchoolDays) -> None:
    assert reckoned("AR-U5", date(2026, 10, 15), days=days).opens_on == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("legal", "buffer", "expected"),
    [
        ("2027-01-09", 0, "2027-01-08"),
        ("2027-01-09", 3, "2027-01-05"),
        ("2027-01-09", 4, "2026-12-18"),
        ("2026-11-22", 0, "2026-11-20"),
        ("2027-03-30", 0, "2027-03-25"),
        ("2027-02-17", 0, "2027-02-12"),
        ("2027-02-03", 0, "2027-02-03"),
    ],
)
def test_plan_by_is_the_last_school_day_less_the_days_in_hand(
    days: SchoolDays, legal: str, buffer: int, expected: str
) -> None:
    assert plan_by(date.fromisoformat(legal), days=days, buffer=buffer) == date.fromisoformat(expected)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@settings(max_examples=60)
@given(on=IN_FORCE, later=st.integers(0, 800), buffer=st.integers(0, 10))
def test_no_day_moves_back_when_the_event_moves_on(
    days: SchoolDays, rule: Rule, on: date, later: int, buffer: int
) -> None:
    first = reckoned(rule.id, on, days=days)
    second = reckoned(rule.id, on + timedelta(days=later), days=days)

    assert first.legal_due and second.legal_due
    assert first.legal_due <= second.legal_due
    assert plan_by(first.legal_due, days=days, buffer=buffer) <= plan_by(second.legal_due, days=days, buffer=buffer)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@settings(max_examples=60)
@given(on=IN_FORCE, buffer=st.integers(0, 10))
def test_the_day_to_plan_for_is_an_open_day_no_later_than_the_legal_day(
    days: SchoolDays, rule: Rule, on: date, buffer: int
) -> None:
    due = reckoned(rule.id, on, days=days)
    assert due.legal_due
    planned = plan_by(due.legal_due, days=days, buffer=buffer)

    assert planned <= due.legal_due and days.is_school_day(planned)
    assert due.outer_due is None or due.outer_due > due.legal_due
    assert due.opens_on is None or due.opens_on < due.legal_due
