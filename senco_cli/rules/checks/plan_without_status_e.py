"""An EHC plan in force for a pupil whose status is not E."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="plan-without-status-e",
    title="an EHC plan and a status other than E",
    tier="law",
    source="CBDS code set for SEN provision: E is the code of a pupil with a plan",
    why="The census, the register and the funding follow the status, the reviews follow the plan.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    plan = file.plan
    if plan is None or plan.plan_first_made_on > context.today or (plan.ceased_on and plan.ceased_on <= context.today):
        return
    status = file.pupil.status_on(context.today)
    # No status at all is the finding of status-missing, and a historic one that of historic-status-current.
    if not file.pupil.is_on_roll(context.today) or status is None or status.status not in ("N", "K"):
        return
    yield INFO.finding(
        path_of(EhcPlan, pupil=file.key),
        at=("plan_first_made_on",),
        sentence=f"a plan was made on {plan.plan_first_made_on} but the status is {status.status}; "
        "set the status to E, or write ceased_on where the plan has ended",
    )
