"""Why a rule shows no day: what sets it off is not there, or it is done, or it does not hold."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from senco_cli.model.phrases import small_first
from senco_cli.rules.case import PupilCase, SchoolCase
from senco_cli.rules.events import PUPIL_TRIGGERS
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_set import RuleSet
from senco_cli.rules.school_events import SCHOOL_TRIGGERS
from senco_cli.rules.trigger_commands import trigger_commands


def why_closed(rule: Rule, case: SchoolCase, *, rules: RuleSet) -> str:
    """One sentence on why nothing by `rule` is open."""
    if all(version.status == "proposed" for version in rule.versions):
        return f"{rule.id} is only proposed law, so nothing by it is due."
    of_pupil = isinstance(case, PupilCase)
    triggers: Mapping[str, Callable[[Any], Iterator[Any]]] = PUPIL_TRIGGERS if of_pupil else SCHOOL_TRIGGERS
    direct = list(_direct(rule, rules))
    known = [name for name in direct if name in triggers]
    if not known:
        where = "the whole school: senco why --school" if of_pupil else "pupils: senco why PUPIL"
        return f"{rule.id} is about {where}."
    if not any(True for name in known for _ in triggers[name](case)):
        said = " or ".join(_said(triggers[name]) for name in known)
        counts = f"Nothing by {rule.id} is open: what sets it off is not in the records. It counts from this: {said}."
        return " ".join((counts, *_not_known(known, case)))
    return f"Nothing by {rule.id} is open: it is done, its time is over, or it does not hold here."


def _not_known(triggers: Sequence[str], case: SchoolCase) -> Iterator[str]:
    commands = dict.fromkeys(trigger_commands()[name] for name in triggers if name in trigger_commands())
    if commands:
        key = case.file.key if isinstance(case, PupilCase) else ""
        words = " or ".join(f"senco {command.format(pupil=key)}" for command in commands)
        yield f"If it has happened, its day is not known: enter it with {words}"


def _direct(rule: Rule, rules: RuleSet) -> Iterator[str]:
    for trigger in rule.triggers:
        above = rules.named(trigger.removeprefix("rule.")) if trigger.startswith("rule.") else None
        yield from _direct(above, rules) if above and above is not rule else (trigger,)


def _said(find: Callable[..., Any]) -> str:
    text = (inspect.getdoc(find) or find.__name__.replace("_", " ")).split("\n")[0].rstrip(".")
    return small_first(text)
