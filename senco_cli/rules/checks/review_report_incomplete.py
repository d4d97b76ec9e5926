"""A report of a review without what it has to say, or not sent to somebody who was invited."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, Place
from senco_cli.rules.checks._reviews import current_reviews

INFO = CheckInfo(
    name="review-report-incomplete",
    title="a report of a review without what it has to say",
    tier="law",
    source="SEND Regulations 2014, regulation 20(7) to (9)",
    why="The report recommends amendments, sets out where anybody differs from the school, and goes to everyone "
    "invited; the authority decides on what it says.",
    verified="secondary",
)
_AMEND = "amend"


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, review in current_reviews(file, context):
        if review.report_sent_on is None or review.la_decision_notice_on is not None:
            continue
        for at, sentence in _gaps(review, file.key):
            yield INFO.finding(path, at=at, sentence=sentence)


def _gaps(review: Review, pupil: str) -> Iterator[tuple[Place, str]]:
    meeting = f"--meeting {review.meeting_on}"
    if review.recommendation is None:
        said = f"the report went out without a recommendation; senco review-report {pupil} {meeting}"
        yield ("recommendation",), said
    if review.differences is None and not review.opinions:
        said = (
            "nothing is recorded of where anybody differs from the school; write None where nobody does: "
            f"senco review-notes {pupil} --part updates {meeting}"
        )
        yield ("differences",), said
    left_out = _left_out(review)
    if left_out:
        said = (
            f"the report was not sent to {left_out}, who was invited: senco review-notes {pupil} --part sent {meeting}"
        )
        yield ("sent_to",), said


def _left_out(review: Review) -> str:
    """The parts of those invited whom the list leaves out; nobody while there is no list."""
    if not review.sent_to:
        return ""
    has_it = {each.role for each in review.sent_to if each.sent_on}
    names = code_set("review_invitee")
    return ", ".join(dict.fromkeys(names.name_of(each.role) for each in review.invited if each.role not in has_it))
