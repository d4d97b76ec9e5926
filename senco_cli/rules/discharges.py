"""What shows in the records that a duty is done; a rule's data names these, or a field of the record of its event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from senco_cli.model.adjustments import Adjustment
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Part
from senco_cli.model.calendar import Term
from senco_cli.model.contact_log import LoggedContact, Promise
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.review import Invitee, Review
from senco_cli.model.school_duties import ExamSeries, KeyStageTests
from senco_cli.model.years import academic_year
from senco_cli.rules import topics
from senco_cli.rules.case import PupilCase, SchoolCase, goes_ahead, has_come
from senco_cli.rules.counting import months_before
from senco_cli.rules.events import Event
from senco_cli.rules.reckoning import Reckoned

_PHASE_TRANSFER = "phase-transfer"

RECORDS: Mapping[str, type[Part]] = MappingProxyType(
    {
        "review": Review,
        "ehc_plan": EhcPlan,
        "cycle": Cycle,
        "pupil": Pupil,
        "provision": Provision,
        "term": Term,
        "exam_series": ExamSeries,
        "key_stage_tests": KeyStageTests,
        "promise": Promise,
        "contact": LoggedContact,
        "adjustment": Adjustment,
        "assessment": Assessment,
        "dispute": Dispute,
        "exclusion": Exclusion,
        "request": Request,
        "restrictive_intervention": RestrictiveIntervention,
    }
)


def review_has_ended(case: PupilCase, _event: Event, _due: Reckoned) -> bool:
    """A full review of the plan has ended with the authority's notice."""
    return case.last_review is not None


def everybody_invited(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """Everybody on the list has been invited."""
    people = _invited(event)
    return bool(people) and all(has_come(person.invited_on, case.today) for person in people)


def advice_asked_of_all(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """Advice has been asked of everybody on the list, or has come."""
    people = _invited(event)
    return bool(people) and all(_was_asked(person, case.today) for person in people)


def advice_circulated(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """Everything that was asked for or came has gone to everybody invited."""
    items = [person for person in _invited(event) if _was_asked(person, case.today)]
    return bool(items) and all(has_come(person.advice_circulated_on, case.today) for person in items)


def plan_is_final(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The plan in force is later than the notice of proposed amendments."""
    sent = event.record.amendment_notice_on if isinstance(event.record, Review) else None
    final = case.plan.final_plan_on if case.plan else None
    return sent is not None and final is not None and sent <= final <= case.today


def meeting_in_review_year(case: PupilCase, _event: Event, due: Reckoned) -> bool:
    """A full review's meeting has been held since the last review, or is arranged in time."""
    last = case.last_review
    since = [review for _, review in case.current_reviews if last is None or review.meeting_on > last.held_on]
    return any(_in_time(review, case, due) for review in since)


def meeting_for_transfer(case: PupilCase, event: Event, due: Reckoned) -> bool:
    """A meeting of a phase-transfer review, or of any full one in that academic year, is held or arranged in time."""
    opens = months_before(event.on, due.numbers["look_back_months"])
    # An annual review of the year before, in the summer of Year 5 for instance, looked to no transfer.
    year = academic_year(event.on)
    looking = [
        review
        for _, review in case.reviews
        if opens <= review.meeting_on and (review.type == _PHASE_TRANSFER or academic_year(review.meeting_on) == year)
    ]
    return any(_in_time(review, case, due) for review in looking)


def transfer_plan_final(case: PupilCase, _event: Event, due: Reckoned) -> bool:
    """The final plan that names the next school is recorded, and not so old that it belongs to an earlier transfer."""
    final = case.plan.transfer_plan_final_on if case.plan else None
    if final is None or due.legal_due is None or final > case.today:
        return False
    return final >= months_before(due.legal_due, due.numbers["look_back_months"])


def meeting_arranged(case: PupilCase, event: Event, due: Reckoned) -> bool:
    """A review of any kind has its meeting after the event and in time."""
    going_ahead = [review for review in case.file.reviews.values() if goes_ahead(review)]
    return any(event.on < review.meeting_on and _in_time(review, case, due) for review in going_ahead)


def parents_met(_case: PupilCase, event: Event, due: Reckoned) -> bool:
    """As many meetings with the parents as the rule asks for are recorded in the academic year or set in it."""
    return event.tally >= due.numbers["times"]


def parents_told(case: PupilCase, _event: Event, _due: Reckoned) -> bool:
    """As `know_of_support`."""
    return know_of_support(case)


def know_of_support(case: PupilCase) -> bool:
    """The parents have been told of the support that lasts today, or have met about it or had its record since."""
    told = [period.parents_told_on for period in case.support]
    for cycle in case.file.cycles.values():
        given = [stage.given_to_parents_on for stage in (cycle.plan, cycle.review) if stage]
        told.extend(day for day in given if day and day >= case.support[0].from_on)
    return any(has_come(day, case.today) for day in told) or bool(case.meetings_since(case.support[0].from_on))


def cycle_reviewed(case: PupilCase, event: Event, _due: Reckoned) -> bool:
    """The cycle has had its review."""
    return isinstance(event.record, Cycle) and case.has_been_reviewed(event.record)


PUPIL_DISCHARGES: Mapping[str, Callable[[PupilCase, Event, Reckoned], bool]] = MappingProxyType(
    {
        "review.has_ended": review_has_ended,
        "review.everybody_invited": everybody_invited,
        "review.advice_asked_of_all": advice_asked_of_all,
        "review.advice_circulated": advice_circulated,
        "review.meeting_in_review_year": meeting_in_review_year,
        "review.meeting_for_transfer": meeting_for_transfer,
        "review.meeting_arranged": meeting_arranged,
        "ehc_plan.is_final": plan_is_final,
        "ehc_plan.transfer_plan_final": transfer_plan_final,
        "sen_support.parents_met": parents_met,
        "sen_support.parents_told": parents_told,
        "cycle.reviewed": cycle_reviewed,
        **topics.DISCHARGES,
    }
)


def field_is_filled(name: str) -> Callable[[SchoolCase, Event, Reckoned | None], bool]:
    """What tells whether a field such as `review.report_sent_on` of the event's record holds a day that has come."""
    return fields_are_filled((name,))


def fields_are_filled(names: Sequence[str]) -> Callable[[SchoolCase, Event, Reckoned | None], bool]:
    """What tells whether any of some fields of the event's record holds a day that has come."""
    looked_at = tuple((RECORDS[kind], field) for kind, _, field in (name.partition(".") for name in names))
    if not looked_at:
        return _never

    def is_filled(case: SchoolCase, event: Event, _due: Reckoned | None) -> bool:
        for kind, field in looked_at:
            if isinstance(event.record, kind):
                day = getattr(event.record, field)
                # One plan sees several consultations and payments: an answer older than the question is another one's.
                if day is not None and day <= case.today and not (kind is EhcPlan and day < event.on):
                    return True
        return False

    return is_filled


def _never(_case: SchoolCase, _event: Event, _due: Reckoned | None) -> bool:
    return False


def _in_time(review: Review, case: PupilCase, due: Reckoned) -> bool:
    arranged_in_time = due.legal_due is not None and review.meeting_on <= due.legal_due
    return arranged_in_time or review.meeting_on < case.today


def _invited(event: Event) -> tuple[Invitee, ...]:
    return event.record.invited if isinstance(event.record, Review) else ()


def _was_asked(person: Invitee, today: date) -> bool:
    return has_come(person.advice_asked_on, today) or has_come(person.advice_received_on, today)
