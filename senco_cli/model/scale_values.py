"""The value of a result: a number, or an age in years and months as reading and spelling tests give it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic_core import PydanticCustomError

from senco_cli.model.age import MONTHS_IN_A_YEAR, Age, age_of
from senco_cli.model.types import Written

# Figures are those of the keyboard, as everywhere in a record.
_NUMBER = re.compile(r"-?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})", re.ASCII)
_COLON = re.compile(r"(\d{1,2})\s*[:;]\s*(\d{1,2})", re.ASCII)
_YEARS = r"(\d{1,2})\s*(?:years?|yrs?|y)\.?"
_MONTHS = r"(\d{1,3})\s*(?:months?|mths?|mos?|m)\.?"
_IN_WORDS = re.compile(rf"{_YEARS}(?:[\s,]*(?:and\s+)?{_MONTHS})?", re.ASCII | re.IGNORECASE)
_ONLY_MONTHS = re.compile(_MONTHS, re.ASCII | re.IGNORECASE)


def parse_value(value: Any) -> Decimal:
    """A number like `88` or `32.5`, or an age like `7:04`, `7:4` or `7 years 4 months`.

    A number stays a number, even where it may be meant as an age: only its scale can tell.
    Raises PydanticCustomError.
    """
    if isinstance(value, Decimal):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    age = _age(text)
    if age is None:
        raise PydanticCustomError("senco", "is neither a number, like 32.5, nor years and months, like 7:04")
    return age


def _age(text: str) -> Age | None:
    months = _ONLY_MONTHS.fullmatch(text)
    if months:
        return Age(int(months[1]))
    found = _COLON.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if found is None:
        return None
    over = int(found[2] or 0)
    return age_of(int(found[1]), over) if over < MONTHS_IN_A_YEAR else None


Value = Annotated[
    Decimal, Written(parse_value, write=str, form={"type": ["number", "string"], "examples": ["88", "7:04"]})
]
