"""A day that notes how long what it is asked stays true, so that an answer serves on other days too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any, Self

_number = date.toordinal
# What any other day would answer, and this kind of day asks itself.
_year = date.year.__get__


@cache
def _span_of(year: int) -> tuple[int, int]:
    """The first and the last day of a year, by their numbers."""
    return _number(date(year, 1, 1)), _number(date(year, 12, 31))


class Watch:
    """The days, from the first to the last, on which everything that was asked of `day` so far is answered the same."""

    def __init__(self, day: date) -> None:
        self.today = _number(day)
        self.first, self.last = _number(date.min), _number(date.max)
        self.day = WatchedDay.of(self, 0)

    @property
    def since(self) -> date:
        """The first of these days."""
        return date.fromordinal(self.first)

    @property
    def until(self) -> date:
        """The last of these days."""
        return date.fromordinal(self.last)

    def is_before(self, limit: int) -> bool:
        """Whether the day is before another, by their numbers."""
        if self.today < limit:
            if limit <= self.last:
                self.last = limit - 1
            return True
        if limit > self.first:
            self.first = limit
        return False

    def holds(self, first: int, last: int) -> None:
        """What was asked is answered the same on these days alone, by their numbers."""
        self.first, self.last = max(self.first, first), min(self.last, last)


def _read_whole(name: str) -> Callable[..., Any]:
    """A method of a day that tells one day from every other."""

    def told(self: WatchedDay, *given: Any, **named: Any) -> Any:
        return getattr(self.alone(), name)(*given, **named)

    return told


class WatchedDay(date):
    """The day of a watch, or one that lies always so many days `ahead` of it.

    A day of another watch, which something kept for longer than its own, is compared as if both stood still.
    """

    __slots__ = ("ahead", "watch")
    watch: Watch
    ahead: int

    @classmethod
    def of(cls, watch: Watch, ahead: int) -> Self:
        """The day that lies so many days ahead of the watch's own."""
        made = cls.fromordinal(watch.today + ahead)
        made.watch, made.ahead = watch, ahead
        return made

    def alone(self) -> date:
        """This day as any other; what is done with it holds for no other day."""
        self.watch.holds(self.watch.today, self.watch.today)
        return date.fromordinal(_number(self))

    def __lt__(self, other: date) -> bool:
        return self._is_before(other, 0)

    def __le__(self, other: date) -> bool:
        return self._is_before(other, 1)

    def __gt__(self, other: date) -> bool:
        return not self._is_before(other, 1)

    def __ge__(self, other: date) -> bool:
        return not self._is_before(other, 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and not self._is_before(other, 0) and self._is_before(other, 1)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def _is_before(self, other: date, late: int) -> bool:
        if isinstance(other, WatchedDay):
            if other.watch is self.watch:
                return self.ahead < other.ahead + late
            return _number(self.alone()) < _number(other.alone()) + late
        return self.watch.is_before(_number(other) + late - self.ahead)

    def __add__(self, span: timedelta) -> Self:
        return self.of(self.watch, self.ahead + span.days)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self.of(self.watch, self.ahead - other.days)
        if isinstance(other, WatchedDay):
            if other.watch is self.watch:
                return timedelta(days=self.ahead - other.ahead)
            other = other.alone()
        return self.alone() - other

    def __rsub__(self, other: date) -> timedelta:
        return other - self.alone()

    @property
    def year(self) -> int:
        """The calendar year."""
        year: int = _year(self)
        first, last = _span_of(year)
        self.watch.holds(first - self.ahead, last - self.ahead)
        return year

    @property
    def month(self) -> int:
        """The month of the year."""
        return self.alone().month

    @property
    def day(self) -> int:
        """The day of the month."""
        return self.alone().day

    __hash__ = _read_whole("__hash__")
    __str__ = _read_whole("__str__")
    __repr__ = _read_whole("__repr__")
    __format__ = _read_whole("__format__")
    __reduce__ = _read_whole("__reduce__")
    __replace__ = _read_whole("__replace__")
    ctime = _read_whole("ctime")
    isocalendar = _read_whole("isocalendar")
    isoformat = _read_whole("isoformat")
    isoweekday = _read_whole("isoweekday")
    replace = _read_whole("replace")
    strftime = _read_whole("strftime")
    timetuple = _read_whole("timetuple")
    toordinal = _read_whole("toordinal")
    weekday = _read_whole("weekday")
