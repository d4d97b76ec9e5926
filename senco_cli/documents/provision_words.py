"""A provision in words: its dose, who delivers it, what is measured, and how far pupils came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from senco_cli.documents.provision_parts import Change, State
from senco_cli.documents.wording import count_text, day_text, minutes_text, number_text
from senco_cli.model.codes import code_set
from senco_cli.model.phrases import small_first
from senco_cli.model.provision import Measure, Member, Provision, Session
from senco_cli.model.staff import Staff
from senco_cli.rules.costing import Missing, is_running

NOT_RECORDED = "not recorded"
_WIDEST_CYCLE = 4


def dose_words(provision: Provision, weeks: int) -> str:
    """How much of it there is: `3 × 20 min a week for 10 weeks`."""
    if not provision.sessions:
        return NOT_RECORDED
    length = f"for {count_text(weeks, 'week')}"
    if provision.to_on is None:
        length = f"for {count_text(provision.weeks, 'week')}, no last day set" if provision.weeks else "no end set"
    joint = ", " if len(provision.sessions) > 1 or provision.to_on is None else " "
    return f"{sessions_words(provision)}{joint}{length}"


def sessions_words(provision: Provision) -> str:
    """How long and how often, without the weeks: `3 × 20 min a week`."""
    if not provision.sessions:
        return NOT_RECORDED
    both = len({session.given_to for session in provision.sessions}) > 1
    return " and ".join(_session_words(session, says_together=both) for session in provision.sessions)


def weeks_words(provision: Provision, *, begun: int, whole: int) -> str:
    """How far it has come: `8 of 14 weeks begun`."""
    if provision.to_on is None:
        return f"{count_text(begun, 'week')} begun this school year; costed for {whole} weeks a year"
    return f"{begun} of {count_text(whole, 'week')} begun"


def deliverers(provision: Provision, staff: Mapping[str, Staff]) -> tuple[str, ...]:
    """Everybody who delivers it, with role and share of the sessions."""
    people = [_deliverer(staff.get(each.staff), each.staff, share=each.share) for each in provision.delivered_by]
    return (*people, *((provision.delivered_by_others,) if provision.delivered_by_others else ()))


def measure_words(measure: Measure | None) -> str | None:
    """What is measured and which way is progress."""
    if measure is None:
        return None
    unit = f", {measure.unit}" if measure.unit else ""
    return f"{measure.name}{unit}; {measure.better} is better"


def change_of(member: Member, measure: Measure | None) -> Change | None:
    """The way from entry to exit; None until both are there and a measure says which way is progress."""
    if measure is None or member.entry is None or member.exit is None:
        return None
    by = member.exit.value - member.entry.value
    return Change(by, None if by == 0 else (by > 0) == (measure.better == "higher"))


def result_words(member: Member, measure: Measure | None) -> str:
    """What became of the expected outcome, and of the target where one was set."""
    outcome = code_set("outcome_result").name_of(member.outcome) if member.outcome else ""
    target = _target_words(member, measure)
    return "; ".join(part for part in (outcome, target) if part)


def part_words(member: Member) -> str:
    """When the pupil was in it, where that is not the whole run."""
    joined = f"joined {day_text(member.joined_on, 'short')}" if member.joined_on else ""
    left = f"left {day_text(member.left_on, 'short')}" if member.left_on else ""
    return ", ".join(part for part in (joined, left) if part)


def state_of(provision: Provision, on: date) -> State:
    """Whether it runs on the day, has ended, or has yet to begin."""
    if is_running(provision, on):
        return "running"
    return "not begun" if on < provision.from_on else "ended"


def state_words(provision: Provision, on: date) -> str:
    """The state with its day: `ended 16 Oct 2026`."""
    state = state_of(provision, on)
    if state == "ended" and provision.to_on:
        return f"ended {day_text(provision.to_on, 'short')}"
    return f"begins {day_text(provision.from_on, 'short')}" if state == "not begun" else "running"


def missing_words(missing: Sequence[Missing], staff: Mapping[str, Staff]) -> tuple[str, ...]:
    """Why a cost is not known, or not wholly, as sentences without a full stop."""
    sentences = {
        "sessions": "length and number of its sessions are not recorded",
        "deliverer": "nobody is recorded who delivers it",
        "service": "the service that delivers it has no hourly rate",
        "staff": "there is no record of staff {key}",
        "rate": "{name} has no hourly rate",
    }
    people = {key: staff.get(key) for key in (each.staff for each in missing) if key}
    names = {key: person.name if person else key for key, person in people.items()}
    return tuple(sentences[each.what].format(key=each.staff, name=names.get(each.staff or "")) for each in missing)


def _session_words(session: Session, *, says_together: bool) -> str:
    minutes = f"{minutes_text(session.minutes)} min"
    often = Fraction(session.per_week)
    if often.denominator <= _WIDEST_CYCLE:
        cycle = "a week" if often.denominator == 1 else f"every {often.denominator} weeks"
        words = f"{often.numerator} × {minutes} {cycle}"
    else:
        words = f"{number_text(session.per_week)} × {minutes} a week"
    if session.given_to == "each-pupil":
        return f"{words} for each pupil"
    return f"{words} together" if says_together else words


def _deliverer(person: Staff | None, key: str, *, share: Decimal | None) -> str:
    part = "" if share is None or share == 1 else f", in {number_text(share * 100)}% of the sessions"
    if person is None:
        return f"staff {key} (no record){part}"
    role = code_set("staff_role").name_of(person.role)
    return f"{person.name} ({role if role.isupper() else small_first(role)}){part}"


def _target_words(member: Member, measure: Measure | None) -> str:
    if member.target is None:
        return ""
    target = f"target {number_text(member.target)}"
    if measure is None or member.exit is None:
        return target
    value = member.exit.value
    reached = value >= member.target if measure.better == "higher" else value <= member.target
    return f"{target} {'reached' if reached else 'not reached'}"
