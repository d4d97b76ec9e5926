"""The ways in which time limits are counted; a rule names one of them in its data.

Sources: Dodds v Walker [1981] UKHL for weeks and months; SEND Regulations 2014, which say "working days" where they
mean them, so that plain days and weeks are days of the calendar and nothing moves a day off a weekend or a holiday.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from senco_cli.model.years import FIRST_MONTH, academic_year_start
from senco_cli.rules.school_days import SchoolDays, bank_holidays

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def on_the_day(day: date) -> date:
    """The day itself, where a record sets the day."""
    return day


def weeks_after(day: date, n: int) -> date:
    """Within n weeks of a day, which does not count itself: `W_EXCL`."""
    return day + timedelta(weeks=n)


def weeks_before(day: date, n: int) -> date:
    """So many weeks before a day: the latest day of `W_BEFORE`, and the way back through `W_EXCL`."""
    return day - timedelta(weeks=n)


def clear_weeks_before(day: date, n: int) -> date:
    """At least n weeks before a day, neither end counted: the safe day of `W_BEFORE`.

    No authority was found for "at least two weeks' notice" in the SEND Regulations; council meetings are read so.
    """
    return weeks_before(day, n) - _ONE_DAY


def days_after(day: date, n: int) -> date:
    """Within n days of the calendar after a day, which does not count itself: `D_EXCL`."""
    return day + timedelta(days=n)


def days_inclusive(day: date, n: int) -> date:
    """The last of n days of the calendar that begin with a day: `D_INCL`."""
    return day + timedelta(days=n - 1)


def months_after(day: date, n: int) -> date:
    """The corresponding day n months later, else the last day of that month: `M_EXCL`."""
    year, month = _month(day, n)
    return date(year, month, min(day.day, _days_in_month(year, month)))


def months_before(day: date, n: int) -> date:
    """The corresponding day n months earlier, else the last day of that month: `M_BACK`."""
    return months_after(day, -n)


def months_inclusive(day: date, n: int) -> date:
    """The last day of n months that begin with a day: `M_INCL`.

    A day that the last month does not have ends the period on the last day of that month, with no day taken off again.
    """
    corresponding = months_after(day, n)
    return corresponding - _ONE_DAY if corresponding.day == day.day else corresponding


def school_days_after(day: date, n: int, *, days: SchoolDays) -> date:
    """The n-th day after a day on which the school holds a session: `SD`."""
    found = day
    for _ in range(n):
        found = days.next_school_day(found)
    return found


def school_days_inclusive(day: date, n: int, *, days: SchoolDays) -> date:
    """The n-th school day, where the day itself is the first if the school is open: `SD` for exclusions."""
    return school_days_after(day - _ONE_DAY, n, days=days)


def working_days_after(day: date, n: int) -> date:
    """The n-th day after a day that is neither on a weekend nor a bank holiday: `WD`."""
    found = day
    for _ in range(n):
        found += _ONE_DAY
        while not is_working_day(found):
            found += _ONE_DAY
    return found


def working_days_inclusive(day: date, n: int) -> date:
    """The n-th working day, where the day itself is the first if it is one: `WD` "beginning with" a day."""
    return working_days_after(day - _ONE_DAY, n)


def on_date(day: date, *, month: int, day_of_month: int) -> date:
    """A fixed date in the calendar year of a day: `FIXED`."""
    return date(day.year, month, day_of_month)


def before_date(day: date, *, month: int, day_of_month: int) -> date:
    """The day before a fixed date in the calendar year of a day: `FIXED_BEFORE`."""
    return on_date(day, month=month, day_of_month=day_of_month) - _ONE_DAY


def before_day(_day: date, *, year: int, month: int, day_of_month: int) -> date:
    """The day before a fixed day, whatever day sets it off: `FIXED_BEFORE` with its year."""
    return date(year, month, day_of_month) - _ONE_DAY


def end_of_block(day: date, n: int, *, year: int, month: int, day_of_month: int) -> date:
    """The last day of the block of n years that holds a day, blocks running on from one that began on a fixed day."""
    began = date(year, month, day_of_month)
    past = day.year - year - ((day.month, day.day) < (month, day_of_month))
    return anniversary(began, (past // n + 1) * n) - _ONE_DAY


def anniversary(day: date, n: int) -> date:
    """The n-th anniversary; that of 29 February is 28 February where the year has no such day: `ANNIV`."""
    return months_after(day, n * 12)


def nth_weekday(day: date, *, nth: int, weekday: int, month: int) -> date:
    """The n-th weekday (Monday is 1) of a month in the academic year that holds a day: census days."""
    start = academic_year_start(day)
    first = date(start if month >= FIRST_MONTH else start + 1, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=nth - 1)


def last_weekday(day: date, *, weekday: int, month: int) -> date:
    """The last such weekday (Monday is 1) of a month in the academic year that holds a day: the school leaving date."""
    start = academic_year_start(day)
    year = start if month >= FIRST_MONTH else start + 1
    last = date(year, month, _days_in_month(year, month))
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def last_school_day_of_year(day: date, *, days: SchoolDays) -> date:
    """The last school day of the academic year that holds a day."""
    return days.last_school_day_of_year(day)


def is_working_day(day: date) -> bool:
    """Whether a day is neither on a weekend nor a bank holiday of England and Wales."""
    return day.weekday() < _SATURDAY and day not in bank_holidays()


def _month(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _days_in_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class Method:
    """One way of counting: the function, the numbers it asks of the rule's data, and how a person would say it.

    `words` has `{n}` for the number with its unit, such as "12 months", and `{date}` for a date without its year.
    """

    count: Callable[..., date]
    words: str
    asks: tuple[str, ...] = ()
    unit: str = ""
    needs_school_days: bool = False


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "on_the_day": Method(on_the_day, "by that day"),
        "weeks_after": Method(weeks_after, "within {n} of that day, which itself does not count", ("n",), "week"),
        "weeks_before": Method(weeks_before, "{n} before that day", ("n",), "week"),
        "clear_weeks_before": Method(
            clear_weeks_before, "at least {n} before that day, neither end counted", ("n",), "week"
        ),
        "days_after": Method(days_after, "within {n} of that day, which itself does not count", ("n",), "day"),
        "days_inclusive": Method(days_inclusive, "within {n} beginning with that day", ("n",), "day"),
        "months_after": Method(months_after, "within {n} of that day", ("n",), "month"),
        "months_before": Method(months_before, "at least {n} before that day", ("n",), "month"),
        "months_inclusive": Method(months_inclusive, "within {n} starting with that day", ("n",), "month"),
        "school_days_after": Method(
            school_days_after, "within {n} after that day", ("n",), "school day", needs_school_days=True
        ),
        "school_days_inclusive": Method(
            school_days_inclusive, "within {n}, that day being the first", ("n",), "school day", needs_school_days=True
        ),
        "working_days_after": Method(working_days_after, "within {n} after that day", ("n",), "working day"),
        "working_days_inclusive": Method(
            working_days_inclusive, "within {n} beginning with that day", ("n",), "working day"
        ),
        "on_date": Method(on_date, "by {date} of that calendar year", ("month", "day_of_month")),
        "before_date": Method(before_date, "before {date} of that calendar year", ("month", "day_of_month")),
        "before_day": Method(before_day, "before {date}", ("year", "month", "day_of_month")),
        "end_of_block": Method(
            end_of_block,
            "by the end of the block of {n} that holds that day, the first block having begun on {date}",
            ("n", "year", "month", "day_of_month"),
            "year",
        ),
        "anniversary": Method(anniversary, "by the anniversary {n} after that day", ("n",), "year"),
        "nth_weekday": Method(nth_weekday, "on the {date} of that academic year", ("nth", "weekday", "month")),
        "last_school_day_of_year": Method(
            last_school_day_of_year, "by the last school day of the academic year", needs_school_days=True
        ),
    }
)
