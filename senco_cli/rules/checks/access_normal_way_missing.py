"""An access arrangement with no evidence that it is the pupil's normal way of working."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import arrangements_path, exam_arrangements, primary_arrangements

INFO = CheckInfo(
    name="access-normal-way-missing",
    title="an access arrangement without evidence of normal way of working",
    tier="practice",
    source="Access Arrangements and Reasonable Adjustments 2025-26: evidence of normal way of working, in every case",
    why="An inspector asks for it first, and it cannot be made afterwards.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    shown = [(place, each.normal_way) for place, each in exam_arrangements(file)]
    shown += [(place, each.normal_way) for place, each in primary_arrangements(file)]
    for place, evidence in shown:
        if not evidence:
            yield INFO.finding(
                arrangements_path(file),
                at=(*place, "normal_way"),
                sentence="nothing says that this is the normal way of working; "
                "add normal_way: the day, subject, teacher and what was seen",
            )
