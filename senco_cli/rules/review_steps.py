"""What comes next in the reviews of a pupil's EHC plan: whose step it is, by when, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from senco_cli.model.review import Review
from senco_cli.model.years import last_year_of, year_taught
from senco_cli.rules.case import PupilCase, has_come
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.next_step import (
    AFTER_MEETING,
    BEFORE_MEETING,
    HOLD,
    HOLD_COMMAND,
    MEETING,
    WAS_IT_HELD,
    NextStep,
    Unknown,
)
from senco_cli.rules.words import long_day

_SCHOOL = "school"


def next_steps(case: PupilCase, deadlines: Sequence[Deadline]) -> tuple[NextStep, ...]:
    """What is next in each review that is under way, earliest meeting first, then the meeting that is to be planned.

    After the next step of a review come those of its later steps that are already late: another's lateness does not
    wait for one's own. `deadlines` are what `pupil_deadlines` finds for the same case.
    """
    if case.plan is None:
        return ()
    found: list[NextStep] = []
    for path, review in case.current_reviews:
        found.extend(_of_review(path, review, case=case, deadlines=deadlines))
    is_arranged = any(review.meeting_on >= case.today for _, review in case.current_reviews)
    to_plan = _first([each for each in deadlines if each.rule in MEETING])
    if to_plan and (not found or is_arranged or _is_late(to_plan, case)):
        holding = [number for number, step in enumerate(found) if step.what == HOLD]
        if holding and to_plan.legal_due:
            # The meeting that is arranged is the one that is late: no other one has to be planned.
            found[holding[0]] = found[holding[0]]._replace(by=to_plan.legal_due)
        else:
            found.append(_step(to_plan, MEETING, case=case, review=None))
    return tuple(found)


def unknowns(case: PupilCase) -> tuple[Unknown, ...]:
    """The days without which nothing can be counted for a pupil with an EHC plan, where they are not recorded."""
    return tuple(_unknowns(case))


def _of_review(path: str, review: Review, *, case: PupilCase, deadlines: Sequence[Deadline]) -> Iterator[NextStep]:
    own = [each for each in deadlines if each.path == path]
    commands = AFTER_MEETING if review.meeting_on <= case.today and has_met(review, case.today) else BEFORE_MEETING
    turn = list(commands)
    open_steps = sorted((each for each in own if each.rule in commands), key=lambda each: turn.index(each.rule))
    if commands is BEFORE_MEETING and not open_steps:
        command = HOLD_COMMAND.format(pupil=case.file.key)
        what = HOLD if review.meeting_on >= case.today else WAS_IT_HELD
        yield NextStep(what, _SCHOOL, review.meeting_on, command, path=path, meeting_on=review.meeting_on)
    # What is only good practice does not stand in the place of the duty that follows it.
    first = 1 + bool(open_steps and open_steps[0].reminder)
    late = [each for each in open_steps[first:] if _is_late(each, case)]
    yield from (_step(each, commands, case=case, review=review) for each in (*open_steps[:first], *late))


def has_met(review: Review, today: date) -> bool:
    """Whether the records say that a review's meeting took place: in so many words, or by what follows from one."""
    followed = (review.report_sent_on, review.la_decision_notice_on, review.amendment_notice_on, review.final_plan_on)
    return bool(review.held or review.la_decision or any(has_come(day, today) for day in followed))


def _step(deadline: Deadline, commands: Mapping[str, str], *, case: PupilCase, review: Review | None) -> NextStep:
    return NextStep(
        what=deadline.title,
        duty_holder=deadline.duty_holder,
        by=deadline.legal_due,
        command=commands[deadline.rule].format(pupil=case.file.key),
        rule=deadline.rule,
        path=deadline.path if review else None,
        meeting_on=review.meeting_on if review else None,
        reminder=deadline.reminder,
    )


def _first(deadlines: Sequence[Deadline]) -> Deadline | None:
    return min(deadlines, key=lambda each: each.legal_due or date.max, default=None)


def _is_late(deadline: Deadline, case: PupilCase) -> bool:
    return deadline.legal_due is not None and deadline.legal_due < case.today and not deadline.reminder


def _unknowns(case: PupilCase) -> Iterator[Unknown]:
    key = case.file.key
    is_here = case.file.pupil.is_on_roll(case.today)
    if is_here and case.status is not None and case.status.status == "E" and case.file.plan is None:
        yield Unknown("the day the EHC plan was first made", f"edit {key} --what ehc-plan --new")
    if case.plan is None or not is_here:
        return
    for _, review in case.current_reviews:
        if review.meeting_on < case.today and not has_met(review, case.today):
            what = f"whether the meeting of {long_day(review.meeting_on)} was held"
            yield Unknown(what, HOLD_COMMAND.format(pupil=key))
        if review.la_decision and review.la_decision_notice_on is None:
            what = f"the day of the notice by which the authority decided to {review.la_decision} the plan"
            yield Unknown(what, f"review-decision {key} {review.la_decision} --notice DATE")
    pupil = case.file.pupil
    year = year_taught(pupil.date_of_birth, case.today, taught=pupil.year_taught)
    if pupil.transfer is None and year == last_year_of(case.school.settings.school.phase):
        command = f"edit {key} --set transfer.kind=KIND --set transfer.moves_on=DATE"
        yield Unknown("the day of the move to the next school", command)
