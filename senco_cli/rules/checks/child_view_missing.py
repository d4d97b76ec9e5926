"""A review of a plan that is near, and nothing yet of what the child says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from senco_cli.model.finding import Finding
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.model.views import Views
from senco_cli.rules.case import goes_ahead
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews
from senco_cli.rules.viewpoints import views_of

INFO = CheckInfo(
    name="child-view-missing",
    title="no view of the child before the review",
    tier="practice",
    source="good practice: the review has regard to the views, wishes and feelings of the child (SEND Regulations "
    "2014, regulation 19(a))",
    why="A view that is gathered in the last days is seldom the child's own, and comes too late for the papers.",
    verified="secondary",
)
# Time to gather it, and for the papers to go round before the meeting.
_AHEAD = timedelta(weeks=6)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if context.status(file.pupil) != "E" or context.may_miss(Views, pupil=file.key):
        return
    held = [each.meeting_on for each in file.reviews.values() if goes_ahead(each) and each.meeting_on < context.today]
    last = max(held, default=file.plan.last_review_meeting_on if file.plan else None)
    if any(view.is_of_child for view in views_of(file, since=last)):
        return
    for path, review in current_reviews(file, context):
        if context.today <= review.meeting_on <= context.today + _AHEAD:
            yield INFO.finding(path, at=("views",), sentence=_sentence(file, review))
            return


def _sentence(file: PupilFile, review: Review) -> str:
    return (
        f"the meeting is on {review.meeting_on}, and nothing of the child's views since the last one is written down; "
        f"senco add-view {file.key}"
    )
