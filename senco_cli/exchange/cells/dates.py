"""Days as registers write them, and which way round a column has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Literal

from senco_cli.exchange.shipped import word, words
from senco_cli.exchange.text import one_line

Precision = Literal["day", "month", "yearless"]
# Excel counts days from here, as if 1900 had been a leap year.
FROM_1900 = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]+", re.IGNORECASE)
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?Z?$", re.IGNORECASE)
_WEEK = re.compile(
    r"^(?:w\s*/?\s*[bc]|wk\s*(?:beg|comm?)[a-z]*|week\s+(?:beginning|commencing))\b[\s:.]*", re.IGNORECASE
)
_BY = re.compile(r"^(?:by|before|due|on)\b[\s:.]*", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})\s*([/.\-\s])\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_COMPACT = re.compile(r"\d{8}")
_DAY_WORD = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/.,]*{_MONTH}[\s\-/.,']*(?P<year>\d{{4}}|\d{{2}})?",
    re.IGNORECASE,
)
_WORD_DAY = re.compile(rf"{_MONTH}[\s\-/.]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}})", re.IGNORECASE)
_WORD_YEAR = re.compile(rf"{_MONTH}(?:[\s\-/.,]*(?P<year>\d{{4}})|\s*[\-'/]\s*(?P<short>\d{{2}}))", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})\s*[/\-.]\s*(?P<year>\d{4})")
_WORDLESS_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_OLDEST = 25
_LONGEST = 60


class Kind(Enum):
    """What a day is the day of, which decides how a short year is read and what may be left out."""

    BIRTH = "birth"
    PAST = "past"
    AHEAD = "ahead"


class Order(Enum):
    """Which way round the days of a column are written."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    EITHER = "either"
    NO_SUCH_DAYS = "no days that could be read two ways"


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as it was taken; `precision` says how much of it the cell gave, `assumed` how the rest was filled in."""

    day: date
    precision: Precision = "day"
    assumed: str | None = None

    def agrees_with(self, recorded: date) -> bool:
        """Whether a day in the records may be the one that the cell means."""
        if self.precision == "month":
            return (recorded.year, recorded.month) == (self.day.year, self.day.month)
        if self.precision == "yearless":
            return (recorded.month, recorded.day) == (self.day.month, self.day.day)
        return recorded == self.day


class NotADay(ValueError):
    """A cell that gives no day; `reason` says why, in words that hold nothing of the cell."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def order_of(cells: Iterable[str]) -> Order:
    """The order of a column's days: one day above 12 settles it, unless other cells say the opposite."""
    firsts: list[int] = []
    seconds: list[int] = []
    either = False
    for cell in cells:
        match = _NUMERIC.fullmatch(_bare(cell[:_LONGEST]))
        if match:
            first, second = int(match.group(1)), int(match.group(3))
            firsts.append(first)
            seconds.append(second)
            either = either or first != second
    if any(first > 12 for first in firsts):
        return Order.DAY_FIRST
    if any(second > 12 for second in seconds):
        return Order.MONTH_FIRST
    return Order.EITHER if either else Order.NO_SUCH_DAYS


def read_day(cell: str, kind: Kind, *, today: date, day_first: bool = True, first_day: date = FROM_1900) -> ReadDay:
    """The day in a cell.

    A day without a year is the next such day after `today`, and only ahead; a month alone is its first day, and never
    a day of birth. A bare number counts days from `first_day`. Raises NotADay.
    """
    text = _bare(cell[:_LONGEST])
    found = _counted(text, first_day) or _whole(text, kind, today, day_first=day_first)
    found = found or _partial(text, kind, today, day_first=day_first)
    if found is None:
        raise NotADay(_why_not(text))
    if _WEEK.match(one_line(cell)):
        found = ReadDay(found.day, found.precision, _and(found.assumed, "it is the first day of a week"))
    return _plausible(found, kind, today)


def _whole(text: str, kind: Kind, today: date, *, day_first: bool) -> ReadDay | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        year, month, day = (int(part) for part in match.groups())
        return _made(year, month, day)
    match = _NUMERIC.fullmatch(text)
    if match:
        first, second = int(match.group(1)), int(match.group(3))
        day, month = (first, second) if day_first else (second, first)
        return _made(_year(match.group(4), kind, today), month, day, order=day_first)
    match = _DAY_WORD.fullmatch(text) or _WORD_DAY.fullmatch(text)
    if match and match["year"]:
        return _made(_year(match["year"], kind, today), _month(match), int(match["day"]))
    return _compact(text, today) if _COMPACT.fullmatch(text) else None


