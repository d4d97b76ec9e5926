"""Days in words, the same on every machine whatever its language."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


# What is typed stays as it is typed: commands, options, fields, quotations and examples.
_DAYS = re.compile(
    r"senco [^;]*|--[\w-]+[ =]\S+|(?:\w+:|as|like) \d{4}-\d\d-\d\d"
    r"|(?<![\w\"'./-])(\d{4}-\d\d-\d\d)(?![\w\"'/-])"
)


@cache
def long_day(day: date) -> str:
    """A day as a letter writes it: Saturday 9 January 2027."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def with_days_in_words(sentence: str) -> str:
    """The sentence as people read it: `due by 2026-11-03` is `due by 3 November 2026`; what is typed is left."""
    return _DAYS.sub(_in_words, sentence)


def _in_words(found: re.Match[str]) -> str:
    try:
        day = date.fromisoformat(found[1] or "")
    except ValueError:
        return found[0]
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
