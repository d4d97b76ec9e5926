"""Single values of a transfer file: days, yes and no, numbers, and the X that stands for nothing."""

from __future__ import annotations

import re
from datetime import date

from senco_cli.exchange.cells.dates import Kind, read_day

_BLANK = re.compile(r"[Xx*?\s-]*")
_YEAR_FIRST = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*|[zZ+-].*)?", re.ASCII)
_YES, _NO = ("true", "t", "y", "yes", "1"), ("false", "f", "n", "no", "0")


def ctf_day(text: str, kind: Kind, *, today: date) -> date:
    """The day in an element, with or without a time after it. Raises NotADay."""
    match = _YEAR_FIRST.fullmatch(text)
    return read_day(match[1] if match else text, kind, today=today).day


def is_blank(text: str) -> bool:
    """Whether a number or code says nothing: suppliers fill what they do not know with X."""
    return _BLANK.fullmatch(text) is not None


def yes_or_no(text: str) -> bool | None:
    """Yes or no in any of the ways of suppliers; None where neither is said."""
    said = text.strip().casefold()
    return True if said in _YES else False if said in _NO else None


def whole(text: str) -> int | None:
    """A whole number of at most five figures; None for anything else."""
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else None
