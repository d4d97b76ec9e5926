"""An age in years and months, as reading and spelling tests give it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

MONTHS_IN_A_YEAR = 12


class Age(Decimal):
    """A whole number of months that is written as years and months: `7:04`."""

    def __str__(self) -> str:
        years, months = divmod(int(self), MONTHS_IN_A_YEAR)
        return f"{years}:{months:02d}"

    def __format__(self, specification: str, *context: Any) -> str:
        return super().__format__(specification, *context) if specification else str(self)

    def __repr__(self) -> str:
        return f"Age({self})"


def age_of(years: int, months: int) -> Age:
    """The age of so many years and months."""
    return Age(years * MONTHS_IN_A_YEAR + months)
