"""School days, from the example school year and the bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import TEXTS

from senco_cli.model.calendar import Calendar
from senco_cli.rules.school_days import SchoolDays, bank_holidays

IN_THE_YEAR = st.dates(date(2026, 9, 1), date(2027, 8, 31))
ANY_DAY = st.dates(date(2014, 9, 1), date(2060, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def of(text: str) -> SchoolDays:
    return SchoolDays(Calendar.model_validate(yaml.load(text, Loader=TEXTS)))


def test_bank_holidays_are_those_the_holidays_package_knows_on_working_days() -> None:
    known = holidays.country_holidays("GB", subdiv="ENG", years=range(2024, 2034))

    assert set(bank_holidays()) == {found for found in known if found.weekday() < 5}


def test_boxing_day_on_a_saturday_is_kept_on_the_monday() -> None:
    assert bank_holidays()[day("2026-12-28")] == "Boxing Day (substitute day)"


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2026-09-02", None),
        ("2026-09-01", "holiday"),
        ("2026-10-28", "half term"),
        ("2026-10-31", "weekend"),
        ("2026-12-21", "holiday"),
        ("2026-12-25", "bank holiday"),
        ("2027-01-04", "INSET day"),
        ("2027-01-05", None),
        ("2027-03-26", "bank holiday"),
        ("2027-05-03", "bank holiday"),
        ("2027-07-21", None),
        ("2027-07-22", "holiday"),
    ],
)
def test_a_closed_day_says_why(days: SchoolDays, on: str, why: str | None) -> None:
    assert days.why_closed(day(on)) == why
    assert days.is_school_day(day(on)) == (why is None)


def test_a_closure_says_its_own_reason_and_reaches_beyond_the_calendar() -> None:
    days = of(
        """
        years: [{academic_year: 2026/27, terms: [{name: Autumn, from: 2026-09-02, to: 2026-12-18}]}]
        closures:
          - {from: 2026-11-05, to: 2026-11-06, why: Boiler failed}
          - {from: 2029-05-10, to: 2029-05-10}
        """
    )

    assert days.why_closed(day("2026-11-05")) == "Boiler failed"
    assert days.why_closed(day("2029-05-10")) == "closed"
    assert days.last_school_day_on_or_before(day("2026-11-08")) == day("2026-11-04")


def test_days_beyond_the_calendar_are_monday_to_friday_less_bank_holidays(days: SchoolDays) -> None:
    assert not days.knows(day("2027-09-01"))
    assert days.is_school_day(day("2027-09-01"))
    assert days.why_closed(day("2027-08-31")) == "holiday"
    assert days.why_closed(day("2027-12-27")) == "bank holiday"
    assert days.why_closed(day("2027-10-30")) == "weekend"


HALF_ENTERED = "years: [{academic_year: 2026/27, terms: [{name: Any, from: %s, to: %s}]}]"


@pytest.mark.parametrize(
    ("from_on", "to_on", "on", "known"),
    [
        ("2026-09-02", "2026-12-18", "2026-09-01", True),
        ("2026-09-02", "2026-12-18", "2026-12-19", False),
        ("2027-01-05", "2027-03-25", "2026-11-20", False),
        ("2027-04-12", "2027-07-21", "2027-04-09", False),
        ("2027-04-12", "2027-07-21", "2027-08-31", True),
    ],
)
def test_what_has_not_been_entered_yet_is_not_a_holiday(from_on: str, to_on: str, on: str, known: bool) -> None:
    days = of(HALF_ENTERED % (from_on, to_on))

    assert days.knows(day(on)) == known
    assert days.why_closed(day("2027-03-09")) is None


def test_a_year_without_terms_is_not_known() -> None:
    assert not of("years: [{academic_year: 2026/27, terms: []}]").knows(day("2026-11-21"))


def test_a_term_that_begins_in_august_is_known() -> None:
    days = of("years: [{academic_year: 2026/27, terms: [{name: Autumn, from: 2026-08-27, to: 2026-12-18}]}]")

    assert days.knows(day("2026-08-27")) and days.is_school_day(day("2026-08-27"))
    assert not days.knows(day("2026-08-26"))


def test_without_a_calendar_nothing_is_known_and_weekdays_count() -> None:
    days = SchoolDays(None)

    assert not days.knows(day("2026-11-20"))
    assert days.is_school_day(day("2026-11-20"))
    assert days.last_school_day_on_or_before(day("2026-12-28")) == day("2026-12-24")


@pytest.mark.parametrize(
    ("on", "last"),
    [
        ("2026-11-22", "2026-11-20"),
        ("2027-02-17", "2027-02-12"),
        ("2027-01-04", "2026-12-18"),
        ("2027-03-31", "2027-03-25"),
        ("2027-08-31", "2027-07-21"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_the_last_school_day_on_or_before(days: SchoolDays, on: str, last: str) -> None:
    assert days.last_school_day_on_or_before(day(on)) == day(last)


def test_the_next_school_day_and_some_days_in_hand(days: SchoolDays) -> None:
    assert days.next_school_day(day("2026-12-18")) == day("2027-01-05")
    assert days.next_school_day(day("2026-11-20")) == day("2026-11-23")
    assert days.school_days_before(day("2027-01-09"), 0) == day("2027-01-08")
    assert days.school_days_before(day("2027-01-09"), 4) == day("2026-12-18")


@pytest.mark.parametrize(
    ("from_on", "to_on", "weeks"),
    [
        # The autumn term: 2 September to 18 December are 16 weeks from Monday to Sunday, one of them half term.
        ("2026-09-02", "2026-12-18", 15),
        ("2026-10-24", "2026-11-01", 0),
        ("2026-11-20", "2026-11-23", 2),
        ("2026-11-21", "2026-11-22", 0),
        ("2026-11-23", "2026-11-23", 1),
        ("2026-11-24", "2026-11-23", 0),
        # The week of the INSET day on Monday 4 January still has four school days.
        ("2027-01-04", "2027-01-10", 1),
    ],
)
def test_school_weeks_are_weeks_with_a_school_day_in_the_span(
    days: SchoolDays, from_on: str, to_on: str, weeks: int
) -> None:
    assert days.school_weeks(day(from_on), day(to_on)) == weeks


@settings(max_examples=80)
@given(on=IN_THE_YEAR)
def test_the_last_school_day_is_a_school_day_with_none_between(days: SchoolDays, on: date) -> None:
    last = days.last_school_day_on_or_before(on)

    assert last <= on and days.is_school_day(last)
    assert not any(days.is_school_day(last + timedelta(days=n)) for n in range(1, (on - last).days + 1))


@settings(max_examples=50)
@given(from_on=IN_THE_YEAR, length=st.integers(0, 300))
def test_school_weeks_count_the_distinct_weeks_of_the_school_days(days: SchoolDays, from_on: date, length: int) -> None:
    span = [from_on + timedelta(days=n) for n in range(length + 1)]

    weeks = {each.isocalendar()[:2] for each in span if days.is_school_day(each)}

    assert days.school_weeks(span[0], span[-1]) == len(weeks)


@given(on=ANY_DAY)
def test_a_day_is_a_school_day_or_has_a_reason(days: SchoolDays, on: date) -> None:
    assert days.is_school_day(on) == (days.why_closed(on) is None)
    assert days.is_school_day(on) or days.next_school_day(on) > on
