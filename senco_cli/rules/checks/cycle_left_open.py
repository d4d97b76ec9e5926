"""A cycle without a review although its day is past and the next one has begun."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="cycle-left-open",
    title="a cycle that was never reviewed",
    tier="practice",
    source="good practice: SEND Code of Practice 6.53 to 6.56 (the review leads into the next cycle)",
    why="The next cycle should build on what the last one changed; review-due shows the day until it is recorded.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not context.has_support(file.pupil):
        return
    for name, cycle in file.cycles.items():
        # Two cycles may run side by side; only one whose review should have been before the next began is left open.
        if cycle.review is not None or cycle.review_by is None or cycle.review_by >= context.today:
            continue
        later = [each.from_on for each in file.cycles.values() if cycle.from_on < each.from_on <= context.today]
        if later:
            yield INFO.finding(
                path_of(Cycle, pupil=file.key, key=name),
                at=("review",),
                sentence=f"no review since {cycle.review_by}, its day, though another cycle began on {min(later)}; "
                "add review with held_on and what came of it",
            )
