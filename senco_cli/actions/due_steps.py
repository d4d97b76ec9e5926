"""What is to be done: every date that is due, the next steps of reviews among them, and the meetings arranged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_list import Due, DueList, OutlookOf
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.next_step import HOLD, HOLD_COMMAND, MEETING, NextStep
from senco_cli.rules.rule import OUTSIDE, Source
from senco_cli.rules.words import long_day

MEETS = "AR-MEETING"
_OF_A_RECORD = (Source("record", "the record of the review"),)
_KINDS = ("annual-review", "phase-transfer")


class Act(NamedTuple):
    """One date that is due; `command` writes the step down where it is the next one of a review."""

    due: Due
    command: str | None = None


def to_do(found: DueList, filters: DueFilters, *, today: date) -> tuple[Act, ...]:
    """What is due, with what is next in reviews under way and the meetings that are arranged, in order of the days."""
    by_key = {each.key: each for each in found.reviews}
    listed = [_act(due, by_key.get(due.key or "")) for due in found.items]
    unlisted = (
        Act(_due(_of_step(step, each), each, today=today), step.command)
        for each, step in unlisted_steps(found, filters, today=today)
        if step.what != HOLD
    )
    return tuple(sorted((*listed, *unlisted, *_meetings(found, filters, today=today)), key=_order))


def _act(due: Due, review: OutlookOf | None) -> Act:
    return Act(_with_arranged(due, review), _command(due, review))


def unlisted_steps(found: DueList, filters: DueFilters, *, today: date) -> Iterator[tuple[OutlookOf, NextStep]]:
    """The next steps that are asked for and that the list of what is due does not hold already."""
    listed = {(due.deadline.rule, due.deadline.path) for due in found.items}
    for each in found.reviews:
        for step in each.outlook.steps:
            if (step.rule, step.path) not in listed and _is_asked_for(step, filters, today):
                yield each, step


def _is_asked_for(step: NextStep, filters: DueFilters, today: date) -> bool:
    if filters.kind not in (None, *_KINDS) or filters.duty_holder not in (None, step.duty_holder):
        return False
    if filters.overdue:
        return step.is_late(today)
    # Of one pupil everything is said; of a whole school only what the span that was asked for reaches.
    return filters.pupil is not None or step.by is None or step.by <= today + filters.within


def _order(each: Act) -> tuple[bool, date]:
    day = each.due.deadline.legal_due
    return day is None, day or date.max


def _command(due: Due, review: OutlookOf | None) -> str | None:
    deadline = due.deadline
    if deadline.rule in MEETING:
        is_arranged = review is not None and review.outlook.meetings
        return (HOLD_COMMAND if is_arranged else MEETING[deadline.rule]).format(pupil=due.key)
    steps = review.outlook.steps if review else ()
    same = (step for step in steps if (step.rule, step.path) == (deadline.rule, deadline.path))
    return next((step.command for step in same), None)


def _with_arranged(due: Due, review: OutlookOf | None) -> Due:
    """The deadline of a meeting says for which day one is arranged, which may be too late."""
    if review is None or due.deadline.rule not in MEETING or not review.outlook.meetings:
        return due
    said = f"arranged for {long_day(review.outlook.meetings[0].on)}"
    return due._replace(deadline=due.deadline._replace(detail=said))


def _meetings(found: DueList, filters: DueFilters, *, today: date) -> Iterator[Act]:
    if filters.overdue or filters.kind not in (None, _KINDS[0]) or filters.duty_holder not in (None, "school"):
        return
    for each in found.reviews:
        for meeting in each.outlook.meetings:
            if meeting.on <= today + filters.within:
                step = NextStep(HOLD, "school", meeting.on, "", rule=MEETS, path=meeting.path, meeting_on=meeting.on)
                yield Act(_due(_of_step(step, each), each, today=today), HOLD_COMMAND.format(pupil=each.key))


def _due(deadline: Deadline, each: OutlookOf, *, today: date) -> Due:
    left = (deadline.legal_due - today).days if deadline.legal_due else None
    return Due(deadline, each.label, each.key, each.label, each.year, left, each.discreet)


def _of_step(step: NextStep, each: OutlookOf) -> Deadline:
    said = f"The review meeting is on {long_day(step.meeting_on)}." if step.meeting_on else ""
    return Deadline(
        rule=step.rule or "",
        title=step.what,
        kind=_KINDS[0],
        pupil=each.key,
        path=step.path or "",
        trigger="review.meeting_on",
        trigger_on=step.meeting_on,
        legal_due=step.by,
        plan_by=None if step.duty_holder in OUTSIDE else step.by,
        outer_due=None,
        duty_holder=step.duty_holder,
        # The day stands in the record of the review, not in a text.
        status="practice",
        verified="primary",
        sources=_OF_A_RECORD,
        derivation=(said,) if said else (),
        reminder=step.reminder,
    )
