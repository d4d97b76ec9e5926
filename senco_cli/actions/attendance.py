"""The figures of attendance and exclusion of one pupil today."""

from __future__ import annotations

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.attendance import AttendanceFigures, attendance_figures
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil


def pupil_attendance(workspace: Workspace, key: str) -> AttendanceFigures | None:
    """The figures of the academic year so far; None where the pupil's record cannot be read."""
    school, _faults = open_school(workspace)
    file = load_pupil(workspace.root, key).file
    return figures_of(file, school, workspace) if file else None


def figures_of(file: PupilFile, school: SchoolRecords, workspace: Workspace) -> AttendanceFigures:
    """The figures of a pupil whose records have been read."""
    return attendance_figures(file, on=workspace.today, days=SchoolDays(school.calendar))
