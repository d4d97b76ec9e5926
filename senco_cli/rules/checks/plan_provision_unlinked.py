"""A line of section F that answers no need."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, is_over

INFO = CheckInfo(
    name="plan-provision-unlinked",
    title="a line of section F without its need",
    tier="practice",
    source="good practice: each line of section F answers a need of section B (SEND Regulations 2014, regulation 12)",
    why="A review asks of every need what is done about it, and of every line what it is for.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    plan = file.plan
    if plan is None or plan.sections is None or is_over(plan.ceased_on, today=context.today):
        return
    # Where section B is not typed in there is nothing to link to.
    if not plan.sections.special_educational_needs or not file.pupil.is_on_roll(context.today):
        return
    for place, line in enumerate(plan.sections.special_educational_provision):
        if not line.needs:
            yield INFO.finding(
                path_of(EhcPlan, pupil=file.key),
                at=("sections", "F", place, "needs"),
                sentence="this line of section F names no need; add the numbers from section B under needs",
            )
