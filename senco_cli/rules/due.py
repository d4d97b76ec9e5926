"""What is still open today: every rule applied to every event in the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.binding import Binding, Bound, C, pupil_binding, school_binding
from senco_cli.rules.case import PupilCase, SchoolCase, pupil_case
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.derivation import derivation
from senco_cli.rules.event import Event
from senco_cli.rules.holiday_cover import needs_holiday_cover
from senco_cli.rules.reckoning import Reckoned, plan_by, reckon
from senco_cli.rules.rule import OUTSIDE, Rule, RuleVersion
from senco_cli.rules.rule_set import AUTHORITY, RuleSet, earlier, not_earlier, shipped_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.sentences import Sentences
from senco_cli.rules.words import long_day

__all__ = ["Deadline", "pupil_deadlines", "school_deadlines"]

_OF_A_PLAN = ("annual-review", "phase-transfer")
# These are set off by somebody's leaving, or after it.
_OWED_WHENEVER = ("request", "leaving", "retention")


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
    duties = _open_duties(case, pupil_binding(rules or shipped_rules()))
    if not file.pupil.is_on_roll(today):
        duties = (each for each in duties if _is_owed_off_roll(each.rule, case))
    return _deadlines(duties, case, pupil=file.key)


def school_deadlines(
    school: SchoolRecords, *, today: date, days: SchoolDays, rules: RuleSet | None = None, has_plans: bool = True
) -> tuple[Deadline, ...]:
    """What is still open for the school as a whole; without `has_plans` nobody in it has an EHC plan."""
    case = SchoolCase(school=school, today=today, days=days, has_plans=has_plans)
    duties = _open_duties(case, school_binding(rules or shipped_rules()))
    return _deadlines(duties, case, pupil=None)


def _open_duties(case: C, binding: Binding[C]) -> Iterator[_Duty]:
    has_end = case.leaves_on is not None or case.plan_ends_on is not None
    for duty in _set_off(case, binding):
        if has_end and _outlives_plan(duty, case):
            continue
        if not has_end or _falls_here(duty, case):
            yield duty
        # A review that ends after the pupil has left may need its meeting while they are still here.
        if duty.rule.id in binding.worked_out:
            found = _worked_out(duty, case, rules=binding.worked_out[duty.rule.id])
            yield from (each for each in found if not has_end or _falls_here(each, case))


def _set_off(case: C, binding: Binding[C]) -> Iterator[_Duty]:
    for is_there, looks in binding.groups:
        for trigger, find, rules in looks if is_there(case) else ():
            for event in find(case):
                for bound in rules:
                    duty = _open_duty(bound, trigger, event=event, case=case)
                    if duty:
                        yield duty


def _worked_out(duty: _Duty, case: C, *, rules: Sequence[Bound[C]]) -> Iterator[_Duty]:
    if duty.due.legal_due:
        event = _event_of(duty, on=duty.due.legal_due)
        found = (_open_duty(bound, f"rule.{duty.rule.id}", event=event, case=case) for bound in rules)
        yield from (each for each in found if each)


def _open_duty(bound: Bound[C], trigger: str, *, event: Event, case: C) -> _Duty | None:
    if bound.law:
        return _own_or_law(bound, bound.law, trigger, event=event, case=case)
    version = bound.rule.find_version(event.law_on or event.on)
    # Most of what is done is done by a day in the record, and needs no counting.
    if version is None or bound.is_filled(case, event, None):
        return None
    due = reckon(version, event, days=case.days)
    return _Duty(bound.rule, version, trigger, event, due) if _is_open(bound, event, due=due, case=case) else None


def _own_or_law(own: Bound[C], law: Bound[C], trigger: str, *, event: Event, case: C) -> _Duty | None:
    """The duty by a school's own rule, or by the one that it stands over where that sets a day of the law."""
    if _is_statute(law.rule, event):
        return _earlier_duty(own, law, trigger, event=event, case=case)
    version = own.rule.find_version(event.law_on or event.on)
    if version is None:
        return None
    due = reckon(version, event, days=case.days)
    if not _applies(own, event, due=due, case=case):
        return _open_duty(law, trigger, event=event, case=case)
    if own.is_filled(case, event, None) or not _is_open(own, event, due=due, case=case):
        return None
    return _Duty(own.rule, version, trigger, event, due)


