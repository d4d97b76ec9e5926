"""An adjustment that names a provision which section F of the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import adjustments, adjustments_path

INFO = CheckInfo(
    name="adjustment-section-f-unknown",
    title="an adjustment that names a provision the plan does not have",
    tier="record",
    source="senco: a record refers to what is there",
    why="How far the plan takes the disadvantage away already cannot be seen.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    sections = file.plan.sections if file.plan else None
    numbers = {each.id for each in sections.special_educational_provision} if sections else set()
    # A section F that is not typed in says nothing about its numbers; no plan at all has none.
    if context.may_miss(EhcPlan, pupil=file.key) or (file.plan and not numbers):
        return
    for place, each in adjustments(file):
        for number, named in enumerate(each.section_f):
            if named not in numbers:
                yield INFO.finding(
                    adjustments_path(file),
                    at=(*place, "section_f", number),
                    sentence="section F has no provision of this number; write one that it has, or take it out",
                )
