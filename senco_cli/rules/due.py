"""What is still open today: every rule applied to every event in the records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.case import PupilCase, SchoolCase, pupil_case
from senco_cli.rules.conditions import CONDITIONS
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.derivation import derivation
from senco_cli.rules.discharges import PUPIL_DISCHARGES, field_is_filled
from senco_cli.rules.events import PUPIL_TRIGGERS, Event
from senco_cli.rules.reckoning import Reckoned, plan_by, reckon
from senco_cli.rules.rule import Rule, RuleVersion
from senco_cli.rules.rule_set import RuleSet, earlier, not_earlier, shipped_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.school_discharges import SCHOOL_CONDITIONS, SCHOOL_DISCHARGES
from senco_cli.rules.school_events import SCHOOL_TRIGGERS
from senco_cli.rules.words import long_day

__all__ = ["Deadline", "pupil_deadlines", "school_deadlines"]

C = TypeVar("C", bound=SchoolCase)

_OF_A_PLAN = ("annual-review", "phase-transfer")
# These are set off by somebody's leaving, or after it.
_OWED_WHENEVER = ("request", "leaving", "retention")


class _Bound(NamedTuple, Generic[C]):
    """A rule with the functions that its data names; `law` is the one that a school's own rule stands over."""

    rule: Rule
    conditions: Sequence[tuple[Callable[[C, Event, Reckoned, str], bool], str]]
    discharges: Sequence[Callable[[C, Event, Reckoned], bool]]
    law: _Bound[C] | None = None


class _Duty(NamedTuple):
    """One version of a rule applied to one event."""

    rule: Rule
    version: RuleVersion
    trigger: str
    event: Event
    due: Reckoned


def pupil_deadlines(
    file: PupilFile, school: SchoolRecords, *, today: date, days: SchoolDays, rules: RuleSet | None = None
) -> tuple[Deadline, ...]:
    """What is still open for one pupil, by the legal day, duties without a day last.

    For a pupil who has left or not come yet, only what is owed after leaving or before admission.
    """
    case = pupil_case(file, school, today=today, days=days)
    duties = _open_duties(case, PUPIL_TRIGGERS, rules=_pupil_rules(rules or shipped_rules()))
    return _deadlines((each for each in duties if _is_owed_off_roll(each.rule, case)), case, pupil=file.key)


def school_deadlines(
    school: SchoolRecords, *, today: date, days: SchoolDays, rules: RuleSet | None = None
) -> tuple[Deadline, ...]:
    """What is still open for the school as a whole."""
    case = SchoolCase(school=school, today=today, days=days)
    duties = _open_duties(case, SCHOOL_TRIGGERS, rules=_school_rules(rules or shipped_rules()))
    return _deadlines(duties, case, pupil=None)


def _open_duties(
    case: C,
    triggers: Mapping[str, Callable[[C], Iterator[Event]]],
    *,
    rules: Mapping[str, Sequence[_Bound[C]]],
) -> Iterator[_Duty]:
    for trigger, find in triggers.items():
        for event in find(case):
            for bound in rules.get(trigger, ()):
                duty = _open_duty(bound, trigger, event=event, case=case)
                if duty and not _outlives_plan(duty, case):
                    # A review that ends after the pupil has left may need its meeting while they are still here.
                    found = (duty, *_worked_out(duty, case, rules))
                    yield from (each for each in found if _falls_here(each, case))


def _worked_out(duty: _Duty, case: C, rules: Mapping[str, Sequence[_Bound[C]]]) -> Iterator[_Duty]:
    trigger = f"rule.{duty.rule.id}"
    if trigger in rules and duty.due.legal_due:
        event = _event_of(duty, on=duty.due.legal_due)
        found = (_open_duty(bound, trigger, event=event, case=case) for bound in rules[trigger])
        yield from (each for each in found if each)


def _open_duty(bound: _Bound[C], trigger: str, *, event: Event, case: C) -> _Duty | None:
    if bound.law and _is_statute(bound.law.rule, event):
        return _earlier_duty(bound, bound.law, trigger, event=event, case=case)
    rule = bound.rule
    version = rule.find_version(event.law_on or event.on)
    if version is None:
        return None
    due = reckon(version, event, days=case.days)
    return _Duty(rule, version, trigger, event, due) if _is_open(bound, event, due=due, case=case) else None


def _is_open(bound: _Bound[C], event: Event, *, due: Reckoned, case: C) -> bool:
    for holds, value in bound.conditions:
        if not holds(case, event, due, value):
            return False
    if _is_spent(bound.rule, event, due=due, today=case.today):
        return False
    return not any(is_done(case, event, due) for is_done in bound.discharges)


def _with_remark(event: Event, remark: str) -> Event:
    return event._replace(remarks=(*event.remarks, remark)) if remark else event


def _is_statute(rule: Rule, event: Event) -> bool:
    version = rule.find_version(event.on)
    return version is not None and version.status == "statute"


