"""A decision of the authority after a review, without the day of its notice."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews

INFO = CheckInfo(
    name="review-decision-without-notice-day",
    title="a decision without the day of its notice",
    tier="law",
    source="Children and Families Act 2014, section 44; SEND Regulations 2014, regulation 20(10)",
    why="The next review year runs from the day of the notice.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, review in current_reviews(file, context):
        if review.la_decision and review.la_decision_notice_on is None:
            yield INFO.finding(
                path,
                at=("la_decision_notice_on",),
                sentence=f"the authority decided to {review.la_decision} the plan, but not on which day it said so; "
                "add la_decision_notice_on, from which the next review is counted",
            )
