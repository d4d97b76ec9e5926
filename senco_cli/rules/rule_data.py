"""Rules as they stand in their files, read strictly: every fault of a file is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeAlias

from senco_cli.errors import SencoError
from senco_cli.model.shipped import shipped_folder
from senco_cli.rules.counting import METHODS
from senco_cli.rules.data_faults import choice_faults, is_day, name_faults
from senco_cli.rules.day_moves import day_moves
from senco_cli.rules.rule import (
    DUTY_HOLDERS,
    KINDS,
    SHOWN_UNTIL,
    SOURCE_KINDS,
    STATUSES,
    VERIFIED,
    Counting,
    Rule,
    RuleVersion,
    Source,
)

Place: TypeAlias = tuple[str | int, ...]

_RULE = {"id", "title", "kind", "trigger", "duty_holder", "versions"}
_YES_NO = ("reminder", "before_admission", "after_leaving")
_RULE_MAY = {"met_by", "only_if", "shown_until", *_YES_NO}
_VERSION = {"in_force_from", "must", "status", "source", "verified", "checked_on"}
_BY_YEAR = ("days_by_year", "opens_by_year")
_VERSION_MAY = {"in_force_to", "method", "outer", "opens", "note", "days", *_BY_YEAR, "or_later", "moved_by"}
_METHOD_NUMBERS = {name for method in METHODS.values() for name in method.asks}
# Numbers that conditions and discharges use: how often a thing is asked for, and how far back it still counts.
_OTHER_NUMBERS = {"times", "look_back_months"}


class RuleDataError(SencoError):
    """A file of rule data that cannot be understood, with everything that is wrong in it."""

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        super().__init__(f'rule file "{name}": {"; ".join(faults)}')
        self.faults = faults


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule that comes with senco, by being there, in the order of their ids.

    Raises RuleDataError, which holds every fault of the file, where one cannot be understood.
    """
    found = (rule_from(f"{name}.yaml", data) for name, data in shipped_folder("rules/deadlines"))
    return tuple(sorted(found, key=lambda rule: rule.id))


def rule_named(id: str) -> Rule:
    """The rule with this id; KeyError where there is none."""
    return _by_id()[id]


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in all_rules()}


def rule_from(name: str, data: Mapping[str, Any]) -> Rule:
    """The rule that one file's data says; every scalar is text.

    Raises RuleDataError.
    """
    faults = tuple(rule_faults(data))
    if faults:
        raise RuleDataError(name, faults)
    flags: dict[str, Any] = {name: data.get(name) == "yes" for name in _YES_NO}
    return Rule(
        id=data["id"],
        title=data["title"],
        kind=data["kind"],
        triggers=_names(data["trigger"]),
        duty_holder=data["duty_holder"],
        versions=tuple(_version(row) for row in data["versions"]),
        met_by=_names(data.get("met_by", [])),
        only_if=MappingProxyType(dict(data.get("only_if", {}))),
        shown_until=data.get("shown_until", "met"),
        **flags,
    )


