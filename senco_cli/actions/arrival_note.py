"""The note for the first days of a pupil who has come from another school."""

from __future__ import annotations

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.arrival_note import ArrivalNote, Before, build
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil

KIND = Kind("arrival-note", "arrival-note.html.j2", "note")
_NOT_HERE = ("leaving", "retention")


def arrival_note(workspace: Workspace, key: str, *, before: Before | None = None) -> Built[ArrivalNote]:
    """The note as the records stand, with what a bundle brought where one has just come.

    Raises SettingsUnreadable, and RecordHasFaults where the pupil's own record cannot be read.
    """
    school, faults = open_school(workspace)
    rules, _faults = rules_of(workspace.root)
    loaded = load_pupil(workspace.root, key)
    if loaded.file is None:
        raise RecordHasFaults(path_of(Pupil, pupil=key), loaded.faults)
    days = SchoolDays(school.calendar)
    # Who comes in some weeks has duties here from the first day on.
    on = max(workspace.today, loaded.file.pupil.admitted_on or workspace.today)
    due = pupil_deadlines(loaded.file, school, today=on, days=days, rules=rules)
    here = [each for each in due if each.kind not in _NOT_HERE]
    view = build(loaded.file, school, on=workspace.today, due=here, before=before)
    return Built(KIND, view, (*faults, *loaded.faults), (key,))
