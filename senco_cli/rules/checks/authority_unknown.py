"""A plan whose authority the settings do not name."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import fold
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="authority-unknown",
    title="a plan's authority that the settings do not name",
    tier="practice",
    source="good practice: authorities differ in how they count the review year, and senco.yaml says how",
    why="How the authority counts the review year and where its reports go is found by its name.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    named = [authority.name for authority in context.school.settings.local_authorities]
    if not named or file.plan is None or not file.plan.local_authority or not file.pupil.is_on_roll(context.today):
        return
    if fold(file.plan.local_authority) not in {fold(name) for name in named}:
        yield INFO.finding(
            path_of(EhcPlan, pupil=file.key),
            at=("local_authority",),
            sentence=f"senco.yaml does not name this authority; write {' or '.join(named)}, "
            "or add it there under local_authorities",
        )
