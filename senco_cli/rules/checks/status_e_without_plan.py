"""Status E without an EHC plan in force."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, is_over

INFO = CheckInfo(
    name="status-e-without-plan",
    title="status E without an EHC plan",
    tier="law",
    source="Children and Families Act 2014, section 44: the review year runs from the day the plan was made",
    why="Without the days of the plan nobody can say when its review is due.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    status = file.pupil.status_on(context.today)
    path = path_of(EhcPlan, pupil=file.key)
    if status is None or context.status(file.pupil) != "E" or path in context.unreadable:
        return
    at = ("sen_status", file.pupil.sen_status.index(status), "status")
    if file.plan is None:
        sentence = f"E since {status.from_on} but there is no EHC plan; write {path} with plan_first_made_on"
        yield INFO.finding(file.path(), at=at, sentence=sentence)
    elif is_over(file.plan.ceased_on, today=context.today):
        sentence = f"E, but the plan ended on {file.plan.ceased_on}; end the status then and add what came after it"
        yield INFO.finding(file.path(), at=at, sentence=sentence)
