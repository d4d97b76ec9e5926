"""What is due of a pupil as JSON keeps it, and back; how a day comes about is told anew when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from senco_cli.actions.due_list import Meeting, Outlook
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.next_step import NextStep, Unknown
from senco_cli.rules.rule import Source

# The places in a deadline's row of what a list is filtered by, and put in order by.
RULE, KIND, LEGAL_DUE, DUTY_HOLDER, REMINDER = 0, 2, 6, 9, 14


def deadline_row(deadline: Deadline) -> list[Any]:
    """A deadline without the pupil and without its sentences."""
    return [
        deadline.rule,
        deadline.title,
        deadline.kind,
        deadline.path,
        deadline.trigger,
        _text(deadline.trigger_on),
        _text(deadline.legal_due),
        _text(deadline.plan_by),
        _text(deadline.outer_due),
        deadline.duty_holder,
        deadline.status,
        deadline.verified,
        [[source.kind, source.title, source.href] for source in deadline.sources],
        _text(deadline.opens_on),
        deadline.reminder,
        deadline.occasion,
        deadline.detail,
        deadline.needs_holiday_cover,
    ]


def deadline_of(row: Sequence[Any], *, pupil: str | None, derivation: Sequence[str]) -> Deadline:
    """The deadline that a row holds."""
    rule, title, kind, path, trigger, trigger_on, legal_due, plan_by, outer_due, holder, status, verified = row[:12]
    sources, opens_on, reminder, occasion, detail, needs_holiday_cover = row[12:]
    return Deadline(
        rule,
        title,
        kind,
        pupil,
        path,
        trigger,
        _day(trigger_on),
        _day(legal_due),
        _day(plan_by),
        _day(outer_due),
        holder,
        status,
        verified,
        tuple(Source(*source) for source in sources),
        derivation,
        _day(opens_on),
        reminder,
        occasion,
        detail,
        needs_holiday_cover,
    )


def outlook_row(outlook: Outlook) -> list[Any] | None:
    """What is next, what is not known and which meetings are to come; None where there is nothing of these."""
    steps = [
        [s.what, s.duty_holder, _text(s.by), s.command, s.rule, s.path, _text(s.meeting_on), s.reminder]
        for s in outlook.steps
    ]
    unknowns = [[unknown.what, unknown.command] for unknown in outlook.unknowns]
    meetings = [[_text(meeting.on), meeting.path] for meeting in outlook.meetings]
    return [steps, unknowns, meetings] if steps or unknowns or meetings else None


def outlook_of(row: Sequence[Any]) -> Outlook:
    """The outlook that a row holds."""
    steps, unknowns, meetings = row
    return Outlook(
        steps=tuple(
            NextStep(what, holder, _day(by), command, rule, path, _day(meeting_on), reminder)
            for what, holder, by, command, rule, path, meeting_on, reminder in steps
        ),
        unknowns=tuple(Unknown(*unknown) for unknown in unknowns),
        meetings=tuple(Meeting(date.fromisoformat(on), path) for on, path in meetings),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
