"""How a last day that falls wrong moves on to a later one; a rule names one of these ways in its data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from senco_cli.model.shipped import shipped
from senco_cli.rules.counting import is_working_day

_ONE_DAY = timedelta(days=1)
_MonthDay = tuple[int, int]


class DayMove(NamedTuple):
    """A way to move a last day on: past weekends and bank holidays always, and past certain days of the year."""

    name: str
    words: str
    periods: tuple[tuple[_MonthDay, _MonthDay], ...]

    def moved(self, day: date) -> date:
        """The day itself where it can stay, else the first day after it on which something can end."""
        while not is_working_day(day) or self._is_closed(day):
            day += _ONE_DAY
        return day

    def _is_closed(self, day: date) -> bool:
        return any(_holds(first, last, (day.month, day.day)) for first, last in self.periods)


@cache
def day_moves() -> Mapping[str, DayMove]:
    """Every way to move a day on, by its name in `day_moves.yaml`."""
    return {name: _move(name, row) for name, row in shipped("rules/day_moves.yaml").items()}


def _move(name: str, row: Mapping[str, Any]) -> DayMove:
    periods = tuple((_month_day(each["from"]), _month_day(each["to"])) for each in row["periods"] or ())
    return DayMove(name, row["words"], periods)


def _month_day(text: str) -> _MonthDay:
    month, _, day = text.partition("-")
    return int(month), int(day)


def _holds(first: _MonthDay, last: _MonthDay, day: _MonthDay) -> bool:
    # A period that runs over the new year ends earlier in the year than it begins.
    return first <= day <= last if first <= last else day >= first or day <= last
