"""A review meeting whose day is past and of which nobody said whether it was held."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="review-held-unknown",
    title="a past review meeting, held or not",
    tier="practice",
    source="good practice: the report and the authority's decision are counted from the meeting (SEND Regulations "
    "2014, regulation 20)",
    why="The report is due from a meeting that took place, a new day from one that did not.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for name, review in file.reviews.items():
        said = review.cancelled_on or review.held is not None
        # What follows only from a meeting says that it was held.
        followed = review.report_sent_on or review.la_decision or review.la_decision_notice_on
        if review.meeting_on < context.today and not said and not followed:
            yield INFO.finding(
                path_of(Review, pupil=file.key, key=name),
                at=("held",),
                sentence=f"the meeting was to be on {review.meeting_on}; add held: yes, or held: no and plan a new day",
            )
