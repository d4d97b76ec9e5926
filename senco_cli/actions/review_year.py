"""Plan a whole year of reviews: the layout by the rules, and the records of it in one commit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school, year_of
from senco_cli.actions.review_plan import ANNUAL, PHASE_TRANSFER, review_record
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import save
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.planning import Placed, YearPlan, plan_year
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil
from senco_cli.store.transaction import Committed

_KEYS_IN_A_MESSAGE = 5


@dataclass(frozen=True, slots=True)
class YearSheet:
    """A year laid out, with the files of those in it and how to call them, and every fault met on the way."""

    plan: YearPlan
    files: Mapping[str, PupilFile]
    labels: Mapping[str, str]
    years: Mapping[str, str]
    faults: tuple[Finding, ...]


def lay_out_year(
    workspace: Workspace, academic_year: str, *, most_per_week: int, blocked: Collection[date]
) -> YearSheet:
    """Lay out the reviews of every pupil with a plan in force. Raises NoTermsInCalendar."""
    school, faults = open_school(workspace)
    found, files, labels = list(faults), {}, {}
    for loaded in each_pupil(workspace.root):
        if loaded.file is None or loaded.file.plan or loaded.unreadable:
            found.extend(loaded.faults)
        if loaded.file is not None and loaded.file.plan:
            files[loaded.key], labels[loaded.key] = loaded.file, loaded.label
    plan = plan_year(
        files.values(),
        school,
        academic_year=academic_year,
        today=workspace.today,
        days=SchoolDays(school.calendar),
        most_per_week=most_per_week,
        blocked=blocked,
    )
    years = {key: year_of(file.pupil, workspace.today) or "" for key, file in files.items()}
    return YearSheet(plan, files, labels, years, tuple(found))


def review_type_of(placed: Placed) -> str:
    """The kind of review a meeting in the plan is."""
    return PHASE_TRANSFER if placed.is_transfer else ANNUAL


def write_year(workspace: Workspace, sheet: YearSheet) -> Committed:
    """Write the record of every meeting in the plan, in one commit."""
    placed = sheet.plan.placed
    writes = [
        review_record(sheet.files[each.pupil], meeting_on=each.on, review_type=review_type_of(each)) for each in placed
    ]
    keys = [each.pupil for each in placed]
    who = f" ({', '.join(keys)})" if len(keys) <= _KEYS_IN_A_MESSAGE else f" ({len(keys)} pupils)"
    return save(workspace, f"plan reviews of {sheet.plan.academic_year}{who}", writes)
