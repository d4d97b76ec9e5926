"""How the school days of suspensions add up in a term and in a year, and which of them run into one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from senco_cli.model.exclusion import Exclusion
from senco_cli.model.shipped import shipped
from senco_cli.model.years import FIRST_MONTH, academic_year_start
from senco_cli.rules.case import PupilCase
from senco_cli.rules.school_days import bank_holidays
from senco_cli.rules.suspensions import days_of, standing

_ONE_DAY = timedelta(days=1)
Run = Sequence[tuple[str, Exclusion]]


def runs(case: PupilCase) -> Sequence[Run]:
    """Exclusions with their keys, by the day they began; those with no school day between them are one run."""
    found: list[list[tuple[str, Exclusion]]] = []
    standing = [each for each in case.file.exclusions.items() if each[1].withdrawn_on is None]
    for key, record in sorted(standing, key=lambda each: each[1].from_on):
        ends = found[-1][-1][1].to_on if found else None
        if ends is not None and record.from_on <= case.days.next_school_day(ends):
            found[-1].append((key, record))
        else:
            found.append([(key, record)])
    return found


def days_in_term(case: PupilCase, record: Exclusion) -> Decimal:
    """The school days of suspensions in the term in which `record` began, up to and with it."""
    first, last = _term_of(record.from_on)
    return _days(case, first, last, until=record.from_on)


def days_in_year(case: PupilCase, day: date) -> Decimal:
    """The school days of suspensions in the academic year that holds `day`, those still to come included."""
    first = date(academic_year_start(day), FIRST_MONTH, 1)
    last = date(first.year + 1, FIRST_MONTH, 1) - _ONE_DAY
    return _days(case, first, last, until=last)


def _days(case: PupilCase, first: date, last: date, *, until: date) -> Decimal:
    counted = [each for each in standing(case.file.exclusions.values()) if each.from_on <= until]
    return sum((days_of(each, first, last, today=case.today, days=case.days) for each in counted), Decimal(0))


def _term_of(day: date) -> tuple[date, date]:
    ends = sorted(end for year in (day.year - 1, day.year) for end in _ends_of(year))
    later = [end for end in ends if end >= day] or [date(day.year + 1, 12, 31)]
    return max(end for end in ends if end < day) + _ONE_DAY, min(later)


@cache
def _ends_of(year: int) -> Sequence[date]:
    found = []
    for end in _data()["ends"]:
        if end[:1].isdigit():
            found.append(date(year, int(end[:2]), int(end[3:])))
        else:
            # A year beyond the known bank holidays has one term fewer, so that days add up to more and never to less.
            found += [day for day, name in bank_holidays().items() if day.year == year and name == end]
    return found


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = shipped("rules/topics/exclusion_terms.yaml")
    return data
