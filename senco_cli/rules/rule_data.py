"""Rules as they stand in their files, read strictly: every fault of a file is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from senco_cli.errors import SencoError
from senco_cli.rules.counting import METHODS
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

_RULE = {"id", "title", "kind", "trigger", "duty_holder", "versions"}
_RULE_MAY = {"met_by", "only_if", "shown_until", "before_admission"}
_VERSION = {"in_force_from", "must", "status", "source", "verified", "checked_on"}
_VERSION_MAY = {"in_force_to", "method", "outer", "opens", "note"}
_METHOD_NUMBERS = {name for method in METHODS.values() for name in method.asks}
# Numbers that conditions and discharges use: how often a thing is asked for, and how far back it still counts.
_OTHER_NUMBERS = {"times", "look_back_months"}


class RuleDataError(SencoError):
    """A file of rule data that cannot be understood, with everything that is wrong in it."""

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        super().__init__(f'rule file "{name}": {"; ".join(faults)}')
        self.faults = faults


def read_rules() -> Iterator[Rule]:
    """The rule of every file in `deadlines/`.

    Raises RuleDataError.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    folder = files("senco_cli.rules").joinpath("deadlines")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            yield rule_from(file.name, yaml.load(file.read_bytes(), Loader=loader))


def rule_from(name: str, data: Mapping[str, Any]) -> Rule:
    """The rule that one file's data says; every scalar is text.

    Raises RuleDataError.
    """
    faults = tuple(rule_faults(data))
    if faults:
        raise RuleDataError(name, faults)
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
        before_admission=data.get("before_admission") == "yes",
    )


def rule_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the data of one rule, in words."""
    yield from _keys(data, must=_RULE, may=_RULE_MAY)
    yield from _one_of(data, "kind", KINDS)
    yield from _one_of(data, "duty_holder", DUTY_HOLDERS)
    yield from _one_of(data, "shown_until", SHOWN_UNTIL)
    yield from _one_of(data, "before_admission", ("yes", "no"))
    versions = data.get("versions") or []
    if not versions:
        yield "it has no version"
    for row in versions:
        yield from _version_faults(row)
    yield from _gaps(versions)


def _version_faults(row: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(row, must=_VERSION, may=_VERSION_MAY | _METHOD_NUMBERS | _OTHER_NUMBERS)
    yield from _one_of(row, "status", STATUSES)
    yield from _one_of(row, "verified", VERIFIED)
    for name in ("in_force_from", "in_force_to", "checked_on"):
        if row.get(name) and not _is_day(row[name]):
            yield f'{name} "{row[name]}" is not a day'
    if not row.get("source"):
        yield "it has no source"
    for source in row.get("source") or []:
        yield from _keys(source, must={"kind", "title"}, may={"href"})
        yield from _one_of(source, "kind", SOURCE_KINDS)
    yield from _counting_faults(row)
    for name in ("outer", "opens"):
        if name in row:
            yield from _keys(row[name], must=set(), may={"method", "words"} | _METHOD_NUMBERS)
            # Without a method and a number of its own, a reading counts as the rule itself does.
            own = set(row[name]) - {"words"}
            yield from _counting_faults({"method": row.get("method"), **row[name]} if own else {})


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
        if not (_is_day(ends) and _is_day(begins) and _day(ends) + timedelta(days=1) == _day(begins)):
            yield f'the version from "{begins}" does not begin on the day after the one before it ends'


def _keys(data: Mapping[str, Any], *, must: set[str], may: set[str]) -> Iterator[str]:
    yield from (f"{name} is missing" for name in sorted(must - set(data)))
    yield from (f'"{name}" is not known here' for name in sorted(set(data) - must - may))


def _one_of(data: Mapping[str, Any], name: str, known: Any) -> Iterator[str]:
    if name in data and data[name] not in known:
        yield f'{name} "{data[name]}" is not one of {", ".join(known)}'


def _version(row: Mapping[str, Any]) -> RuleVersion:
    counting = _counting(row) if row.get("method") else None
    return RuleVersion(
        in_force_from=_day(row["in_force_from"]),
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
    )


def _counting(row: Mapping[str, Any], *, like: Counting | None = None) -> Counting:
    numbers = {name: int(row[name]) for name in sorted(_METHOD_NUMBERS) if name in row}
    if like:
        method, numbers = row.get("method", like.method), numbers or dict(like.numbers)
        return Counting(method, MappingProxyType(numbers), row.get("words", ""))
    return Counting(row["method"], MappingProxyType(numbers))


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _is_day(text: str) -> bool:
    try:
        _day(text)
    except (TypeError, ValueError):
        return False
    return True