def _earlier_duty(own: _Bound[C], law: _Bound[C], trigger: str, *, event: Event, case: C) -> _Duty | None:
    """The day of the law, or the day of the school's own rule where that is earlier; never a later one."""
    lawful = _open_duty(law, trigger, event=event, case=case)
    version, of_law = own.rule.find_version(event.on), law.rule.version_on(event.on)
    if version is None:
        return lawful
    legal = reckon(of_law, event, days=case.days)
    due = reckon(version, event, days=case.days)
    if due.legal_due is None or (legal.legal_due is not None and legal.legal_due <= due.legal_due):
        return lawful and lawful._replace(event=_with_remark(event, not_earlier(own.rule, due.legal_due)))
    # What the law calls done is done; its conditions and numbers go on counting, by the earlier day.
    due = due._replace(numbers={**legal.numbers, **due.numbers}, days={**legal.days, **due.days})
    if not _is_open(law, event, due=due, case=case):
        return lawful
    return _Duty(own.rule, version, trigger, _with_remark(event, earlier(own.rule, legal.legal_due)), due)


def _is_spent(rule: Rule, event: Event, *, due: Reckoned, today: date) -> bool:
    if rule.shown_until == "event":
        return event.on < today
    return rule.shown_until == "due" and due.legal_due is not None and due.legal_due < today


def _is_owed_off_roll(rule: Rule, case: PupilCase) -> bool:
    if case.file.pupil.is_on_roll(case.today):
        return True
    has_left = case.leaves_on is not None and case.leaves_on < case.today
    return rule.after_leaving if has_left else rule.before_admission


def _outlives_plan(duty: _Duty, case: SchoolCase) -> bool:
    return duty.rule.kind in _OF_A_PLAN and _falls_after(duty.due.legal_due, case.plan_ends_on)


def _falls_here(duty: _Duty, case: SchoolCase) -> bool:
    if duty.rule.kind in _OWED_WHENEVER:
        return True
    day = duty.event.on if duty.rule.after_leaving else duty.due.legal_due
    return not _falls_after(day, case.leaves_on)


def _falls_after(day: date | None, until: date | None) -> bool:
    return day is not None and until is not None and day > until


def _event_of(duty: _Duty, *, on: date) -> Event:
    event = duty.event
    remarks = (*event.remarks, f"“{duty.rule.title}” is due by {long_day(on)}.")
    outer = duty.due.outer_due
    return Event(on, event.path, event.record, event.said, outer_on=outer, remarks=remarks, occasion=event.occasion)


def _deadlines(duties: Iterator[_Duty], case: SchoolCase, *, pupil: str | None) -> tuple[Deadline, ...]:
    return tuple(sorted((_deadline(duty, case, pupil=pupil) for duty in duties), key=_order))


def _deadline(duty: _Duty, case: SchoolCase, *, pupil: str | None) -> Deadline:
    rule, version, due = duty.rule, duty.version, duty.due
    buffer = case.school.settings.days_of_buffer
    planned = plan_by(due.legal_due, days=case.days, buffer=buffer) if due.legal_due else None
    return Deadline(
        rule=rule.id,
        title=_title(duty),
        kind=rule.kind,
        pupil=pupil,
        path=duty.event.path,
        trigger=duty.trigger,
        trigger_on=duty.event.on,
        legal_due=due.legal_due,
        plan_by=planned,
        outer_due=due.outer_due,
        duty_holder=duty.event.holder or rule.duty_holder,
        status=version.status,
        verified=version.verified,
        sources=version.sources,
        derivation=derivation(rule, version, event=duty.event, due=due, plan_by=planned, days=case.days, buffer=buffer),
        opens_on=due.opens_on,
        reminder=rule.reminder or duty.event.reminder,
        occasion=duty.event.occasion,
        detail=duty.event.detail,
    )


def _title(duty: _Duty) -> str:
    if duty.version.days_by_year is not None and duty.due.legal_due is None:
        return f"{duty.rule.title} (not known: the day for {duty.event.on.year})"
    return duty.rule.title


def _order(deadline: Deadline) -> tuple[bool, date, str, str]:
    return (deadline.legal_due is None, deadline.legal_due or date.max, deadline.rule, deadline.path)


@cache
def _pupil_rules(rules: RuleSet) -> Mapping[str, Sequence[_Bound[PupilCase]]]:
    return _bound(rules, PUPIL_TRIGGERS, CONDITIONS, PUPIL_DISCHARGES)


@cache
def _school_rules(rules: RuleSet) -> Mapping[str, Sequence[_Bound[SchoolCase]]]:
    return _bound(rules, SCHOOL_TRIGGERS, SCHOOL_CONDITIONS, SCHOOL_DISCHARGES)


def _bound(
    rules: RuleSet,
    triggers: Collection[str],
    conditions: Mapping[str, Callable[[C, Event, Reckoned, str], bool]],
    discharges: Mapping[str, Callable[[C, Event, Reckoned], bool]],
) -> Mapping[str, Sequence[_Bound[C]]]:
    found: dict[str, list[_Bound[C]]] = defaultdict(list)

    def bound(rule: Rule, *, law: Rule | None = None) -> _Bound[C]:
        checks = [(conditions[name], value) for name, value in rule.only_if.items()]
        ends = [discharges.get(name) or field_is_filled(name) for name in rule.met_by]
        return _Bound(rule, checks, ends, bound(law) if law else None)

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
