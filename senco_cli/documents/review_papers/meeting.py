"""What every paper about a review meeting says: who writes, whose plan it is, the meeting, and the days around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.documents.pupil_words import call_name
from senco_cli.model.base import Part
from senco_cli.model.codes import code_set
from senco_cli.model.review import Review
from senco_cli.model.school import SchoolRecords
from senco_cli.model.years import academic_year_start, nc_year_code, nc_year_of_code, year_taught
from senco_cli.rules.case import PupilCase
from senco_cli.rules.compulsory_school_age import is_young_person
from senco_cli.rules.event import Event
from senco_cli.rules.planning.meeting_day import DECIDE, NOTICE, PAPERS, REPORT, MeetingDay, Step, meeting_day_of
from senco_cli.rules.rule import Source
from senco_cli.rules.standing import standing_for

ADULTHOOD = "AR-PFA"
PHASE_TRANSFER = "phase-transfer"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the paper leaves a line for, because the records do not hold it, and the command that enters it."""

    what: str
    command: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The school as a letter shows it, and who signs."""

    school: str
    address: str | None
    phone: str | None
    email: str | None
    head: str | None
    senco: str | None


@dataclass(frozen=True, slots=True)
class AroundMeeting:
    """The last days of the steps around the meeting, each None where no rule sets it or it is over.

    `papers_by` is by when everybody has the advice; `advice_by` the school day before it, so that it can go round.
    """

    notice_by: date | None
    notice_sources: tuple[Source, ...]
    papers_by: date | None
    papers_sources: tuple[Source, ...]
    advice_by: date | None
    report_by: date | None
    decide_by: date | None


@dataclass(frozen=True, slots=True)
class ReviewMeeting:
    """One review meeting; what is not known is None, and the paper has a line for it.

    `moves_on` is the first day at the next school where the review is held for the move. `covers_adulthood` says
    whether the law asks the meeting to consider preparing for adulthood.
    """

    sender: Sender
    written_on: date
    pupil: str
    name: str
    forename: str
    date_of_birth: date
    year: str
    class_name: str | None
    is_grown: bool
    kind: str
    kind_name: str
    on: date
    time: str | None
    place: str | None
    chair: str | None
    access_needs: tuple[str, ...]
    authority: str | None
    advice_service: str | None
    moves_on: date | None
    next_school: str | None
    covers_adulthood: bool
    around: AroundMeeting

    @property
    def is_over(self) -> bool:
        """Whether the day of the meeting has passed."""
        return self.on < self.written_on


def meeting_of(case: PupilCase, review: Review, *, advice_by: date | None = None) -> ReviewMeeting:
    """The meeting of a review, as its papers show it; `advice_by` is a day of the school's own choice."""
    pupil, plan = case.file.pupil, case.file.plan
    transfer = pupil.transfer if review.type == PHASE_TRANSFER else None
    wanted = review.placement.next_school if review.placement else None
    authority = case.authority
    named = plan.local_authority if plan else None
    return ReviewMeeting(
        sender=sender_of(case.school),
        written_on=case.today,
        pupil=case.file.key,
        name=pupil.name.full,
        forename=call_name(pupil.name),
        date_of_birth=pupil.date_of_birth,
        year=code_set("nc_year").name_of(_year_on(case, review.meeting_on)),
        class_name=pupil.class_name,
        is_grown=is_young_person(pupil.date_of_birth, review.meeting_on),
        kind=review.type,
        kind_name=code_set("review_type").name_of(review.type).lower(),
        on=review.meeting_on,
        time=review.time,
        place=review.place,
        chair=case.school.staff_name(review.chair),
        access_needs=review.access_needs,
        authority=named or (authority.name if authority else None),
        advice_service=authority.advice_service if authority else None,
        moves_on=transfer.moves_on if transfer else None,
        next_school=(wanted or transfer.destination) if transfer else None,
        covers_adulthood=holds_at(case, ADULTHOOD, review.meeting_on),
        around=_around(case, meeting_day_of(case, review.meeting_on), advice_by=advice_by),
    )


def sender_of(school: SchoolRecords) -> Sender:
    """The school as its letters show it."""
    ours = school.settings.school
    return Sender(ours.name, ours.address, ours.phone, ours.email, ours.head, school.staff_name(ours.senco))


def holds_at(case: PupilCase, id: str, on: date) -> bool:
    """Whether a duty that has no day of its own holds for a meeting on the day."""
    return standing_for(case, id, Event(on, "", Part(), "")) is not None


def gaps_of_meeting(meeting: ReviewMeeting, *, needs_chair: bool = False) -> Iterator[Gap]:
    """What is not known of the meeting itself; who leads it only where the paper has to say."""
    unknown = {
        "the time of the meeting": meeting.time is None,
        "the place of the meeting": meeting.place is None,
        "who leads the meeting": needs_chair and meeting.chair is None,
    }
    for what, is_unknown in unknown.items():
        if is_unknown:
            yield Gap(what, f"review-notes {meeting.pupil} --part meeting --meeting {meeting.on.isoformat()}")


def _year_on(case: PupilCase, on: date) -> str:
    """The code of the year group on the day of the meeting; the recorded one is of today, and moves up in September."""
    pupil = case.file.pupil
    number = nc_year_of_code(pupil.year_taught) if pupil.year_taught else None
    if number is None:
        return year_taught(pupil.date_of_birth, on, taught=pupil.year_taught)
    return nc_year_code(number + academic_year_start(on) - academic_year_start(case.today))


def _around(case: PupilCase, day: MeetingDay, *, advice_by: date | None) -> AroundMeeting:
    notice, papers = day.step(NOTICE), day.step(PAPERS)
    papers_by = _to_come(papers, case.today)
    last = case.days.last_school_day_on_or_before(papers_by - _ONE_DAY) if papers_by else None
    return AroundMeeting(
        notice_by=_to_come(notice, case.today),
        notice_sources=notice.sources if notice else (),
        papers_by=papers_by,
        papers_sources=papers.sources if papers else (),
        advice_by=advice_by or (last if last and last > case.today else None),
        report_by=_legal(day.step(REPORT)),
        decide_by=_legal(day.step(DECIDE)),
    )


def _to_come(step: Step | None, today: date) -> date | None:
    """The last day on which a step can still be taken: the school day for it, or once that is over the legal one."""
    if step is None:
        return None
    return next((day for day in (step.plan_by, step.school_day_by, step.legal_by) if day >= today), None)


def _legal(step: Step | None) -> date | None:
    return step.legal_by if step else None