def _counted(text: str, first_day: date) -> ReadDay | None:
    match = _SERIAL.fullmatch(text)
    # A spreadsheet counts days; from 1900, 20000 is in 1954 and 69999 in 2091.
    return ReadDay(first_day + timedelta(days=int(match.group(1)))) if match else None


def _partial(text: str, kind: Kind, today: date, *, day_first: bool) -> ReadDay | None:
    match = _WORD_YEAR.fullmatch(text)
    if match:
        year = _year(match["year"] or match["short"], kind, today)
        return _first_of(year, _month(match), kind)
    match = _MONTH_YEAR.fullmatch(text)
    if match and 1 <= int(match["month"]) <= 12:
        return _first_of(int(match["year"]), int(match["month"]), kind)
    match = _DAY_WORD.fullmatch(text)
    if match:
        return _next(_month(match), int(match["day"]), kind, today)
    match = _WORDLESS_DAY.fullmatch(text)
    if match:
        first, second = int(match.group(1)), int(match.group(2))
        day, month = (first, second) if day_first else (second, first)
        return _next(month, day, kind, today)
    return None


def _made(year: int, month: int, day: int, *, order: bool | None = None) -> ReadDay:
    try:
        return ReadDay(date(year, month, day))
    except ValueError:
        if order is not None and month > 12 >= day:
            other = "month" if order else "day"
            raise NotADay(f"has the {other} first, unlike the rest of the column") from None
        raise NotADay("there is no such day") from None


def _first_of(year: int, month: int, kind: Kind) -> ReadDay:
    if kind is Kind.BIRTH:
        raise NotADay("gives a month only; a date of birth needs the day")
    first = _made(year, month, 1).day
    return ReadDay(first, "month", "gives a month only; taken as its first day")


def _next(month: int, day: int, kind: Kind, today: date) -> ReadDay:
    if kind is not Kind.AHEAD:
        raise NotADay("gives no year")
    for year in range(today.year, today.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found > today:
            return ReadDay(found, "yearless", f"gives no year; taken as the next such day after {today.isoformat()}")
    raise NotADay("there is no such day")


def _compact(text: str, today: date) -> ReadDay:
    if 1990 <= int(text[:4]) <= today.year + 20:
        return _made(int(text[:4]), int(text[4:6]), int(text[6:]))
    return _made(int(text[4:]), int(text[2:4]), int(text[:2]))


def _year(text: str, kind: Kind, today: date) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    latest = today.year if kind is Kind.BIRTH else today.year + 10
    return 2000 + year if 2000 + year <= latest else 1900 + year


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].casefold()) + 1


def _plausible(found: ReadDay, kind: Kind, today: date) -> ReadDay:
    if kind is Kind.BIRTH:
        if found.day > today:
            raise NotADay("lies in the future")
        if today.year - found.day.year > _OLDEST + 1:
            raise NotADay("is too long ago for anybody at school")
    elif not today.year - 30 <= found.day.year <= today.year + 10:
        raise NotADay("is too far from today to be meant")
    return found


def _bare(cell: str) -> str:
    text = _CLOCK.sub("", one_line(cell).lstrip("'"))
    return _WEEKDAY.sub("", _BY.sub("", _WEEK.sub("", text))).strip(" ,.;")


def _why_not(text: str) -> str:
    parts = re.findall(r"[a-z]+", text.casefold())
    if word(text) in words("unsettled"):
        return "says that the day is not settled"
    if any(part in words("term") for part in parts) or " ".join(parts) in words("term"):
        return "names a part of the school year, not a day"
    if re.fullmatch(r"(19|20)\d{2}(\s*[/\-]\s*\d{2,4})?", text):
        return "gives a year only"
    if len(text.split()) > 4:
        return "is a note, not a day"
    return "is not a day that can be read"


def _and(first: str | None, second: str) -> str:
    return f"{first}; {second}" if first else second
