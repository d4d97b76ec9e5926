"""From the day of an event to the days a rule asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from senco_cli.rules.counting import METHODS
from senco_cli.rules.day_moves import day_moves
from senco_cli.rules.event import Event
from senco_cli.rules.rule import Counting, RuleVersion
from senco_cli.rules.school_days import SchoolDays


class Reckoned(NamedTuple):
    """The days that come out of a rule for one event, and the numbers and days its conditions and discharges use.

    `legal_due` is the strict or safe day; it may fall in a holiday, and is None for a duty that is shown and never
    computed. `outer_due` is a later day by a more lenient reading, `opens_on` the first day of a window. `counted_to`
    is the day before it moved on, where a rule moves a last day that falls wrong.
    """

    legal_due: date | None
    outer_due: date | None
    opens_on: date | None
    numbers: Mapping[str, int]
    days: Mapping[str, date] = MappingProxyType({})
    counted_to: date | None = None


def reckon(version: RuleVersion, event: Event, *, days: SchoolDays) -> Reckoned:
    """The days of one version of a rule for one event."""
    if version.days_by_year is not None:
        return Reckoned(version.days_by_year.get(str(event.on.year)), None, None, version.numbers, version.days)
    if version.counting is None:
        return Reckoned(None, None, None, version.numbers, version.days)
    counted_to = _later_of_two(version, event, days=days)
    legal_due = day_moves()[version.moved_by].moved(counted_to) if version.moved_by else counted_to
    outer_due = count(version.outer, event.outer_on or event.on, days=days) if version.outer else None
    return Reckoned(
        legal_due=legal_due,
        # A reading that comes to the same day, or to an earlier one, is no reading beside it.
        outer_due=outer_due if outer_due and outer_due > legal_due else None,
        opens_on=count(version.opens, event.on, days=days) if version.opens else None,
        numbers=version.numbers,
        days=version.days,
        counted_to=counted_to if counted_to != legal_due else None,
    )


def count(counting: Counting, day: date, *, days: SchoolDays) -> date:
    """The day that a way of counting leads to from `day`."""
    method = METHODS[counting.method]
    if method.needs_school_days:
        return method.count(day, **counting.numbers, days=days)
    return _count(counting, day)


def _later_of_two(version: RuleVersion, event: Event, *, days: SchoolDays) -> date:
    assert version.counting
    first = count(version.counting, event.on, days=days)
    if version.or_later is None or event.also_on is None:
        return first
    return max(first, count(version.or_later, event.also_on, days=days))


@cache
def _count(counting: Counting, day: date) -> date:
    return METHODS[counting.method].count(day, **counting.numbers)


def plan_by(legal_due: date, *, days: SchoolDays, buffer: int) -> date:
    """The last school day on or before `legal_due`, moved earlier by a buffer of school days; never later."""
    return days.school_days_before(legal_due, buffer)
