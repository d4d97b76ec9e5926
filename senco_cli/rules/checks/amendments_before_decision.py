"""A notice of proposed amendments that is older than the authority's decision to amend."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import review_path
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="amendments-before-decision",
    title="proposed amendments before the decision to amend",
    tier="record",
    source="SEND Regulations 2014, regulations 20(10) and 22(2)(a): the amendments come with the decision, or after it",
    why="The next review year runs from the day of the decision, and the final plan from the day of the amendments.",
    verified="secondary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for key, review in file.reviews.items():
        decided, amended = review.la_decision_notice_on, review.amendment_notice_on
        if decided and amended and amended < decided:
            sentence = (
                "amendment_notice_on is earlier than la_decision_notice_on; mend one of the two, and where the "
                "amendments came first, they told the decision: give both their day"
            )
            yield INFO.finding(review_path(file, key), at=("amendment_notice_on",), sentence=sentence)
