"""What sets a last day for a pupil's next review meeting: the review year, and a move to the next phase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.model.review import Review
from senco_cli.model.years import academic_year
from senco_cli.rules.case import PupilCase
from senco_cli.rules.counting import months_before
from senco_cli.rules.derivation import derivation
from senco_cli.rules.discharges import PUPIL_DISCHARGES, field_is_filled
from senco_cli.rules.event import Event
from senco_cli.rules.events import last_review_ended, plan_first_made, transfer
from senco_cli.rules.reckoning import plan_by
from senco_cli.rules.rule import Source
from senco_cli.rules.standing import Standing, standing_for
from senco_cli.rules.words import long_day

REVIEW_YEAR, TRANSFER = "AR-LATEST-MEET", "PT-MEET"
_FIRST, _NEXT = "AR-FIRST", "AR-NEXT"
_OF_TRANSFER = ("PT-OTHER", "PT-P16", "PT-P16P16")
_PHASE_TRANSFER = "phase-transfer"
# What shows that a rule asks for a meeting, and not for something else that hangs on the review's last day.
_MET_BY_MEETING = frozenset(("review.meeting_in_review_year", "review.meeting_for_transfer"))
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """One last day for a meeting, worked out from a day by which the authority has to have finished.

    `rule` is the rule of the meeting and `parent` the one it is worked out from, whose day is `ends_on`; that one was
    counted from `counted_from`, and `follows` is its id. A meeting before `opens_on` does not serve. `last_on` is the
    strict day, which may fall in a holiday, and `outer_on` a later one by a more lenient reading. `because` says it in
    sentences.
    """

    rule: str
    title: str
    parent: Standing
    counted_from: date
    ends_on: date
    opens_on: date
    last_on: date
    outer_on: date | None
    status: str
    verified: str
    sources: tuple[Source, ...]
    because: tuple[str, ...]

    @property
    def follows(self) -> str:
        """The id of the rule that it is worked out from."""
        return self.parent.rule.id

    @property
    def is_transfer(self) -> bool:
        """Whether it comes from a move to the next phase."""
        return self.follows in _OF_TRANSFER

    def is_served_by(self, review: Review) -> bool:
        """Whether a full review's meeting is one for this limit, be it in time or late.

        In the year before that of the move only a review recorded as one for the phase transfer looks to it.
        """
        if review.meeting_on < self.opens_on:
            return False
        looks_to_it = review.type == _PHASE_TRANSFER or academic_year(review.meeting_on) == academic_year(self.ends_on)
        return looks_to_it or not self.is_transfer


def limits_of(case: PupilCase, *, before: date) -> tuple[Limit, ...]:
    """The limits of a pupil's next meeting, earliest first; none without a plan in force.

    A review whose meeting is before `before` counts as held. While it has no decision, its meeting begins the next
    review year, because the decision can only be later.
    """
    held = [review for _, review in case.reviews if review.meeting_on < before]
    to_do = (limit for limit in _transfers(case) if not any(limit.is_served_by(review) for review in held))
    found = (*_review_year(case, before=before), *to_do)
    # What falls due only after the pupil has left or the plan has ended is nobody's duty here.
    ours = (limit for limit in found if not case.is_over_by(limit.ends_on))
    return tuple(sorted(ours, key=lambda limit: (limit.last_on, limit.rule)))


def undecided(case: PupilCase, *, before: date) -> tuple[str, Review] | None:
    """The latest full review with its meeting before a day and no decision yet, with its path."""
    last = case.last_review
    since = [each for each in case.current_reviews if last is None or each[1].meeting_on > last.held_on]
    return next((each for each in reversed(since) if each[1].meeting_on < before), None)


def _review_year(case: PupilCase, *, before: date) -> Iterator[Limit]:
    waiting, last = undecided(case, before=before), case.last_review
    if case.plan is None:
        return
    if waiting:
        events, parent, held_on = iter((_waiting(*waiting, case=case),)), _NEXT, waiting[1].meeting_on
    elif last:
        events, parent, held_on = last_review_ended(case), _NEXT, last.held_on
    else:
        events, parent, held_on = plan_first_made(case), _FIRST, case.plan.plan_first_made_on
    for event in events:
        for meeting in _meetings(case, REVIEW_YEAR, follows=parent):
            yield from _limit(case, meeting, follows=parent, event=event, after=held_on)


def _transfers(case: PupilCase) -> Iterator[Limit]:
    for event in transfer(case):
        # Once the pupil has moved there is nothing left that a meeting could do for the move.
        if event.on > case.today:
            for follows in _OF_TRANSFER:
                for meeting in _meetings(case, TRANSFER, follows=follows):
                    yield from _limit(case, meeting, follows=follows, event=event, after=date.min)


def _meetings(case: PupilCase, id: str, *, follows: str) -> Iterator[str]:
    """The rule that sets the last day of a meeting, and those of the school's own beside it."""
    yield id
    for rule in case.rules.own_set_off_by(f"rule.{follows}"):
        if set(rule.met_by) & _MET_BY_MEETING:
            yield rule.id


def _limit(case: PupilCase, meeting: str, *, follows: str, event: Event, after: date) -> Iterator[Limit]:
    parent = standing_for(case, follows, event)
    if parent is None or parent.due.legal_due is None or _is_done(case, parent, event):
        return
    ends_on = parent.due.legal_due
    remarks = [*event.remarks, parent.remark, f"“{parent.rule.title}” is due by {long_day(ends_on)}."]
    ended = event._replace(on=ends_on, outer_on=parent.due.outer_due, remarks=tuple(filter(None, remarks)))
    meet = standing_for(case, meeting, ended)
    if meet is None or meet.due.legal_due is None:
        return
    if meet.remark:
        ended = ended._replace(remarks=(*ended.remarks, meet.remark))
    back = meet.due.numbers.get("look_back_months")
    buffer = case.school.settings.days_of_buffer
    planned = plan_by(meet.due.legal_due, days=case.days, buffer=buffer)
    rule, version, due, _ = meet
    yield Limit(
        rule=rule.id,
        title=rule.title,
        parent=parent,
        counted_from=event.on,
        ends_on=ends_on,
        opens_on=months_before(ended.on, back) if back else after + _ONE_DAY,
        last_on=meet.due.legal_due,
        outer_on=due.outer_due,
        status=version.status,
        verified=version.verified,
        sources=version.sources,
        because=derivation(rule, version, event=ended, due=due, plan_by=planned, days=case.days, buffer=buffer),
    )


def _is_done(case: PupilCase, found: Standing, event: Event) -> bool:
    ends = (PUPIL_DISCHARGES.get(name) or field_is_filled(name) for name in found.rule.met_by)
    return any(is_done(case, event, found.due) for is_done in ends)


def _waiting(path: str, review: Review, *, case: PupilCase) -> Event:
    verb = "was on" if review.meeting_on < case.today else "is arranged for"
    said = f"The meeting of the last review {verb} {long_day(review.meeting_on)}."
    remark = "The authority's decision on it is not recorded; the meeting's day stands in for it and is earlier."
    return Event(review.meeting_on, path, review, said, remarks=(remark,))
