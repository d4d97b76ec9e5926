"""A running cycle of SEN support without a day for its review."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="cycle-without-review-date",
    title="a cycle without a review date",
    tier="law",
    source="SEND Code of Practice 6.48 (statutory guidance): the plan has a clear date for review",
    why="Support without a day on which somebody looks at it goes on whether it helps or not.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not context.has_support(file.pupil):
        return
    for name, cycle in file.cycles.items():
        if cycle.review is None and cycle.review_by is None:
            yield INFO.finding(
                path_of(Cycle, pupil=file.key, key=name),
                at=("review_by",),
                sentence=f"the cycle from {cycle.from_on} has no day for its review; "
                "add review_by, or review with held_on where it has been",
            )
