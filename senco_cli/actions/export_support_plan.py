"""The support plan of a pupil, or of many, from the records."""

from __future__ import annotations

from collections.abc import Callable

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.support_plan import build
from senco_cli.documents.support_plan_view import SupportPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil

KIND = Kind("support-plan", "support-plan.html.j2", "plan")


def support_plans(workspace: Workspace) -> Callable[[str], Built[SupportPlan]]:
    """What gives the plan of a pupil by the key.

    It raises NoCycle, and RecordHasFaults where the pupil's own record cannot be read.
    """
    school, faults = open_school(workspace)
    days = SchoolDays(school.calendar)

    def plan_of(pupil: str) -> Built[SupportPlan]:
        loaded = load_pupil(workspace.root, pupil)
        if loaded.file is None:
            raise RecordHasFaults(path_of(Pupil, pupil=pupil), loaded.faults)
        view = build(school, loaded.file, on=workspace.today, calendar=days)
        return Built(KIND, view, (*faults, *loaded.faults), (pupil,))

    return plan_of
