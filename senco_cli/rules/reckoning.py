"""From the day of an event to the days a rule asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from senco_cli.rules.counting import METHODS
from senco_cli.rules.events import Event
from senco_cli.rules.rule import Counting, RuleVersion
from senco_cli.rules.school_days import SchoolDays


class Reckoned(NamedTuple):
    """The days that come out of a rule for one event, and the numbers its conditions and discharges use.

    `legal_due` is the strict or safe day; it may fall in a holiday, and is None for a duty that is shown and never
    computed. `outer_due` is a later day by a more lenient reading, `opens_on` the first day of a window.
    """

    legal_due: date | None
    outer_due: date | None
    opens_on: date | None
    numbers: Mapping[str, int]


def reckon(version: RuleVersion, event: Event, *, days: SchoolDays) -> Reckoned:
    """The days of one version of a rule for one event."""
    if version.counting is None:
        return Reckoned(None, None, None, version.numbers)
    legal_due = count(version.counting, event.on, days=days)
    outer_due = count(version.outer, event.outer_on or event.on, days=days) if version.outer else None
    return Reckoned(
        legal_due=legal_due,
        # A reading that comes to the same day, or to an earlier one, is no reading beside it.
        outer_due=outer_due if outer_due and outer_due > legal_due else None,
        opens_on=count(version.opens, event.on, days=days) if version.opens else None,
        numbers=version.numbers,
    )


def count(counting: Counting, day: date, *, days: SchoolDays) -> date:
    """The day that a way of counting leads to from `day`."""
    method = METHODS[counting.method]
    if method.needs_school_days:
        return method.count(day, **counting.numbers, days=days)
    return _count(counting, day)


@cache
def _count(counting: Counting, day: date) -> date:
    return METHODS[counting.method].count(day, **counting.numbers)


def plan_by(legal_due: date, *, days: SchoolDays, buffer: int) -> date:
    """The last school day on or before `legal_due`, moved earlier by a buffer of school days; never later."""
    return days.school_days_before(legal_due, buffer)
