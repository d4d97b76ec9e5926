"""Plan a whole year of reviews: the layout by the rules, and the records of it in one commit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school, year_of
from senco_cli.actions.review_plan import ANNUAL, PHASE_TRANSFER, review_record
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import save
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.planning import Placed, YearPlan, plan_year, planning_year
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil
from senco_cli.store.transaction import Committed

_KEYS_IN_A_MESSAGE = 5


@dataclass(frozen=True, slots=True)
class YearSheet:
    """A year laid out, with the files of those in it, how to call them and whose plans they have, and every fault met.

    An authority is None where the plan names none and the settings do not settle it.
    """

    plan: YearPlan
    files: Mapping[str, PupilFile]
    labels: Mapping[str, str]
    years: Mapping[str, str]
    authorities: Mapping[str, str | None]
    faults: tuple[Finding, ...]


def lay_out_year(
    workspace: Workspace, academic_year: str, *, most_per_week: int | None, blocked: Collection[date]
) -> YearSheet:
    """Lay out the reviews of every pupil with a plan in force, as many a week as is asked for or the settings say.

    Raises NoTermsInCalendar.
    """
    school, faults = open_school(workspace)
    rules, rule_faults = rules_of(workspace.root)
    found, files, labels = [*faults, *rule_faults], {}, {}
    for loaded in each_pupil(workspace.root):
        if loaded.file is None or loaded.file.plan or loaded.unreadable:
            found.extend(loaded.faults)
        if loaded.file is not None and loaded.file.plan:
            files[loaded.key], labels[loaded.key] = loaded.file, loaded.label
    plan = plan_year(
        files.values(),
        planning_year(
            academic_year,
            school,
            today=workspace.today,
            days=SchoolDays(school.calendar),
            most_per_week=most_per_week or school.settings.review_planning.most_per_week,
            blocked=blocked,
            rules=rules,
        ),
    )
    years = {key: year_of(file.pupil, workspace.today) or "" for key, file in files.items()}
    known = school.settings.local_authorities
    only = known[0].name if len(known) == 1 else None
    authorities = {key: (file.plan.local_authority if file.plan else None) or only for key, file in files.items()}
    return YearSheet(plan, files, labels, years, authorities, tuple(found))


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
