"""The rule that stands for one event: the one that comes with senco, or a school's own where it may take its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from senco_cli.rules.case import PupilCase
from senco_cli.rules.conditions import conditions_met
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned, reckon
from senco_cli.rules.rule import Rule, RuleVersion
from senco_cli.rules.rule_set import RuleSet, earlier, not_earlier
from senco_cli.rules.school_days import SchoolDays

_LAW = "statute"


class Standing(NamedTuple):
    """The rule and version that stand, and the days they lead to; `remark` says how a school's own came into it."""

    rule: Rule
    version: RuleVersion
    due: Reckoned
    remark: str = ""


def standing(
    rules: RuleSet, id: str, event: Event, *, days: SchoolDays, applies: Callable[[Rule, Reckoned], bool]
) -> Standing | None:
    """What stands under an id for an event; None where no version is in force, or the rule does not apply.

    A school's own rule over one of the law stands only where its day is earlier, and one that does not apply leaves
    its place to the rule that comes with senco.
    """
    rule = _by_id(rules)[id]
    below = rules.replaced.get(id) if rule.local else None
    own = _reckoned(rule, event, days=days, applies=applies)
    if below is None:
        return own
    law = _reckoned(below, event, days=days, applies=applies)
    if own is None or law is None or law.version.status != _LAW:
        return own or law
    day, legal = own.due.legal_due, law.due.legal_due
    if day is None or (legal is not None and legal <= day):
        return law._replace(remark=not_earlier(rule, day))
    numbers = {**law.due.numbers, **own.due.numbers}
    return own._replace(due=own.due._replace(numbers=numbers), remark=earlier(rule, legal))


def standing_for(case: PupilCase, id: str, event: Event) -> Standing | None:
    """What stands under an id for an event of a pupil, by the conditions of the rules."""
    return standing(case.rules, id, event, days=case.days, applies=conditions_met(case, event))


def always(_rule: Rule, _due: Reckoned) -> bool:
    """Every rule applies."""
    return True


def _reckoned(
    rule: Rule, event: Event, *, days: SchoolDays, applies: Callable[[Rule, Reckoned], bool]
) -> Standing | None:
    version = rule.find_version(event.law_on or event.on)
    if version is None:
        return None
    due = reckon(version, event, days=days)
    return Standing(rule, version, due) if applies(rule, due) else None


@cache
def _by_id(rules: RuleSet) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in rules.rules}
