"""Rules with the functions that their data names, in groups by the records that set them off; made once for a set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from senco_cli.rules.case import PupilCase, SchoolCase
from senco_cli.rules.conditions import CONDITIONS
from senco_cli.rules.discharges import PUPIL_DISCHARGES, fields_are_filled
from senco_cli.rules.event import Event
from senco_cli.rules.events import PUPIL_TRIGGERS
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_set import RuleSet
from senco_cli.rules.school_discharges import SCHOOL_CONDITIONS, SCHOOL_DISCHARGES
from senco_cli.rules.school_events import SCHOOL_TRIGGERS

C = TypeVar("C", bound=SchoolCase)
Triggers = Mapping[str, Callable[[C], Iterator[Event]]]
Conditions = Mapping[str, Callable[[C, Event, Reckoned, str], bool]]
Discharges = Mapping[str, Callable[[C, Event, Reckoned], bool]]


class Bound(NamedTuple, Generic[C]):
    """A rule with the functions that its data names; `law` is the one that a school's own rule stands over."""

    rule: Rule
    conditions: Sequence[tuple[Callable[[C, Event, Reckoned, str], bool], str]]
    is_filled: Callable[[C, Event, None], bool]
    discharges: Sequence[Callable[[C, Event, Reckoned], bool]]
    law: Bound[C] | None = None


class Look(NamedTuple, Generic[C]):
    """Where the events of one trigger are found, and the rules that they set off."""

    trigger: str
    find: Callable[[C], Iterator[Event]]
    bound: Sequence[Bound[C]]


class Binding(NamedTuple, Generic[C]):
    """All rules of a set for pupils or for the school.

    A group of looks is gone through where `is_there` finds any record of its kind. `worked_out` are the rules that
    count from another rule's day, by the id of that rule.
    """

    groups: Sequence[tuple[Callable[[C], object], Sequence[Look[C]]]]
    worked_out: Mapping[str, Sequence[Bound[C]]]


# By the first word of a trigger; most pupils have no record of most kinds, and there is nothing to look for then.
_OF_PUPIL: Mapping[str, Callable[[PupilCase], object]] = {
    "ehc_plan": lambda case: case.plan,
    "review": lambda case: case.plan,
    "sen_support": lambda case: case.support,
    "cycle": lambda case: case.file.cycles,
    "contact": lambda case: case.file.contact_log,
    "access_arrangement": lambda case: case.file.access_arrangements,
    "adjustment": lambda case: case.file.adjustments,
    "assessment": lambda case: case.file.assessments,
    "dispute": lambda case: case.file.disputes,
    "exclusion": lambda case: case.file.exclusions,
    "request": lambda case: case.file.requests,
    "restrictive_intervention": lambda case: case.file.restrictive_interventions,
}


@cache
def pupil_binding(rules: RuleSet) -> Binding[PupilCase]:
    """The rules that are set off by something in a pupil's file."""
    bound = _bound(rules, PUPIL_TRIGGERS, CONDITIONS, PUPIL_DISCHARGES)
    return _grouped(bound, PUPIL_TRIGGERS, is_there=_OF_PUPIL)


@cache
def school_binding(rules: RuleSet) -> Binding[SchoolCase]:
    """The rules that are set off by something in the records of the whole school."""
    bound = _bound(rules, SCHOOL_TRIGGERS, SCHOOL_CONDITIONS, SCHOOL_DISCHARGES)
    return _grouped(bound, SCHOOL_TRIGGERS, is_there={})


def _grouped(
    bound: Mapping[str, Sequence[Bound[C]]], triggers: Triggers[C], *, is_there: Mapping[str, Callable[[C], object]]
) -> Binding[C]:
    looks = [Look(name, find, bound[name]) for name, find in triggers.items() if name in bound]
    groups = [(is_there.get(kind, _always), tuple(those)) for kind, those in groupby(looks, key=_kind)]
    prefix = "rule."
    worked_out = {name.removeprefix(prefix): rules for name, rules in bound.items() if name.startswith(prefix)}
    return Binding(groups, worked_out)


def _kind(look: Look[C]) -> str:
    return look.trigger.partition(".")[0]


def _always(_case: SchoolCase) -> bool:
    return True


def _bound(
    rules: RuleSet, triggers: Triggers[C], conditions: Conditions[C], discharges: Discharges[C]
) -> Mapping[str, Sequence[Bound[C]]]:
    found: dict[str, list[Bound[C]]] = defaultdict(list)

    def bound(rule: Rule, *, law: Rule | None = None) -> Bound[C]:
        checks = [(conditions[name], value) for name, value in rule.only_if.items()]
        is_filled = fields_are_filled([name for name in rule.met_by if name not in discharges])
        ends = [discharges[name] for name in rule.met_by if name in discharges]
        return Bound(rule, checks, is_filled, ends, bound(law) if law else None)

    direct = [rule for rule in rules.rules if set(rule.triggers) & set(triggers)]
    worked_out = [rule for rule in rules.rules if set(rule.triggers) & {f"rule.{each.id}" for each in direct}]
    for rule in direct + worked_out:
        law = rules.law_below(rule)
        for trigger in rule.triggers:
            found[trigger].append(bound(rule, law=law if law and trigger in law.triggers else None))
        # What sets off the law goes on doing so, whatever else sets off the school's own rule.
        if law:
            for trigger in set(law.triggers) - set(rule.triggers):
                found[trigger].append(bound(law))
    return dict(found)
