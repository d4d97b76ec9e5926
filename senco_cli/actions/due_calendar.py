"""What is due as a calendar file: one event for each day on which somebody can act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from senco_cli.actions.due_list import Due
from senco_cli.actions.due_steps import MEETS
from senco_cli.documents.day_calendar import CalendarDay, calendar_file
from senco_cli.documents.wording import day_text
from senco_cli.model.kinds import place_of
from senco_cli.model.provision import Provision
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import DUTY_HOLDERS, KINDS, OUTSIDE

_NAME = "SEN dates"


@dataclass(frozen=True, slots=True)
class DueCalendar:
    """The file, None where nothing that is due has a day; how many events are in it, and how many have no day."""

    data: bytes | None
    events: int
    without_day: int


def due_calendar(
    items: Sequence[Due], *, today: date, made_on: datetime, names: bool = False, alarms: Sequence[timedelta] = ()
) -> DueCalendar:
    """The file for what is due: initials stand in for names unless `names`, because calendars go to telephones."""
    whose = _whose(items, names=names)
    days = [
        _event(due, due.deadline.legal_due, today=today, who=who)
        for due, who in zip(items, whose, strict=True)
        if due.deadline.legal_due
    ]
    data = calendar_file(days, name=_NAME, made_on=made_on, alarms=alarms) if days else None
    return DueCalendar(data, events=len(days), without_day=len(items) - len(days))


def _whose(items: Sequence[Due], *, names: bool) -> list[str]:
    labels = [due.about if names else due.discreet for due in items]
    keys = dict(zip((due.key for due in items), labels, strict=True))
    shared = Counter(label for key, label in keys.items() if key)
    return [
        f"{label} ({due.key})" if due.key and shared[label] > 1 else label
        for due, label in zip(items, labels, strict=True)
    ]


def _event(due: Due, legal_due: date, *, today: date, who: str) -> CalendarDay:
    deadline = due.deadline
    mark = "reminder" if deadline.reminder else "overdue" if due.is_overdue else ""
    day = deadline.plan_by if deadline.plan_by and deadline.plan_by >= today else legal_due
    owner = f" – {DUTY_HOLDERS[deadline.duty_holder]}" if deadline.duty_holder in OUTSIDE else ""
    summary = f"{mark.capitalize()}{': ' if mark else ''}{who}{owner}: {deadline.title}"
    if day != legal_due:
        summary += f" (legal day {day_text(legal_due, 'short')})"
    if deadline.needs_holiday_cover:
        summary += " (needs holiday cover)"
    return CalendarDay(
        uid_parts=_identity(due),
        day=day,
        # Wherever a date is shown, the mark is beside it.
        summary=summary + (" *" if deadline.is_marked else ""),
        description="\n".join(_description(due, legal_due, who=who)),
        categories=("SEN", KINDS[deadline.kind], *([mark] if mark else [])),
    )


def _identity(due: Due) -> tuple[str, ...]:
    """The duty whatever its day: the record it hangs on, the rule, and what set it off."""
    deadline = due.deadline
    place = place_of(deadline.path)
    # Keys of pupils and provisions are drawn at random; records that every school has need the school beside them,
    # because somebody may be SENCO of two.
    has_key = place is not None and (place.pupil or place.kind is Provision)
    return ("" if has_key else due.about, deadline.path, deadline.rule, deadline.trigger, deadline.occasion)


def _description(due: Due, legal_due: date, *, who: str) -> Iterator[str]:
    deadline = due.deadline
    yield deadline.title
    yield f"For: {who}"
    yield f"{'Day' if deadline.rule == MEETS else 'Legal day'}: {day_text(legal_due)}"
    if deadline.plan_by and deadline.plan_by != legal_due:
        yield f"Plan by: {day_text(deadline.plan_by)}"
    yield f"Whose duty: {DUTY_HOLDERS[deadline.duty_holder]}"
    yield from _sources(deadline)
    yield ""
    yield from (f"- {sentence}" for sentence in deadline.derivation)
    if due.key:
        yield ""
        yield f"senco show {due.key}"


def _sources(deadline: Deadline) -> Iterator[str]:
    for source in deadline.sources:
        yield f"Source: {source.title}" + (f" {source.href}" if source.href else "")
    if deadline.is_marked:
        yield "* rests on a source that was not read itself"
