"""From the day of an event to the days a rule asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from senco_cli.rules.counting import METHODS
from senco_cli.rules.day_moves import day_moves
from senco_cli.rules.event import Event
from senco_cli.rules.rule import Counting, RuleVersion
from senco_cli.rules.school_days import SchoolDays

_KEPT = 100_000


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
    return _reckoned(version, event.on, event.outer_on, event.also_on, days if _needs_school_days(version) else None)


@cache
def _needs_school_days(version: RuleVersion) -> bool:
    ways = (version.counting, version.outer, version.opens, version.or_later)
    return any(way is not None and METHODS[way.method].needs_school_days for way in ways)


# Pupils share days: the same few thousand reckonings serve a whole school.
@lru_cache(maxsize=_KEPT)
def _reckoned(
    version: RuleVersion, on: date, outer_on: date | None, also_on: date | None, days: SchoolDays | None
) -> Reckoned:
    if version.days_by_year is not None:
        year = str(on.year)
        opens_on = version.opens_by_year.get(year)
        return Reckoned(version.days_by_year.get(year), None, opens_on, version.numbers, version.days)
    if version.counting is None:
        return Reckoned(None, None, None, version.numbers, version.days)
    counted_to = _later_of_two(version, on, also_on, days=days)
    legal_due = day_moves()[version.moved_by].moved(counted_to) if version.moved_by else counted_to
    outer_due = count(version.outer, outer_on or on, days=days) if version.outer else None
    return Reckoned(
        legal_due=legal_due,
        # A reading that comes to the same day, or to an earlier one, is no reading beside it.
        outer_due=outer_due if outer_due and outer_due > legal_due else None,
        opens_on=count(version.opens, on, days=days) if version.opens else None,
        numbers=version.numbers,
        days=version.days,
        counted_to=counted_to if counted_to != legal_due else None,
    )


def count(counting: Counting, day: date, *, days: SchoolDays | None) -> date:
    """The day that a way of counting leads to from `day`; only one by school days needs `days`."""
    method = METHODS[counting.method]
    if method.needs_school_days:
        return method.count(day, **counting.numbers, days=days)
    return method.count(day, **counting.numbers)


def _later_of_two(version: RuleVersion, on: date, also_on: date | None, *, days: SchoolDays | None) -> date:
    assert version.counting
    first = count(version.counting, on, days=days)
    if version.or_later is None or also_on is None:
        return first
    return max(first, count(version.or_later, also_on, days=days))


def plan_by(legal_due: date, *, days: SchoolDays, buffer: int) -> date:
    """The last school day on or before `legal_due`, moved earlier by a buffer of school days; never later."""
    return days.school_days_before(legal_due, buffer)