def rule_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the data of one rule, in words."""
    yield from (sentence for _place, sentence in placed_faults(data))


def placed_faults(data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """What is wrong with the data of one rule, each with the place in the data that it speaks of."""
    versions = data.get("versions") or []
    yield from ((_place(sentence, data), sentence) for sentence in _head_faults(data))
    for place, row in enumerate(versions):
        yield from ((("versions", place, *_place(sentence, row)), sentence) for sentence in _version_faults(row))
    yield from ((("versions",), sentence) for sentence in _gaps(versions))


def _place(sentence: str, data: Mapping[str, Any]) -> Place:
    """The field a sentence begins with, where it is there."""
    name = sentence.replace('"', " ").replace(":", " ").split()[0]
    return (name,) if name in data else ()


def _head_faults(data: Mapping[str, Any]) -> Iterator[str]:
    yield from name_faults(data, must=_RULE, may=_RULE_MAY)
    yield from choice_faults(data, "kind", KINDS)
    yield from choice_faults(data, "duty_holder", DUTY_HOLDERS)
    yield from choice_faults(data, "shown_until", SHOWN_UNTIL)
    for name in _YES_NO:
        yield from choice_faults(data, name, ("yes", "no"))
    if not data.get("versions"):
        yield "it has no version"


def _version_faults(row: Mapping[str, Any]) -> Iterator[str]:
    # Of proposed law nobody may know the first day.
    must = _VERSION - {"in_force_from"} if row.get("status") == "proposed" else _VERSION
    yield from name_faults(row, must=must, may=_VERSION | _VERSION_MAY | _METHOD_NUMBERS | _OTHER_NUMBERS)
    yield from choice_faults(row, "status", STATUSES)
    yield from choice_faults(row, "verified", VERIFIED)
    for name in ("in_force_from", "in_force_to", "checked_on"):
        if name in row and not is_day(row[name]):
            yield f'{name} "{row[name]}" is not a day'
    if not row.get("source"):
        yield "it has no source"
    for source in row.get("source") or []:
        yield from name_faults(source, must={"kind", "title"}, may={"href"})
        yield from choice_faults(source, "kind", SOURCE_KINDS)
    yield from _day_table_faults(row)
    yield from _counting_faults(row)
    yield from choice_faults(row, "moved_by", day_moves())
    for name in ("outer", "opens", "or_later"):
        if name in row:
            yield from name_faults(row[name], may={"method", "words"} | _METHOD_NUMBERS)
            # Without a method and a number of its own, a reading counts as the rule itself does.
            own = set(row[name]) - {"words"}
            yield from _counting_faults({"method": row.get("method"), **row[name]} if own else {})


def _day_table_faults(row: Mapping[str, Any]) -> Iterator[str]:
    for table in ("days", *_BY_YEAR):
        for name, value in (row.get(table) or {}).items():
            if not is_day(value):
                yield f'{table}: {name} "{value}" is not a day'
    if "days_by_year" in row and row.get("method"):
        yield "it has days_by_year and a method; the day either stands there or is counted"
    if set(row.get("opens_by_year") or {}) - set(row.get("days_by_year") or {}):
        yield "opens_by_year has a year that days_by_year has not; a window has a last day too"


def _counting_faults(row: Mapping[str, Any]) -> Iterator[str]:
    method = METHODS.get(row["method"]) if row.get("method") else None
    if row.get("method") and method is None:
        yield f'method "{row["method"]}" is not a way of counting'
    given = {name for name in row if name in _METHOD_NUMBERS}
    asked = set(method.asks) if method else set()
    if given - asked:
        yield f"nothing asks for {', '.join(sorted(given - asked))}"
    if asked - given:
        yield f"the method asks for {', '.join(sorted(asked - given))}"
    for name in (given | _OTHER_NUMBERS) & set(row):
        if not str(row[name]).isdecimal():
            yield f'{name} "{row[name]}" is not a whole number'


def _gaps(versions: list[Mapping[str, Any]]) -> Iterator[str]:
    for earlier, later in pairwise(versions):
        ends, begins = earlier.get("in_force_to", ""), later.get("in_force_from", "")
        if not (is_day(ends) and is_day(begins) and _day(ends) + timedelta(days=1) == _day(begins)):
            yield f'the version from "{begins}" does not begin on the day after the one before it ends'


def _version(row: Mapping[str, Any]) -> RuleVersion:
    counting = _counting(row) if row.get("method") else None
    return RuleVersion(
        in_force_from=_day(row["in_force_from"]) if row.get("in_force_from") else None,
        in_force_to=_day(row["in_force_to"]) if row.get("in_force_to") else None,
        counting=counting,
        outer=_counting(row["outer"], like=counting) if "outer" in row else None,
        opens=_counting(row["opens"], like=counting) if "opens" in row else None,
        numbers=MappingProxyType({name: int(row[name]) for name in sorted(_OTHER_NUMBERS) if name in row}),
        must=row["must"],
        note=row.get("note"),
        status=row["status"],
        sources=tuple(Source(each["kind"], each["title"], each.get("href")) for each in row["source"]),
        verified=row["verified"],
        checked_on=_day(row["checked_on"]),
        days=_days(row.get("days")),
        days_by_year=_days(row["days_by_year"]) if "days_by_year" in row else None,
        opens_by_year=_days(row.get("opens_by_year")),
        or_later=_counting(row["or_later"], like=counting) if "or_later" in row else None,
        moved_by=row.get("moved_by"),
    )


def _counting(row: Mapping[str, Any], *, like: Counting | None = None) -> Counting:
    numbers = {name: int(row[name]) for name in sorted(_METHOD_NUMBERS) if name in row}
    if like:
        method, numbers = row.get("method", like.method), numbers or dict(like.numbers)
        return Counting(method, MappingProxyType(numbers), row.get("words", ""))
    return Counting(row["method"], MappingProxyType(numbers))


def _days(table: Mapping[str, str] | None) -> Mapping[str, date]:
    return MappingProxyType({name: _day(day) for name, day in sorted((table or {}).items())})


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _day(text: str) -> date:
    return date.fromisoformat(text)
