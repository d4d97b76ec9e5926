"""SEN support without a cycle that runs or a day for its review."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.years import academic_year_start
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="support-without-cycle",
    title="SEN support without a cycle",
    tier="practice",
    source="good practice: SEND Code of Practice 6.44 to 6.56 (assess, plan, do, review)",
    why="Without a cycle or a review day nothing will remind anybody of this pupil.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    pupil = file.pupil
    status = pupil.status_on(context.today)
    if status is None or context.status(pupil) != "K" or pupil.support_review_by:
        return
    if context.may_miss(Cycle, pupil=file.key):
        return
    if not any(_is_of_now(cycle, context) for cycle in file.cycles.values()):
        yield INFO.finding(
            file.path(),
            at=("sen_status", pupil.sen_status.index(status)),
            sentence=f"{status.status} since {status.from_on} but no cycle runs; "
            f"begin one in pupils/{file.key}/cycles, or add support_review_by",
        )


def _is_of_now(cycle: Cycle, context: Context) -> bool:
    # Between the review of one cycle and the first day of the next some weeks may pass.
    this_year = academic_year_start(context.today)
    return cycle.review is None or academic_year_start(cycle.review.held_on) >= this_year
