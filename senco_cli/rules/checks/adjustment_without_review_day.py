"""An adjustment in place with no day to look at what it does."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import adjustments, adjustments_path

INFO = CheckInfo(
    name="adjustment-without-review-day",
    title="an adjustment in place with no day for its review",
    tier="practice",
    source="senco: adjustments are looked at each term and when the pupil moves on",
    why="What helped in Year 3 is still on the list in Year 6, and nobody does it.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for place, each in adjustments(file):
        if each.state == "in-place" and each.review_by is None:
            yield INFO.finding(
                adjustments_path(file), at=(*place, "review_by"), sentence="no day to look at its effect; add review_by"
            )
