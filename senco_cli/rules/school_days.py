"""Which days the school is open, from its calendar and the bank holidays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from senco_cli.model.calendar import Calendar, SchoolYear, Span
from senco_cli.model.shipped import shipped
from senco_cli.model.years import FIRST_MONTH, academic_year, academic_year_start

_ONE_DAY = timedelta(days=1)
_ONE_WEEK = timedelta(weeks=1)
_SATURDAY = 5
_AUGUST = 8
_JUNE = 6


@cache
def bank_holidays() -> Mapping[date, str]:
    """The bank holidays of England and Wales in `bank_holidays.yaml`, substitute days included, by their names."""
    days = shipped("rules/bank_holidays.yaml")["days"]
    return {date.fromisoformat(day): name for day, name in days.items()}


class SchoolDays:
    """The days on which the school holds a session.

    A day that the calendar does not reach counts as a school day from Monday to Friday unless it is a bank holiday or
    a recorded closure; `knows` tells such days apart. Answers are kept, because the same days are asked for thousands
    of times.
    """

    def __init__(self, calendar: Calendar | None) -> None:
        years = calendar.years if calendar else ()
        closures = calendar.closures if calendar else ()
        self._reach = {year.academic_year: reach for year in years if (reach := _reach(year))}
        self._in_term = _days_in(term for year in years for term in year.terms)
        self._half_terms = _days_in(term.half_term for year in years for term in year.terms if term.half_term)
        self._inset = frozenset(day for year in years for day in year.inset_days)
        self._closures = {day: span.why or "closed" for span in closures for day in _each_day(span)}
        self._why: dict[date, str | None] = {}
        self._last: dict[date, date] = {}
        self._before: dict[tuple[date, int], date] = {}

    def knows(self, day: date) -> bool:
        """Whether the calendar reaches this day: it stands in a term, or among the terms entered for its year."""
        reach = self._reach.get(academic_year(day))
        return day in self._in_term or (reach is not None and reach.from_on <= day <= reach.to_on)

    def is_school_day(self, day: date) -> bool:
        """Whether the school holds a session on this day (Education Act 1996, section 579)."""
        return self.why_closed(day) is None

    def why_closed(self, day: date) -> str | None:
        """Why there is no session on this day, in a word or two; None on a school day."""
        if day not in self._why:
            self._why[day] = self._reason(day)
        return self._why[day]

    def last_school_day_on_or_before(self, day: date) -> date:
        """This day if the school is open on it, else the nearest earlier day on which it is."""
        if day not in self._last:
            found = day
            while not self.is_school_day(found):
                found -= _ONE_DAY
            self._last[day] = found
        return self._last[day]

    def next_school_day(self, day: date) -> date:
        """The first school day after this day."""
        found = day + _ONE_DAY
        while not self.is_school_day(found):
            found += _ONE_DAY
        return found

    def school_days_before(self, day: date, number: int) -> date:
        """The school day that stands so many school days before the last one on or before `day`."""
        if (day, number) not in self._before:
            found = self.last_school_day_on_or_before(day)
            for _ in range(number):
                found = self.last_school_day_on_or_before(found - _ONE_DAY)
            self._before[day, number] = found
        return self._before[day, number]

    def last_school_day_of_year(self, day: date) -> date:
        """The last school day of the academic year that holds `day`."""
        return self.last_school_day_on_or_before(date(academic_year_start(day) + 1, FIRST_MONTH, 1) - _ONE_DAY)

    def school_weeks(self, from_on: date, to_on: date) -> int:
        """How many weeks from Monday to Sunday hold a school day between these two days, both included."""
        weeks, day = 0, from_on
        while day <= to_on:
            if not self.is_school_day(day):
                day += _ONE_DAY
                continue
            weeks += 1
            day += _ONE_WEEK - timedelta(days=day.weekday())
        return weeks

    def _reason(self, day: date) -> str | None:
        if day.weekday() >= _SATURDAY:
            return "weekend"
        if day in bank_holidays():
            return "bank holiday"
        if day in self._closures:
            return self._closures[day]
        if day in self._half_terms:
            return "half term"
        if day in self._inset:
            return "INSET day"
        return None if day in self._in_term or not self.knows(day) else "holiday"


def _reach(year: SchoolYear) -> Span | None:
    # With the autumn term alone entered, nothing is known of January: the year is not one long holiday after it.
    if not year.terms:
        return None
    first, last = min(term.from_on for term in year.terms), max(term.to_on for term in year.terms)
    start = int(year.academic_year[:4])
    from_on = date(start, FIRST_MONTH, 1) if first.month >= _AUGUST else first
    to_on = date(start + 1, _AUGUST, 31) if _JUNE <= last.month <= _AUGUST else last
    return Span.model_validate({"from": min(from_on, first), "to": max(to_on, last)})


def _days_in(spans: Iterator[Span]) -> frozenset[date]:
    return frozenset(day for span in spans for day in _each_day(span))


def _each_day(span: Span) -> Iterator[date]:
    day = span.from_on
    while day <= span.to_on:
        yield day
        day += _ONE_DAY
