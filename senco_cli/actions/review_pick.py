"""Which of a pupil's reviews a step belongs to: the open one, unless a meeting is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.errors import SencoError
from senco_cli.model.review import Review
from senco_cli.rules.case import PupilCase, ReviewCase, goes_ahead, pupil_case
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil


class NoPlanToReview(SencoError):
    """The pupil has no EHC plan in force."""

    def __init__(self, pupil: str) -> None:
        writes = f"senco edit {pupil} --what ehc-plan --new   writes the dates of one down"
        super().__init__(
            f"pupil {pupil} has no EHC plan in force, so there is no review of one",
            hint=f"senco list --status E   shows who has a plan; {writes}",
        )


class NoReview(SencoError):
    """The pupil has no review that is under way."""

    def __init__(self, pupil: str) -> None:
        super().__init__(f"pupil {pupil} has no review of a plan under way", hint=f"senco review-plan {pupil}")


class NoSuchMeeting(SencoError):
    """No review of the pupil has its meeting on that day."""

    def __init__(self, pupil: str, meeting: date, *, known: Sequence[date]) -> None:
        super().__init__(
            f"pupil {pupil} has no review with a meeting on {meeting.isoformat()}",
            hint=f"the meetings are on {', '.join(day.isoformat() for day in known)}" if known else None,
        )


class NothingOpen(SencoError):
    """Every review under way has this step already."""

    def __init__(self, pupil: str, taken: str, *, meeting: date) -> None:
        super().__init__(
            f"{taken} of the review of {meeting.isoformat()} is recorded already (pupil {pupil})",
            hint=f"add --meeting {meeting.isoformat()}   to change it",
        )


@dataclass(frozen=True)
class ChosenReview(ReviewCase):
    """The review that is written to; `others` are further meetings it might have been."""

    others: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a review as it is looked for: what it is called, when it is open, and on which side of the meeting."""

    called: str
    is_open: Callable[[Review], bool]
    comes_before_meeting: bool = False


def case_of(workspace: Workspace, pupil: str) -> PupilCase:
    """A pupil's file with the school's records, as they stand today. Raises RecordHasFaults."""
    school, _ = open_school(workspace)
    loaded = load_pupil(workspace.root, pupil)
    if loaded.file is None:
        raise RecordHasFaults(path_of_first(loaded.unreadable))
    rules, _ = rules_of(workspace.root)
    days = SchoolDays(school.calendar)
    return pupil_case(loaded.file, school, today=workspace.today, days=days, rules=rules)


def pick_review(workspace: Workspace, pupil: str, *, step: Step, meeting: date | None) -> ChosenReview:
    """The review that a step is for: the one of `meeting`, else the nearest one under way that has not had it.

    Raises NoPlanToReview, NoReview, NoSuchMeeting, NothingOpen, or RecordHasFaults where a review cannot be read.
    """
    case = case_of(workspace, pupil)
    reviews = case.file.reviews
    unreadable = [path for path in load_pupil(workspace.root, pupil).unreadable if "/reviews/" in path]
    if meeting is not None:
        for key, review in reviews.items():
            if meeting == review.meeting_on or key == meeting.isoformat():
                return ChosenReview(case, key, review)
    if unreadable:
        raise RecordHasFaults(path_of_first(frozenset(unreadable)))
    if meeting is not None:
        raise NoSuchMeeting(pupil, meeting, known=sorted(each.meeting_on for each in reviews.values()))
    under_way = _in_turn(case, comes_before_meeting=step.comes_before_meeting)
    if not under_way:
        raise NoReview(pupil) if case.plan else NoPlanToReview(pupil)
    still_open = [(key, review) for key, review in under_way if step.is_open(review)]
    if not still_open:
        raise NothingOpen(pupil, step.called, meeting=under_way[0][1].meeting_on)
    (key, review), *rest = still_open
    return ChosenReview(case, key, review, tuple(each.meeting_on for _, each in rest))


def path_of_first(paths: frozenset[str]) -> str:
    """The first of some paths, for a sentence that names one."""
    return min(paths, default="the pupil's record")


def _in_turn(case: PupilCase, *, comes_before_meeting: bool) -> list[tuple[str, Review]]:
    """Reviews that no later decision has overtaken: on the step's side of the meeting first, nearest to today first."""
    since = case.last_review.held_on if case.last_review else date.min
    found = [(k, r) for k, r in case.file.reviews.items() if goes_ahead(r) and r.meeting_on >= since]
    to_come = sorted((each for each in found if each[1].meeting_on >= case.today), key=_meeting)
    over = sorted((each for each in found if each[1].meeting_on < case.today), key=_meeting, reverse=True)
    today = [each for each in to_come if each[1].meeting_on == case.today]
    later = [each for each in to_come if each[1].meeting_on > case.today]
    if comes_before_meeting:
        return to_come or over
    return [*today, *over, *later]


def _meeting(each: tuple[str, Review]) -> date:
    return each[1].meeting_on
