"""The events that set time limits off, found in the records: one small function each, named for the rules' data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.model.cycle import Cycle
from senco_cli.model.phrases import how_many, listed
from senco_cli.model.years import academic_year
from senco_cli.rules import topics
from senco_cli.rules.case import PLAN, LastReview, PupilCase, goes_ahead, has_come, review_path
from senco_cli.rules.counting import anniversary
from senco_cli.rules.event import Event
from senco_cli.rules.words import long_day

__all__ = ["PUPIL_TRIGGERS", "Event"]

_NO_REVIEW = (
    "No review of it is recorded. If one has ended, write the day of the authority's notice at "
    "last_review_decision_on in the plan's record, and the year counts from that."
)
_WRITE_UP = "Another cycle began on {day}; write into this one what its review found, or that there was none."


def plan_first_made(case: PupilCase) -> Iterator[Event]:
    """The plan was first made."""
    if case.plan:
        on = case.plan.plan_first_made_on
        # A plan more than a year old with no review at all has more likely lost its history than missed its review.
        is_bare = not case.reviews and anniversary(on, 1) < case.today
        remarks = (_NO_REVIEW,) if is_bare else ()
        yield Event(on, case.file.path(PLAN), case.plan, f"The plan was first made on {long_day(on)}.", remarks=remarks)


def last_review_ended(case: PupilCase) -> Iterator[Event]:
    """The latest full review ended with the authority's decision notice; an amended plan later changes nothing."""
    last = case.last_review
    if case.plan is None or last is None:
        return
    record = last.review or case.plan
    by_meeting = case.authority is not None and case.authority.review_year_counts_from == "meeting"
    if by_meeting and last.meeting_on and last.meeting_on < last.ended_on:
        said = f"The meeting of the last review was on {long_day(last.meeting_on)}."
        remark = "This authority counts the review year from the meeting, which is earlier than its decision notice."
        yield Event(last.meeting_on, last.path, record, said, remarks=(remark,))
        return
    yield Event(last.ended_on, last.path, record, _said_of_last(last), remarks=_doubt_of_last(last))


def latest_review_or_plan(case: PupilCase) -> Iterator[Event]:
    """The latest review meeting of any kind, interim ones too, or the making of the plan where there was none."""
    plan = case.plan
    if plan is None:
        return
    path = case.file.path(PLAN)
    made = plan.plan_first_made_on
    found = [Event(made, path, plan, f"The plan was first made on {long_day(made)}.")]
    last = case.last_review
    if last and last.review is None:
        found.append(Event(last.held_on, path, plan, f"The plan was last reviewed on {long_day(last.held_on)}."))
    for key, review in case.file.reviews.items():
        if goes_ahead(review) and has_come(review.meeting_on, case.today):
            said = f"The last review meeting was on {long_day(review.meeting_on)}."
            found.append(Event(review.meeting_on, review_path(case.file, key), review, said))
    yield max(found, key=lambda event: event.on)


def review_meeting(case: PupilCase) -> Iterator[Event]:
    """A full review's meeting, held or arranged."""
    for path, review in case.current_reviews:
        verb = "was" if review.meeting_on < case.today else "is"
        yield Event(review.meeting_on, path, review, f"The review meeting {verb} on {long_day(review.meeting_on)}.")


def amendment_notice_sent(case: PupilCase) -> Iterator[Event]:
    """The authority sent its notice of proposed amendments."""
    for path, review in case.current_reviews:
        if review.amendment_notice_on:
            said = f"The notice of proposed amendments was sent on {long_day(review.amendment_notice_on)}."
            yield Event(review.amendment_notice_on, path, review, said)


def amendment_notice_served(case: PupilCase) -> Iterator[Event]:
    """The family received the notice of proposed amendments; the day it was sent where that is not known."""
    for path, review in case.current_reviews:
        served, sent = review.amendment_served_on, review.amendment_notice_on
        if served:
            yield Event(served, path, review, f"The family received the proposed amendments on {long_day(served)}.")
        elif sent:
            said = f"The notice of proposed amendments was sent on {long_day(sent)}; no other day of arrival is known."
            yield Event(sent, path, review, said)


def consultation_received(case: PupilCase) -> Iterator[Event]:
    """The authority's consultation about naming the school arrived."""
    if case.plan and case.plan.consultation_received_on:
        on = case.plan.consultation_received_on
        yield Event(on, case.file.path(PLAN), case.plan, f"The authority's consultation arrived on {long_day(on)}.")


def first_direct_payment(case: PupilCase) -> Iterator[Event]:
    """The first direct payment was made."""
    if case.plan and case.plan.first_direct_payment_on:
        on = case.plan.first_direct_payment_on
        yield Event(on, case.file.path(PLAN), case.plan, f"The first direct payment was made on {long_day(on)}.")


def transfer(case: PupilCase) -> Iterator[Event]:
    """The pupil, who has an EHC plan, moves to the next phase of education."""
    pupil = case.file.pupil
    if case.plan and pupil.transfer:
        on = pupil.transfer.moves_on
        yield Event(on, case.file.path(), pupil, f"The move to the next school is planned for {long_day(on)}.")


def support_began(case: PupilCase) -> Iterator[Event]:
    """The SEN support that lasts today began."""
    if case.support:
        first = case.support[0]
        yield Event(first.from_on, case.file.path(), first, f"SEN support began on {long_day(first.from_on)}.")


