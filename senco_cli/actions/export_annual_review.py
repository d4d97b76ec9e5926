"""The annual review pack of a pupil, from the records: the papers for the meeting, or the report of it."""

from __future__ import annotations

from collections.abc import Callable

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.review_pick import NoPlanToReview
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.annual_review.build import build
from senco_cli.documents.annual_review.view import AnnualReview, Stage
from senco_cli.errors import SencoError
from senco_cli.model.review import Review
from senco_cli.rules.case import PupilCase, goes_ahead, pupil_case
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil

KIND = Kind("annual-review", "annual-review.html.j2", "review")


class NoReviewRecorded(SencoError):
    """The pupil has no review of a plan, held or to come, that a pack could be made of."""

    def __init__(self, pupil: str) -> None:
        super().__init__(
            f"pupil {pupil} has no review of an EHC plan in the records, so there is nothing to make a pack of",
            hint=f"senco review-plan {pupil}   arranges one",
        )


class NoSuchReview(SencoError):
    """No review of the pupil is filed under that day, nor has its meeting on it."""

    def __init__(self, pupil: str, *, known: tuple[str, ...]) -> None:
        super().__init__(
            f"pupil {pupil} has no review of that day",
            hint=f"--review {'   or   --review '.join(known)}" if known else f"senco review-plan {pupil}",
        )


def packs_of(
    workspace: Workspace, *, review: str | None = None, stage: Stage | None = None, to_come: bool = False
) -> Callable[[str], Built[AnnualReview]]:
    """What makes the pack of one pupil after another; the school's own records are read once.

    It is of the review filed under `review`, else of the one under way, the next or the last. With `to_come` it is of
    the next meeting where there is one, though a report of the last may still be owed. What it gives raises
    RecordHasFaults where the pupil's own record cannot be read, NoReviewRecorded and NoSuchReview.
    """
    school, faults = open_school(workspace)
    rules, _ = rules_of(workspace.root)
    days = SchoolDays(school.calendar)

    def of(pupil: str) -> Built[AnnualReview]:
        loaded = load_pupil(workspace.root, pupil)
        if loaded.file is None:
            raise RecordHasFaults(f"pupils/{pupil}/pupil.yaml", loaded.faults)
        case = pupil_case(loaded.file, school, today=workspace.today, days=days, rules=rules)
        key, chosen = choose_review(case, review, to_come=to_come)
        unreadable = dict.fromkeys(each.path for each in (*faults, *loaded.faults))
        view = build(case, key, chosen, stage=stage, unreadable=unreadable)
        return Built(KIND, view, (*faults, *loaded.faults), (pupil, view.stage))

    return of


def choose_review(case: PupilCase, wanted: str | None, *, to_come: bool = False) -> tuple[str, Review]:
    """The review that is meant, with its key: by the day it is filed under or of its meeting.

    Without one: that whose meeting is over and whose report has not gone out, else the next, else the last.
    Raises NoPlanToReview, NoReviewRecorded and NoSuchReview.
    """
    reviews, pupil = case.file.reviews, case.file.key
    if not reviews:
        raise NoReviewRecorded(pupil) if case.plan else NoPlanToReview(pupil)
    if wanted is not None:
        found = next((each for each in reviews.items() if wanted in (each[0], each[1].meeting_on.isoformat())), None)
        if found is None:
            raise NoSuchReview(pupil, known=tuple(sorted(reviews)))
        return found
    going = sorted((each for each in reviews.items() if goes_ahead(each[1])), key=lambda each: each[1].meeting_on)
    if not going:
        raise NoReviewRecorded(pupil) if case.plan else NoPlanToReview(pupil)
    over = [each for each in going if each[1].meeting_on <= case.today]
    ahead = [each for each in going if each[1].meeting_on > case.today]
    if over and not (to_come and ahead) and (over[-1][1].report_sent_on is None or not ahead):
        return over[-1]
    return ahead[0]
