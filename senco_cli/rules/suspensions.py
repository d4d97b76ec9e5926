"""How many school days a pupil has been suspended for: the figure that reviews and inspectors ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from senco_cli.model.exclusion import Exclusion
from senco_cli.model.years import FIRST_MONTH, academic_year_start
from senco_cli.rules.school_days import SchoolDays

_ONE_DAY = timedelta(days=1)


def standing(exclusions: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    """The suspensions that were not withdrawn, permanent exclusions left out."""
    return tuple(each for each in exclusions if each.type == "suspension" and each.withdrawn_on is None)


def suspended_this_year(exclusions: Iterable[Exclusion], *, on: date, days: SchoolDays) -> Decimal:
    """School days of suspensions in the academic year that holds `on`, up to and with that day, half days as halves."""
    first = date(academic_year_start(on), FIRST_MONTH, 1)
    counted = (each for each in standing(exclusions) if each.from_on <= on)
    return sum((days_of(each, first, on, today=on, days=days) for each in counted), Decimal(0))


def days_of(suspension: Exclusion, first: date, last: date, *, today: date, days: SchoolDays) -> Decimal:
    """The school days of one suspension from `first` to `last`; what is recorded goes before what is counted.

    A recorded number belongs whole to the day on which the suspension began. One without an end lasts until today.
    """
    if suspension.school_days is not None:
        return suspension.school_days if first <= suspension.from_on <= last else Decimal(0)
    day, number = max(suspension.from_on, first), 0
    while day <= min(suspension.to_on or max(suspension.from_on, today), last):
        number += days.is_school_day(day)
        day += _ONE_DAY
    return Decimal(number)
