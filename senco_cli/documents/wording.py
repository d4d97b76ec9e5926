"""How days, money, minutes and numbers are written on a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

from senco_cli.model.age import Age
from senco_cli.rules.costing import Amount

# strftime follows the locale of the machine, and a page for an English school does not.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MINUS = "−"
_ENDS, _CLOSING = (".", "!", "?", "…"), "\"'”’)"


def day_text(day: date, style: Literal["long", "short", "brief", "letter"] = "long") -> str:
    """`Monday 12 March 2026`, `12 Mar 2026`, `Mon 12 Mar` or, as letters date themselves, `12 March 2026`."""
    month = _MONTHS[day.month - 1]
    if style == "letter":
        return f"{day.day} {month} {day.year}"
    if style == "brief":
        return f"{_WEEKDAYS[day.weekday()][:3]} {day.day} {month[:3]}"
    if style == "short":
        return f"{day.day} {month[:3]} {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}"


def money_text(sum_of: Amount | int) -> str:
    """`£1,234.50`, `at least £1,234.50` where a part is missing, or `not known`."""
    amount = sum_of if isinstance(sum_of, Amount) else Amount(sum_of)
    if amount.pence is None:
        return "not known"
    pounds = f"£{amount.pence // 100:,}.{amount.pence % 100:02d}"
    return f"at least {pounds}" if amount.missing else pounds


def minutes_text(minutes: Fraction | int, *, places: int = 0) -> str:
    """Minutes in figures, to a tenth: `240`, `22.5`; with at least so many decimals as there are `places`."""
    return number_text(Decimal(round(Fraction(minutes) * 10)) / 10, places=places)


def hours_text(minutes: Fraction | int) -> str:
    """Hours and minutes: `4 h`, `1 h 30 min`, `45 min`."""
    hours, rest = divmod(floor(minutes + Fraction(1, 2)), 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    return " ".join(parts) or "0 min"


def number_text(number: Decimal | int, *, signed: bool = False, places: int = 0) -> str:
    """A number with a true minus sign, and without idle zeros but those of `places` decimals; an age is `7:04`.

    `signed` gives a plus sign too.
    """
    if isinstance(number, Age):
        return str(number)
    figures, _, part = f"{abs(Decimal(number)):,f}".partition(".")
    part = part.rstrip("0").ljust(places, "0")
    sign = _MINUS if number < 0 else "+" if signed and number > 0 else ""
    return f"{sign}{figures}.{part}" if part else sign + figures


def decimals(numbers: Iterable[Decimal | Fraction | int | None]) -> int:
    """The most decimals that any of the numbers needs, so that in a column their points stand below each other.

    Fractions are minutes.
    """
    known = (
        minutes_text(number) if isinstance(number, Fraction) else number_text(number)
        for number in numbers
        if number is not None
    )
    return max((len(text.partition(".")[2]) for text in known), default=0)


def count_text(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 pupil`, `3 pupils`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed_text(lines: Iterable[str]) -> str:
    """Several things in one line: `a; b`, or as sentences where one of them is a sentence or has a semicolon itself."""
    several = [*lines]
    if not any(";" in each or each.rstrip(_CLOSING).endswith(_ENDS) for each in several):
        return "; ".join(several)
    return " ".join(each if each.rstrip(_CLOSING).endswith(_ENDS) else f"{each}." for each in several)
