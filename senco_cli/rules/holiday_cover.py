"""Whether anybody can still do a duty on a school day, or somebody has to be at work in the holidays for it."""

from __future__ import annotations

from datetime import date

from senco_cli.rules.rule import OUTSIDE
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.words import long_day


def needs_holiday_cover(legal_due: date, holder: str, *, today: date, days: SchoolDays) -> bool:
    """Whether the legal day of the school's own duty is still to come, and the last school day before it is over.

    What somebody outside the school owes does not wait for a school day.
    """
    if holder in OUTSIDE or legal_due < today:
        return False
    return days.last_school_day_on_or_before(legal_due) < today


def cover_words(legal_due: date, *, days: SchoolDays) -> str:
    """The sentence that says so."""
    last = days.last_school_day_on_or_before(legal_due)
    return (
        f"Needs holiday cover: no school day is left before {long_day(legal_due)}; the last one was {long_day(last)}."
    )
