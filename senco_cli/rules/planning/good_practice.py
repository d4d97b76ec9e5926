"""Good practice on when to meet: advice that no law sets, each piece from one file in `advice/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from senco_cli.model.calendar import Calendar
from senco_cli.model.school import SchoolRecords
from senco_cli.model.shipped import shipped_folder
from senco_cli.model.years import academic_year
from senco_cli.rules.counting import METHODS
from senco_cli.rules.data_faults import choice_faults, name_faults
from senco_cli.rules.planning.limits import Limit
from senco_cli.rules.reckoning import count
from senco_cli.rules.rule import SOURCE_KINDS, STATUSES, VERIFIED, Counting, Source
from senco_cli.rules.rule_data import RuleDataError
from senco_cli.rules.school_days import SchoolDays

BEFORE_HALF_TERM = "before_autumn_half_term"
_MUST = {"id", "title", "holds_for", "bound", "method", "says", "status", "source", "verified", "checked_on"}
_MAY = {"n", "note"}
_OWN = "own"
_ONE_DAY = timedelta(days=1)


# Compared by identity, as rules are.
@dataclass(frozen=True, slots=True, eq=False)
class Advice:
    """One piece of good practice for limits that follow from the rules in `holds_for`.

    `bound` is `from` for a first day and `to` for a last one. `counting` counts from the day that the limit's own time
    ran from; None where the school's calendar sets the day: the last school day before the autumn half term.
    """

    id: str
    title: str
    holds_for: tuple[str, ...]
    bound: str
    counting: Counting | None
    says: str
    note: str | None
    status: str
    sources: tuple[Source, ...]
    verified: str
    checked_on: date

    @property
    def is_own(self) -> bool:
        """Whether it is no more than what senco itself proposes."""
        return all(source.kind == _OWN for source in self.sources)


@dataclass(frozen=True, slots=True)
class Advised:
    """The days on which a meeting is best held, both included; None where nothing is advised on that side."""

    from_on: date | None
    to_on: date | None
    by: tuple[tuple[Advice, date], ...]

    def days_outside(self, day: date) -> int:
        """How many days of the calendar a day lies before or after the advised ones."""
        if self.from_on and day < self.from_on:
            return (self.from_on - day).days
        if self.to_on and day > self.to_on:
            return (day - self.to_on).days
        return 0


@cache
def all_advice() -> tuple[Advice, ...]:
    """Every piece of good practice there is, by being there.

    Raises RuleDataError where a file cannot be understood.
    """
    return tuple(advice_from(f"{name}.yaml", data) for name, data in shipped_folder("rules/planning/advice"))


def advised(limits: Iterable[Limit], *, school: SchoolRecords, days: SchoolDays) -> Advised:
    """The days on which a meeting that has to keep these limits is best held.

    The school's settings may say otherwise than what senco itself proposes. Where a first day would come after a last
    one, the last one holds: a move to the next phase cannot wait.
    """
    by = [
        (advice, day)
        for limit in limits
        for advice in all_advice()
        if limit.follows in advice.holds_for and (day := _day(advice, limit, school=school, days=days))
    ]
    to_on = min((day for advice, day in by if advice.bound == "to"), default=None)
    from_on = max((day for advice, day in by if advice.bound == "from"), default=None)
    if from_on and to_on and from_on > to_on:
        from_on, by = None, [each for each in by if each[0].bound == "to"]
    return Advised(from_on, to_on, tuple(by))


def advice_from(name: str, data: Mapping[str, Any]) -> Advice:
    """The advice that one file's data gives; every scalar is text.

    Raises RuleDataError.
    """
    faults = tuple(advice_faults(data))
    if faults:
        raise RuleDataError(name, faults)
    numbers = MappingProxyType({"n": int(data["n"])} if "n" in data else {})
    return Advice(
        id=data["id"],
        title=data["title"],
        holds_for=tuple(data["holds_for"]),
        bound=data["bound"],
        counting=None if data["method"] == BEFORE_HALF_TERM else Counting(data["method"], numbers),
        says=data["says"],
        note=data.get("note"),
        status=data["status"],
        sources=tuple(Source(each["kind"], each["title"], each.get("href")) for each in data["source"]),
        verified=data["verified"],
        checked_on=date.fromisoformat(data["checked_on"]),
    )


def advice_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the data of one piece of advice, in words."""
    yield from name_faults(data, must=_MUST, may=_MAY)
    known = {"bound": ("from", "to"), "status": STATUSES, "verified": VERIFIED, "method": (*METHODS, BEFORE_HALF_TERM)}
    for name, choices in known.items():
        yield from choice_faults(data, name, choices)
    for each in data.get("source") or ():
        if each.get("kind") not in (*SOURCE_KINDS, _OWN):
            yield f'source kind "{each.get("kind")}" is not known'
    if not data.get("source"):
        yield "it has no source"
    method = METHODS.get(data.get("method", ""))
    if set(method.asks if method else ()) != {"n"} & set(data):
        yield "the numbers are not those that the method asks for"
    if not str(data.get("n", 0)).isdecimal():
        yield f'n "{data["n"]}" is not a whole number'


def _day(advice: Advice, limit: Limit, *, school: SchoolRecords, days: SchoolDays) -> date | None:
    counting = advice.counting
    if counting and advice.is_own:
        counting = _as_the_school_wants(counting, school.settings.review_planning.not_before_months)
        if counting is None:
            return None
    if counting:
        found: date | None = count(counting, limit.counted_from, days=days)
    else:
        found = _before_half_term(limit.last_on, calendar=school.calendar, days=days)
    # Advice that the limit itself leaves behind, or that comes before a meeting can serve, says nothing.
    return found if found and limit.opens_on <= found <= limit.last_on else None


def _as_the_school_wants(counting: Counting, months: int | None) -> Counting | None:
    if months is None:
        return counting
    return Counting(counting.method, MappingProxyType({"n": months})) if months else None


def _before_half_term(day: date, *, calendar: Calendar | None, days: SchoolDays) -> date | None:
    years = calendar.years if calendar else ()
    terms = [term for year in years if year.academic_year == academic_year(day) for term in year.terms]
    first = min(terms, key=lambda term: term.from_on, default=None)
    if first is None or first.half_term is None:
        return None
    return days.last_school_day_on_or_before(first.half_term.from_on - _ONE_DAY)