def support_year(case: PupilCase) -> Iterator[Event]:
    """An academic year of SEN support, with the meetings with the parents that are recorded in it or still to come."""
    if not case.support:
        return
    first, began = case.support[0], case.year_began_on
    year = academic_year(case.today)
    said = f"SEN support has been given since {long_day(first.from_on)}, and the academic year is {year}."
    held, to_come = case.meetings_since(began), _reviews_to_come(case)
    remarks = [f"Recorded in it so far: {how_many(len(held), 'meeting')} with the parents{_on_days(held)}."]
    if to_come:
        remarks.append(f"Still to come in it: {how_many(len(to_come), 'review')} of the support{_on_days(to_come)}.")
    if first.from_on > began:
        remarks.append("Support began within this year; nothing says how many meetings a part of a year calls for.")
    on, path = max(first.from_on, began), case.file.path()
    tally = len(held) + len(to_come)
    yield Event(on, path, first, said, remarks=tuple(remarks), tally=tally, occasion=year)


def cycle_review(case: PupilCase) -> Iterator[Event]:
    """A cycle's plan sets the day of its review; for SEN support and for an EHC plan alike."""
    if not case.has_support:
        return
    began = [cycle.from_on for cycle in case.file.cycles.values() if cycle.from_on <= case.today]
    for key, cycle in case.file.cycles.items():
        on = cycle.review_by
        if on:
            said = f"The cycle's plan sets its review for {long_day(on)}."
            # Two cycles may run side by side; only one that began when this one's day had come takes its place.
            later = min((day for day in began if day >= on and day > cycle.from_on), default=None)
            remarks = (_WRITE_UP.format(day=long_day(later)),) if later else ()
            path = case.file.path(f"cycles/{key}.yaml")
            yield Event(on, path, cycle, said, remarks=remarks, reminder=later is not None)


def support_review(case: PupilCase) -> Iterator[Event]:
    """The next review of SEN support as an older register gave it, where no cycle gives a day as late."""
    on = case.file.pupil.support_review_by
    if on is None or not case.has_support:
        return
    if not any(_gives_a_day(case, cycle, on=on) for cycle in case.file.cycles.values()):
        said = f"The register sets the next review of support for {long_day(on)}."
        yield Event(on, case.file.path(), case.file.pupil, said)


def promise_made(case: PupilCase) -> Iterator[Event]:
    """Something was promised in a letter, call or meeting, by a day; whose duty it is depends on who promised."""
    log = case.file.contact_log
    path = case.file.path("contacts.yaml")
    for number, contact in enumerate(log.contacts if log else (), start=1):
        for which, promise in enumerate(contact.promised, start=1):
            if promise.by:
                made = f"It was promised on {long_day(contact.happened_on)}, to be done by {long_day(promise.by)}."
                at = f"{number}.{which}"
                yield Event(promise.by, path, promise, made, occasion=at, holder=promise.who, detail=promise.what)


def reply_asked_for(case: PupilCase) -> Iterator[Event]:
    """An answer was asked for in a letter, call or meeting, by a day."""
    log = case.file.contact_log
    path = case.file.path("contacts.yaml")
    for number, contact in enumerate(log.contacts if log else (), start=1):
        if contact.reply_by:
            said = f"On {long_day(contact.happened_on)} an answer was asked for by {long_day(contact.reply_by)}."
            holder = contact.reply_from or "other"
            yield Event(
                contact.reply_by, path, contact, said, occasion=str(number), holder=holder, detail=contact.about
            )


PUPIL_TRIGGERS: Mapping[str, Callable[[PupilCase], Iterator[Event]]] = MappingProxyType(
    {
        "ehc_plan.plan_first_made_on": plan_first_made,
        "ehc_plan.consultation_received_on": consultation_received,
        "ehc_plan.first_direct_payment_on": first_direct_payment,
        "review.la_decision_notice_on": last_review_ended,
        "review.latest_or_plan_made": latest_review_or_plan,
        "review.meeting_on": review_meeting,
        "review.amendment_notice_on": amendment_notice_sent,
        "review.amendment_served_on": amendment_notice_served,
        "pupil.transfer.moves_on": transfer,
        "sen_support.from": support_began,
        "sen_support.academic_year": support_year,
        "cycle.review_by": cycle_review,
        "pupil.support_review_by": support_review,
        "contact.promised_by": promise_made,
        "contact.reply_by": reply_asked_for,
        **topics.TRIGGERS,
    }
)


def _reviews_to_come(case: PupilCase) -> tuple[date, ...]:
    open_cycles = [cycle for cycle in case.file.cycles.values() if not case.has_been_reviewed(cycle)]
    year = academic_year(case.today)
    days = {cycle.review_by for cycle in open_cycles if cycle.review_by and cycle.review_by >= case.today}
    return tuple(sorted(day for day in days if academic_year(day) == year))


def _on_days(days: tuple[date, ...]) -> str:
    return f": {listed(tuple(long_day(day) for day in days))}" if days else ""


def _gives_a_day(case: PupilCase, cycle: Cycle, *, on: date) -> bool:
    if not case.has_been_reviewed(cycle):
        return cycle.review_by is not None
    reviewed_on = cycle.review.held_on if cycle.review else cycle.from_on
    return max(reviewed_on, cycle.review_by or reviewed_on) >= on


def _said_of_last(last: LastReview) -> str:
    if last.decision_on:
        return f"The last review ended with the authority's decision notice on {long_day(last.decision_on)}."
    return f"The meeting of the last review was on {long_day(last.ended_on)}."


def _doubt_of_last(last: LastReview) -> tuple[str, ...]:
    if last.decision_on:
        return ()
    return ("The day of the authority's notice is not recorded; the meeting's day stands in for it and is earlier.",)
