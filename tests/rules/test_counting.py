"""Counting, from the worked examples of the law and the edges of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.years import academic_year_start
from senco_cli.rules import counting
from senco_cli.rules.counting import METHODS
from senco_cli.rules.school_days import SchoolDays, bank_holidays

ANY_DAY = st.dates(date(2014, 9, 1), date(2060, 12, 31))
# Terms, half terms, an INSET day and days beyond the calendar.
IN_THE_YEARS = st.dates(date(2026, 8, 1), date(2027, 10, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


# A request on Monday 4 January 2027: decision, no-plan decision, final plan; advice asked for on Monday 1 March.
@pytest.mark.parametrize(
    ("from_on", "weeks", "expected"),
    [
        ("2027-01-04", 6, "2027-02-15"),
        ("2027-01-04", 16, "2027-04-26"),
        ("2027-01-04", 20, "2027-05-24"),
        ("2027-03-01", 6, "2027-04-12"),
        ("2027-03-16", 14, "2027-06-22"),
        ("2027-01-20", 2, "2027-02-03"),
        ("2027-01-20", 4, "2027-02-17"),
        ("2027-02-17", 8, "2027-04-14"),
        ("2027-01-20", 12, "2027-04-14"),
    ],
)
def test_weeks_do_not_count_the_day_they_run_from(from_on: str, weeks: int, expected: str) -> None:
    assert counting.weeks_after(day(from_on), weeks) == day(expected)


def test_two_weeks_before_a_meeting_are_safe_a_day_earlier_still() -> None:
    assert counting.weeks_before(day("2027-01-20"), 2) == day("2027-01-06")
    assert counting.clear_weeks_before(day("2027-01-20"), 2) == day("2027-01-05")


# Twelve weeks before 15 February, and before 31 March with and without a 29 February between.
@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2027-02-15", "2026-11-23"),
        ("2027-02-14", "2026-11-22"),
        ("2027-03-31", "2027-01-06"),
        ("2027-03-30", "2027-01-05"),
        ("2028-03-31", "2028-01-07"),
        ("2028-02-15", "2027-11-23"),
    ],
)
def test_twelve_weeks_back_from_a_phase_transfer_day(due: str, expected: str) -> None:
    assert counting.weeks_before(day(due), 12) == day(expected)


def test_days_beginning_with_a_day_count_it_and_days_within_do_not() -> None:
    assert counting.days_inclusive(day("2027-02-17"), 15) == day("2027-03-03")
    assert counting.days_after(day("2027-03-01"), 15) == day("2027-03-16")


@pytest.mark.parametrize(
    ("from_on", "months", "expected"),
    [
        ("2026-10-15", 3, "2027-01-15"),
        ("2026-10-15", 6, "2027-04-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-10-27", 2, "2026-12-27"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(from_on: str, months: int, expected: str) -> None:
    assert counting.months_after(day(from_on), months) == day(expected)


@pytest.mark.parametrize(
    ("from_on", "months", "expected"),
    [
        ("2026-01-10", 12, "2027-01-09"),
        ("2027-01-08", 12, "2028-01-07"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2027-02-28", 12, "2028-02-27"),
        ("2026-02-28", 12, "2027-02-27"),
        ("2027-03-01", 12, "2028-02-29"),
        ("2026-03-01", 12, "2027-02-28"),
        ("2024-02-29", 48, "2028-02-28"),
        ("2026-09-20", 12, "2027-09-19"),
        ("2027-04-10", 3, "2027-07-09"),
        ("2026-05-01", 12, "2027-04-30"),
        ("2026-12-29", 2, "2027-02-28"),
        ("2026-12-30", 2, "2027-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-12-29", 2, "2028-02-28"),
        ("2027-12-30", 2, "2028-02-29"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2027-01-31", 3, "2027-04-30"),
        ("2027-01-30", 3, "2027-04-29"),
        ("2026-12-01", 1, "2026-12-31"),
    ],
)
def test_months_starting_with_a_day_end_the_day_before_the_corresponding_one(
    from_on: str, months: int, expected: str
) -> None:
    assert counting.months_inclusive(day(from_on), months) == day(expected)


# A plan transferred on 10 April 2027: the later of twelve months from the last review and three from the transfer.
@pytest.mark.parametrize(("reviewed", "expected"), [("2026-09-20", "2027-09-19"), ("2026-05-01", "2027-07-09")])
def test_a_transferred_plan_is_reviewed_by_the_later_of_two_days(reviewed: str, expected: str) -> None:
    by_review = counting.months_inclusive(day(reviewed), 12)
    by_transfer = counting.months_inclusive(day("2027-04-10"), 3)

    assert max(by_review, by_transfer) == day(expected)


@pytest.mark.parametrize(
    ("before", "months", "expected"),
    [("2027-09-01", 5, "2027-04-01"), ("2027-07-31", 5, "2027-02-28"), ("2028-07-31", 5, "2028-02-29")],
)
def test_months_back_land_on_the_corresponding_day_or_the_last_of_the_month(
    before: str, months: int, expected: str
) -> None:
    assert counting.months_before(day(before), months) == day(expected)


# A record asked for on Thursday 10 December: six school days to the 18th, then from 5 January, INSET not counted.
# A panel asked for on 22 March: three school days to the 25th, then from 12 April.
@pytest.mark.parametrize(
    ("from_on", "number", "expected"),
    [("2026-12-10", 15, "2027-01-15"), ("2027-03-01", 15, "2027-03-22"), ("2027-03-22", 15, "2027-04-27")],
)
def test_school_days_leave_out_weekends_holidays_and_inset_days(
    days: SchoolDays, from_on: str, number: int, expected: str
) -> None:
    assert counting.school_days_after(day(from_on), number, days=days) == day(expected)


def test_two_exclusions_back_to_back_reach_their_sixth_school_day_together(days: SchoolDays) -> None:
    assert counting.school_days_inclusive(day("2027-03-02"), 6, days=days) == day("2027-03-09")


def test_working_days_leave_out_weekends_and_bank_holidays_only() -> None:
    assert counting.working_days_after(day("2026-12-23"), 3) == day("2026-12-30")
    assert counting.working_days_after(day("2027-02-12"), 1) == day("2027-02-15")
    assert counting.working_days_inclusive(day("2027-02-12"), 15) == day("2027-03-04")
    assert counting.working_days_inclusive(day("2027-02-13"), 1) == day("2027-02-15")


def test_before_a_date_is_the_day_before_it_in_the_year_of_the_event() -> None:
    assert counting.on_date(day("2027-09-01"), month=2, day_of_month=15) == day("2027-02-15")
    assert counting.before_date(day("2027-09-01"), month=2, day_of_month=15) == day("2027-02-14")
    assert counting.before_date(day("2028-09-01"), month=3, day_of_month=1) == day("2028-02-29")


@pytest.mark.parametrize(
    ("from_on", "years", "expected"),
    [("2024-09-01", 3, "2027-09-01"), ("2024-02-29", 3, "2027-02-28"), ("2024-02-29", 4, "2028-02-29")],
)
def test_the_anniversary_of_a_leap_day_is_the_28th(from_on: str, years: int, expected: str) -> None:
    assert counting.anniversary(day(from_on), years) == day(expected)


# Census days: the first Thursday of October, the third of January and of May.
@pytest.mark.parametrize(
    ("nth", "month", "expected"), [(3, 1, "2027-01-21"), (1, 10, "2026-10-01"), (3, 5, "2027-05-20")]
)
def test_census_days_fall_in_the_academic_year_of_the_event(nth: int, month: int, expected: str) -> None:
    for event in ("2026-09-01", "2026-12-31", "2027-08-31"):
        assert counting.nth_weekday(day(event), nth=nth, weekday=4, month=month) == day(expected)


def test_the_last_school_day_of_the_year_is_the_same_from_anywhere_in_it(days: SchoolDays) -> None:
    for event in ("2026-09-01", "2027-08-31"):
        assert counting.last_school_day_of_year(day(event), days=days) == day("2027-07-21")


def test_equality_information_is_due_the_day_before_a_year_is_round() -> None:
    assert counting.months_inclusive(day("2026-02-28"), 12) == day("2027-02-27")


NUMBERS = {"n": 3, "month": 2, "day_of_month": 15, "nth": 3, "weekday": 4, "year": 2003}


@pytest.mark.parametrize("name", METHODS)
@settings(max_examples=60)
@given(event=ANY_DAY, later=st.integers(0, 800))
def test_no_way_of_counting_moves_back_when_the_event_moves_on(name: str, event: date, later: int) -> None:
    method = METHODS[name]
    numbers = {asked: NUMBERS[asked] for asked in method.asks}
    more = {"days": SchoolDays(None)} if method.needs_school_days else {}

    first = method.count(event, **numbers, **more)
    second = method.count(event + timedelta(days=later), **numbers, **more)

    assert first <= second


@given(event=ANY_DAY, months=st.integers(1, 60))
def test_months_inclusive_hold_neither_a_day_more_nor_a_day_less(event: date, months: int) -> None:
    last = counting.months_inclusive(event, months)
    after = counting.months_after(event, months)

    # Where the corresponding day exists the period stops short of it, otherwise it ends with the month.
    assert last == (after - timedelta(days=1) if after.day == event.day else after)
    assert (last + timedelta(days=1)).day in (event.day, 1)


@settings(max_examples=80)
@given(event=IN_THE_YEARS, number=st.integers(1, 60))
def test_just_so_many_school_days_lie_between(days: SchoolDays, event: date, number: int) -> None:
    last = counting.school_days_after(event, number, days=days)
    between = [event + timedelta(days=n) for n in range(1, (last - event).days + 1)]

    assert days.is_school_day(last)
    assert sum(days.is_school_day(each) for each in between) == number


@settings(max_examples=80)
@given(event=IN_THE_YEARS, number=st.integers(1, 60))
def test_a_first_day_that_counts_itself_ends_the_count_a_day_sooner_or_not_at_all(
    days: SchoolDays, event: date, number: int
) -> None:
    from_it = counting.school_days_inclusive(event, number, days=days)
    working = counting.working_days_inclusive(event, number)

    # Where the day itself is closed there is nothing to count, and both ways come to the same.
    less = number - days.is_school_day(event)
    assert from_it == (counting.school_days_after(event, less, days=days) if less else event)
    less = number - counting.is_working_day(event)
    assert working == (counting.working_days_after(event, less) if less else event)


@settings(max_examples=80)
@given(event=ANY_DAY, number=st.integers(1, 60))
def test_just_so_many_working_days_lie_between(event: date, number: int) -> None:
    last = counting.working_days_after(event, number)
    between = [event + timedelta(days=n) for n in range(1, (last - event).days + 1)]

    assert counting.is_working_day(last)
    assert sum(counting.is_working_day(each) for each in between) == number


@settings(max_examples=60)
@given(event=IN_THE_YEARS, number=st.integers(1, 20), ahead=st.integers(1, 20))
def test_a_bank_holiday_for_once_takes_a_day_away_from_whoever_counts_over_it(
    event: date, number: int, ahead: int
) -> None:
    once = counting.working_days_after(event, ahead)
    before = counting.working_days_after(event, number)
    with pytest.MonkeyPatch.context() as patch:
        known = {**bank_holidays(), once: "Coronation"}
        patch.setattr(counting, "bank_holidays", lambda: known)
        after = counting.working_days_after(event, number)

    assert after == (before if before < once else counting.working_days_after(before, 1))


@settings(max_examples=80)
@given(event=ANY_DAY, n=st.integers(1, 60))
def test_back_and_forth_come_to_the_day_itself_or_the_end_of_a_shorter_month(event: date, n: int) -> None:
    assert counting.weeks_after(counting.weeks_before(event, n), n) == event
    assert counting.clear_weeks_before(event, n) == counting.weeks_before(event, n) - timedelta(days=1)
    assert counting.days_inclusive(event, n) == counting.days_after(event, n) - timedelta(days=1)
    there = counting.months_before(event, n)
    back = counting.months_after(there, n)
    assert back == event or (back < event and there.month != (there + timedelta(days=1)).month)


@settings(max_examples=80)
@given(event=ANY_DAY, n=st.integers(1, 40))
def test_an_anniversary_keeps_day_and_month_but_for_a_leap_day(event: date, n: int) -> None:
    found = counting.anniversary(event, n)

    assert found.year == event.year + n
    is_moved = (event.month, event.day) == (2, 29) and (found.month, found.day) == (2, 28)
    assert (found.month, found.day) == (event.month, event.day) or is_moved


@settings(max_examples=80)
@given(event=ANY_DAY, nth=st.integers(1, 4), weekday=st.integers(1, 7), month=st.integers(1, 12))
def test_the_nth_weekday_is_in_its_month_with_so_many_before_it(
    event: date, nth: int, weekday: int, month: int
) -> None:
    found = counting.nth_weekday(event, nth=nth, weekday=weekday, month=month)

    assert (found.isoweekday(), found.month, (found.day - 1) // 7) == (weekday, month, nth - 1)
    assert academic_year_start(found) == academic_year_start(event)
    last = counting.last_weekday(event, weekday=weekday, month=month)
    assert (last.isoweekday(), last.month) == (weekday, month) and (last + timedelta(weeks=1)).month != month


@pytest.mark.parametrize("name", METHODS)
def test_every_way_of_counting_is_documented_and_can_be_said(name: str) -> None:
    method = METHODS[name]

    assert method.count.__name__ == name
    assert method.count.__doc__
    assert ("{n}" in method.words) == bool(method.unit)
    assert method.words.format(n="3 weeks", date="15 February")
