"""A school's own rules: read as strictly as those that come with senco, and every fault of a file told at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from senco_cli.rules.conditions import CONDITIONS
from senco_cli.rules.counting import METHODS
from senco_cli.rules.data_faults import is_day
from senco_cli.rules.discharges import PUPIL_DISCHARGES, RECORDS
from senco_cli.rules.events import PUPIL_TRIGGERS
from senco_cli.rules.rule import Counting, Rule, RuleVersion
from senco_cli.rules.rule_data import all_rules, placed_faults, rule_from
from senco_cli.rules.school_discharges import SCHOOL_CONDITIONS, SCHOOL_DISCHARGES
from senco_cli.rules.school_events import SCHOOL_TRIGGERS

Fault: TypeAlias = tuple[tuple[str | int, ...], str]

_LISTS = {"versions": dict, "source": dict}
_MAPPINGS = ("only_if", "outer", "opens", "or_later", "days", "days_by_year", "opens_by_year")
_NAMES = ("trigger", "met_by")
_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_LONGEST = 9999
# A leap day, a day before one that is missing, and the ends of a year: a count that fails does so on one of them.
_SAMPLES = (date(2027, 2, 28), date(2028, 2, 29), date(2027, 12, 31), date(2027, 9, 1))


def local_rule(path: str, tree: Any) -> tuple[Rule | None, tuple[Fault, ...]]:
    """The rule that one file says, None with every fault of it where it says none."""
    faults = tuple(_shape_faults(tree)) or tuple(placed_faults(tree))
    if faults:
        return None, faults
    rule = replace(rule_from(path, tree), local=path)
    found = tuple(_meaning_faults(rule))
    return (None if found else rule), found


def unknown_rules(rules: Sequence[Rule]) -> Iterator[tuple[Rule, Fault]]:
    """The rules that stand twice, or count from a rule that does not come with senco."""
    ids = {rule.id for rule in all_rules()}
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            yield rule, (("id",), f'id "{rule.id}" stands in {seen[rule.id]} too; keep one of them')
        seen.setdefault(rule.id, rule.local)
        for trigger in rule.triggers:
            if trigger.startswith("rule.") and trigger.removeprefix("rule.") not in ids:
                yield rule, (("trigger",), f'trigger "{trigger}" names no rule that comes with senco; see senco dates')


def _shape_faults(tree: Any) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        yield (), "it is no rule: write id, title, kind and the other fields of one"
        return
    yield from _fields(tree, ())
    versions = tree.get("versions")
    for place, row in enumerate(versions if isinstance(versions, list) else ()):
        if isinstance(row, dict):
            yield from _fields(row, ("versions", place))


def _fields(fields: Mapping[str, Any], at: tuple[str | int, ...]) -> Iterator[Fault]:
    for name, value in fields.items():
        if name in _LISTS:
            right = isinstance(value, list) and all(isinstance(each, dict) for each in value)
            wanted = "a list of entries that each begin with a dash"
        elif name in _MAPPINGS:
            right = isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
            wanted = "names with a value each"
        elif name in _NAMES:
            right = isinstance(value, str) or (isinstance(value, list) and all(isinstance(x, str) for x in value))
            wanted = "a name, or a list of names"
        else:
            right, wanted = isinstance(value, str), "plain text"
        if not right:
            yield (*at, name), f"{name} has to be {wanted}"


def _meaning_faults(rule: Rule) -> Iterator[Fault]:
    if not _ID.fullmatch(rule.id):
        yield ("id",), f'id "{rule.id}" is not made of capitals, figures and dashes, like LA-REPORT'
    if not rule.met_by and rule.shown_until == "met":
        yield ("shown_until",), "nothing ends it: give met_by, or shown_until: event, next or due"
    if not rule.triggers:
        yield ("trigger",), "trigger names nothing that sets it off"
    of_school = any(trigger in SCHOOL_TRIGGERS for trigger in _set_off_by(rule))
    yield from _name_faults(rule, of_school=of_school)
    for place, version in enumerate(rule.versions):
        yield from ((("versions", place, *at), said) for at, said in _version_faults(rule, version))


def _name_faults(rule: Rule, *, of_school: bool) -> Iterator[Fault]:
    triggers: Collection[str] = SCHOOL_TRIGGERS if of_school else PUPIL_TRIGGERS
    conditions: Collection[str] = SCHOOL_CONDITIONS if of_school else CONDITIONS
    discharges: Collection[str] = SCHOOL_DISCHARGES if of_school else PUPIL_DISCHARGES
    for name in rule.triggers:
        if not name.startswith("rule.") and name not in triggers:
            yield ("trigger",), f'trigger "{name}" is not an event that senco knows; docs/deadlines.md names them'
    for name, value in rule.only_if.items():
        if name not in conditions:
            yield ("only_if", name), f'only_if: "{name}" is not a condition that senco knows'
        elif not _is_alike(name, value):
            yield ("only_if", name), f'only_if: {name} "{value}" is not what this condition compares with'
    for name in rule.met_by:
        kind, _, field = name.partition(".")
        if name not in discharges and (kind not in RECORDS or field not in RECORDS[kind].model_fields):
            yield ("met_by",), f'met_by: "{name}" is neither a field of a record nor a way of being done'


def _version_faults(rule: Rule, version: RuleVersion) -> Iterator[Fault]:
    for name in rule.met_by:
        for number in sorted(_asked_by(name) - set(version.numbers) - set(version.days)):
            yield (), f'met_by "{name}" asks for {number}'
    try:
        version.must.format_map(version.numbers)
    except (KeyError, ValueError, IndexError, AttributeError):
        yield ("must",), "must holds a brace that stands for no number of this version"
    for name, counting in (("method", version.counting), ("outer", version.outer), ("opens", version.opens)):
        if counting and not _can_count(counting):
            yield (name,), f"{name}: these numbers lead to no day"


def _set_off_by(rule: Rule) -> Iterator[str]:
    """The events behind a rule, also where it counts from another one's day."""
    for trigger in rule.triggers:
        above = next((each for each in all_rules() if trigger == f"rule.{each.id}"), None)
        yield from above.triggers if above else (trigger,)


def _can_count(counting: Counting) -> bool:
    if any(number > _LONGEST for number in counting.numbers.values()):
        return False
    method = METHODS[counting.method]
    if method.needs_school_days:
        return True
    try:
        return all(isinstance(method.count(day, **counting.numbers), date) for day in _SAMPLES)
    except (ValueError, OverflowError, ZeroDivisionError):
        return False


def _asked_by(discharge: str) -> set[str]:
    """The numbers and days that every rule of ours gives to a discharge, because it looks them up."""
    using = [version for rule in all_rules() if discharge in rule.met_by for version in rule.versions]
    given = [{*version.numbers, *version.days} for version in using]
    return set.intersection(*given) if given else set()


def _is_alike(condition: str, value: str) -> bool:
    ours = [rule.only_if[condition] for rule in all_rules() if condition in rule.only_if]
    if ours and all(each.isdecimal() for each in ours):
        return value.isdecimal()
    if ours and all(is_day(each) for each in ours):
        return is_day(value)
    return True
