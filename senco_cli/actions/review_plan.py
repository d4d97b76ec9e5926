"""Plan one pupil's review meeting: the days it can be on, what a chosen day breaks, and the record of the review."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.review_load import meetings_of_others
from senco_cli.actions.review_pick import ChosenReview, NoPlanToReview, case_of
from senco_cli.actions.review_write import record, refuse_impossible
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Write, new, save
from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import PupilCase, goes_ahead
from senco_cli.rules.counting import anniversary
from senco_cli.rules.planning import Broken, MeetingWindow, meeting_options, what_breaks
from senco_cli.store.records import parse
from senco_cli.store.transaction import Committed

ANNUAL, EARLY, PHASE_TRANSFER, INTERIM = "annual", "early", "phase-transfer", "interim"
_UNDER_FIVE = "AR-U5"
# What stands in the way of a second annual review, and of no interim one.
_OF_ANNUAL_REVIEWS = ("last-review", "other-meeting")


@dataclass(frozen=True, slots=True)
class Planning:
    """A pupil whose review is planned, and the days on which the meeting can be."""

    case: PupilCase
    window: MeetingWindow

    @property
    def file(self) -> PupilFile:
        """The pupil's records."""
        return self.case.file


def begin_planning(workspace: Workspace, pupil: str, *, blocked: Collection[date] = ()) -> Planning:
    """Read the pupil and work out the days beside the meetings of other pupils. Raises NoPlanToReview."""
    case = case_of(workspace, pupil)
    if case.plan is None:
        raise NoPlanToReview(pupil)
    others = meetings_of_others(workspace.root, pupil, today=workspace.today)
    return Planning(case, meeting_options(case, others=others, blocked=blocked))


def broken_by(planning: Planning, meeting_on: date, *, review_type: str | None = None) -> tuple[Broken, ...]:
    """What a day breaks, makes hard, or does against good practice, worst first.

    An interim review comes beside the annual one, whose rules say nothing of its day (SEND Code of Practice 9.178).
    """
    found = what_breaks(planning.case, meeting_on=meeting_on)
    if review_type != INTERIM:
        return found
    return tuple(each for each in found if each.rule is None and each.about not in _OF_ANNUAL_REVIEWS)


def offered_types(planning: Planning, meeting_on: date) -> tuple[str, ...]:
    """The kinds of review that make sense for a meeting on a day, the most likely first."""
    window, case = planning.window, planning.case
    leads_on = any(limit.is_transfer and limit.opens_on <= meeting_on for limit in window.limits)
    is_early = window.advised.from_on is not None and meeting_on < window.advised.from_on
    first = PHASE_TRANSFER if leads_on else EARLY if is_early else ANNUAL
    offered = dict.fromkeys([first, ANNUAL, EARLY])
    if case.file.pupil.transfer:
        offered[PHASE_TRANSFER] = None
    if _is_under_five(case, meeting_on):
        offered[INTERIM] = None
    return tuple(offered)


def arranged_meetings(planning: Planning) -> tuple[ChosenReview, ...]:
    """Reviews whose meeting is still to come, nearest first."""
    found = [
        ChosenReview(planning.case, key, review)
        for key, review in planning.file.reviews.items()
        if goes_ahead(review) and review.held is None and review.meeting_on >= planning.case.today
    ]
    return tuple(sorted(found, key=lambda each: each.review.meeting_on))


def arrange(workspace: Workspace, planning: Planning, *, meeting_on: date, review_type: str) -> Committed:
    """Write the record of a new review. Raises DayCannotBe where its meeting would be before the plan."""
    pupil = planning.file.key
    write = review_record(planning.file, meeting_on=meeting_on, review_type=review_type)
    review = parse(write.data, write.path, Review).record
    if review:
        refuse_impossible(review, planning.file.plan, before=None, path=write.path, pupil=pupil, today=workspace.today)
    return save(workspace, f"plan review ({pupil})", [write])


def move(workspace: Workspace, arranged: ChosenReview, *, meeting_on: date, review_type: str) -> Committed:
    """Move a meeting that is arranged to another day; its record keeps its name and all that is in it."""
    kind = review_type if review_type != arranged.review.type else None
    fields = {"type": kind, "meeting_on": meeting_on.isoformat()}
    return record(workspace, arranged, fields, message="move review").committed


def review_record(file: PupilFile, *, meeting_on: date, review_type: str) -> Write:
    """The file of a new review, named by the day of its meeting; another of that day stays as it is."""
    day = meeting_on.isoformat()
    number = 2
    key = day
    while key in file.reviews:
        key, number = f"{day}-{number}", number + 1
    tree = {"type": review_type, "meeting_on": day}
    return new(Review, path_of(Review, pupil=file.key, key=key), tree)


def _is_under_five(case: PupilCase, meeting_on: date) -> bool:
    rule = case.rules.named(_UNDER_FIVE)
    age = rule.only_if.get("age_under") if rule else None
    return age is not None and meeting_on < anniversary(case.file.pupil.date_of_birth, int(age))