# Loops rather than `all` and `any`, here and below: a large school comes by a hundred thousand times.
def _is_open(bound: Bound[C], event: Event, *, due: Reckoned, case: C) -> bool:
    if not _applies(bound, event, due=due, case=case) or _is_spent(bound.rule, event, due=due, today=case.today):
        return False
    for is_done in bound.discharges:  # noqa: SIM110
        if is_done(case, event, due):
            return False
    return True


def _applies(bound: Bound[C], event: Event, *, due: Reckoned, case: C) -> bool:
    for holds, value in bound.conditions:  # noqa: SIM110
        if not holds(case, event, due, value):
            return False
    return True


def _with_remark(event: Event, remark: str) -> Event:
    return event._replace(remarks=(*event.remarks, remark)) if remark else event


def _is_statute(rule: Rule, event: Event) -> bool:
    version = rule.find_version(event.on)
    return version is not None and version.status == "statute"


def _earlier_duty(own: Bound[C], law: Bound[C], trigger: str, *, event: Event, case: C) -> _Duty | None:
    """The day of the law, or the day of the school's own rule where that is earlier; never a later one."""
    lawful = _open_duty(law, trigger, event=event, case=case)
    version, of_law = own.rule.find_version(event.on), law.rule.version_on(event.on)
    if version is None:
        return lawful
    legal = reckon(of_law, event, days=case.days)
    due = reckon(version, event, days=case.days)
    if AUTHORITY in own.rule.only_if and not _applies(own, event, due=due, case=case):
        return lawful
    if due.legal_due is None or (legal.legal_due is not None and legal.legal_due <= due.legal_due):
        return lawful and lawful._replace(event=_with_remark(event, not_earlier(own.rule, due.legal_due)))
    # What the law calls done is done; its conditions and numbers go on counting, by the earlier day.
    due = due._replace(numbers={**legal.numbers, **due.numbers}, days={**legal.days, **due.days})
    if law.is_filled(case, event, None) or not _is_open(law, event, due=due, case=case):
        return lawful
    return _Duty(own.rule, version, trigger, _with_remark(event, earlier(own.rule, legal.legal_due)), due)


def _is_spent(rule: Rule, event: Event, *, due: Reckoned, today: date) -> bool:
    if rule.shown_until == "event":
        return event.on < today
    return rule.shown_until == "due" and due.legal_due is not None and due.legal_due < today


def _is_owed_off_roll(rule: Rule, case: PupilCase) -> bool:
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
    rule, version, trigger, event, due = duty
    days, legal_due = case.days, due.legal_due
    holder, reminder = event.holder or rule.duty_holder, rule.reminder or event.reminder
    planned, needs_cover = None, False
    # Nobody at the school plans for what others owe.
    if legal_due and holder not in OUTSIDE:
        planned = plan_by(legal_due, days=days, buffer=case.school.settings.days_of_buffer)
        needs_cover = not reminder and needs_holiday_cover(legal_due, holder, today=case.today, days=days)
    return Deadline(
        rule.id,
        _title(duty),
        rule.kind,
        pupil,
        event.path,
        trigger,
        event.on,
        legal_due,
        planned,
        due.outer_due,
        holder,
        version.status,
        version.verified,
        version.sources,
        _sentences(duty, case, planned=planned, needs_cover=needs_cover),
        due.opens_on,
        reminder,
        event.occasion,
        event.detail,
        needs_cover,
    )


def _sentences(duty: _Duty, case: SchoolCase, *, planned: date | None, needs_cover: bool) -> Sentences:
    return Sentences(
        lambda: derivation(
            duty.rule,
            duty.version,
            event=duty.event,
            due=duty.due,
            plan_by=planned,
            days=case.days,
            buffer=case.school.settings.days_of_buffer,
            needs_cover=needs_cover,
        )
    )


def _title(duty: _Duty) -> str:
    if duty.version.days_by_year is not None and duty.due.legal_due is None:
        return f"{duty.rule.title} (not known: the day for {duty.event.on.year})"
    return duty.rule.title


def _order(deadline: Deadline) -> tuple[bool, date, str, str]:
    return (deadline.legal_due is None, deadline.legal_due or date.max, deadline.rule, deadline.path)
