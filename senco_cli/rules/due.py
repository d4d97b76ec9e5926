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
from senco_cli.rules.discharges import PUPIL_DISCHARGES, SCHOOL_DISCHARGES, field_is_filled
from senco_cli.rules.events import PUPIL_TRIGGERS, SCHOOL_TRIGGERS, Event
from senco_cli.rules.reckoning import Reckoned, plan_by, reckon
from senco_cli.rules.rule import Rule, RuleVersion, all_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.words import long_day

__all__ = ["Deadline", "pupil_deadlines", "school_deadlines"]

C = TypeVar("C", bound=SchoolCase)


class _Bound(NamedTuple, Generic[C]):
    """A rule with the functions that its data names."""

    rule: Rule
    conditions: Sequence[tuple[Callable[[C, Event, Reckoned, str], bool], str]]
    discharges: Sequence[Callable[[C, Event, Reckoned], bool]]


class _Duty(NamedTuple):
    """One version of a rule applied to one event."""

    rule: Rule
    version: RuleVersion
    trigger: str
    event: Event
    due: Reckoned


def pupil_deadlines(file: PupilFile, school: SchoolRecords, *, today: date, days: SchoolDays) -> tuple[Deadline, ...]:
    """What is still open for one pupil, by the legal day, duties without a day last.

    A pupil who has left has nothing; one who has not come yet only what the law asks before admission.
    """
    pupil = file.pupil
    if pupil.left_on and pupil.left_on < today:
        return ()
    case = pupil_case(file, school, today=today, days=days)
    on_roll = pupil.is_on_roll(today)
    duties = _open_duties(case, PUPIL_TRIGGERS, rules=_pupil_rules(), until=case.until)
    return _deadlines((each for each in duties if on_roll or each.rule.before_admission), case, pupil=file.key)


def school_deadlines(school: SchoolRecords, *, today: date, days: SchoolDays) -> tuple[Deadline, ...]:
    """What is still open for the school as a whole: its terms and its provisions."""
    case = SchoolCase(school=school, today=today, days=days)
    duties = _open_duties(case, SCHOOL_TRIGGERS, rules=_school_rules(), until=None)
    return _deadlines(duties, case, pupil=None)


def _open_duties(
    case: C,
    triggers: Mapping[str, Callable[[C], Iterator[Event]]],
    *,
    rules: Mapping[str, Sequence[_Bound[C]]],
    until: date | None,
) -> Iterator[_Duty]:
    for trigger, find in triggers.items():
        for event in find(case):
            for bound in rules.get(trigger, ()):
                duty = _open_duty(bound, trigger, event=event, case=case)
                if duty and not _falls_after(duty.due.legal_due, until):
                    yield duty
                    yield from _worked_out(duty, case, rules)


def _worked_out(duty: _Duty, case: C, rules: Mapping[str, Sequence[_Bound[C]]]) -> Iterator[_Duty]:
    trigger = f"rule.{duty.rule.id}"
    if trigger in rules and duty.due.legal_due:
        event = _event_of(duty, on=duty.due.legal_due)
        found = (_open_duty(bound, trigger, event=event, case=case) for bound in rules[trigger])
        yield from (each for each in found if each)


def _open_duty(bound: _Bound[C], trigger: str, *, event: Event, case: C) -> _Duty | None:
    rule = bound.rule
    version = rule.find_version(event.on)
    if version is None:
        return None
    due = reckon(version, event, days=case.days)
    for holds, value in bound.conditions:
        if not holds(case, event, due, value):
            return None
    if _is_spent(rule, event, due=due, today=case.today):
        return None
    for is_done in bound.discharges:
        if is_done(case, event, due):
            return None
    return _Duty(rule, version, trigger, event, due)


def _is_spent(rule: Rule, event: Event, *, due: Reckoned, today: date) -> bool:
    if rule.shown_until == "event":
        return event.on < today
    return rule.shown_until == "due" and due.legal_due is not None and due.legal_due < today


def _falls_after(day: date | None, until: date | None) -> bool:
    return day is not None and until is not None and day > until


def _event_of(duty: _Duty, *, on: date) -> Event:
    event = duty.event
    remarks = (*event.remarks, f"“{duty.rule.title}” is due by {long_day(on)}.")
    return Event(on, event.path, event.record, event.said, outer_on=duty.due.outer_due, remarks=remarks)


def _deadlines(duties: Iterator[_Duty], case: SchoolCase, *, pupil: str | None) -> tuple[Deadline, ...]:
    return tuple(sorted((_deadline(duty, case, pupil=pupil) for duty in duties), key=_order))


def _deadline(duty: _Duty, case: SchoolCase, *, pupil: str | None) -> Deadline:
    rule, version, due = duty.rule, duty.version, duty.due
    buffer = case.school.settings.days_of_buffer
    planned = plan_by(due.legal_due, days=case.days, buffer=buffer) if due.legal_due else None
    return Deadline(
        rule=rule.id,
        title=rule.title,
        kind=rule.kind,
        pupil=pupil,
        path=duty.event.path,
        trigger=duty.trigger,
        trigger_on=duty.event.on,
        legal_due=due.legal_due,
        plan_by=planned,
        outer_due=due.outer_due,
        duty_holder=rule.duty_holder,
        status=version.status,
        verified=version.verified,
        sources=version.sources,
        derivation=derivation(rule, version, event=duty.event, due=due, plan_by=planned, days=case.days, buffer=buffer),
        opens_on=due.opens_on,
    )


def _order(deadline: Deadline) -> tuple[bool, date, str, str]:
    return (deadline.legal_due is None, deadline.legal_due or date.max, deadline.rule, deadline.path)


@cache
def _pupil_rules() -> Mapping[str, Sequence[_Bound[PupilCase]]]:
    return _bound(PUPIL_TRIGGERS, CONDITIONS, PUPIL_DISCHARGES)


@cache
def _school_rules() -> Mapping[str, Sequence[_Bound[SchoolCase]]]:
    return _bound(SCHOOL_TRIGGERS, {}, SCHOOL_DISCHARGES)


def _bound(
    triggers: Collection[str],
    conditions: Mapping[str, Callable[[C, Event, Reckoned, str], bool]],
    discharges: Mapping[str, Callable[[C, Event, Reckoned], bool]],
) -> Mapping[str, Sequence[_Bound[C]]]:
    found: dict[str, list[_Bound[C]]] = defaultdict(list)
    direct = [rule for rule in all_rules() if set(rule.triggers) & set(triggers)]
    worked_out = [rule for rule in all_rules() if set(rule.triggers) & {f"rule.{each.id}" for each in direct}]
    for rule in direct + worked_out:
        checks = [(conditions[name], value) for name, value in rule.only_if.items()]
        ends = [discharges.get(name) or field_is_filled(name) for name in rule.met_by]
        for trigger in rule.triggers:
            found[trigger].append(_Bound(rule, checks, ends))
    return dict(found)
