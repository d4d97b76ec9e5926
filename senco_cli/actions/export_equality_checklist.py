"""The equality checklist of a pupil or of the school, from the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.equality_checklist import build_for_pupil, build_for_school
from senco_cli.documents.equality_checklist_view import EqualityChecklist
from senco_cli.documents.people import Names
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.equality.shown import SchoolFacts
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil, load_pupil

KIND = Kind("equality-checklist", "equality-checklist.html.j2", "list")
_WITH_SEN = ("K", "E")


def checklists_of_pupils(workspace: Workspace, *, names: Names = "full") -> Callable[[str], Built[EqualityChecklist]]:
    """What gives the checklist of a pupil by the key, and raises RecordHasFaults."""
    school, faults = open_school(workspace)

    def checklist_of(key: str) -> Built[EqualityChecklist]:
        loaded = load_pupil(workspace.root, key)
        if loaded.file is None:
            raise RecordHasFaults(f"pupils/{key}/pupil.yaml", loaded.faults)
        view = build_for_pupil(school, loaded.file, on=workspace.today, names=names)
        return _built(view, (*faults, *loaded.faults), of=key)

    return checklist_of


def asked_of(workspace: Workspace, keys: Sequence[str]) -> tuple[str, ...]:
    """Of some pupils, those of whom the Act is to be thought: with SEN, an equality record or an adjustment.

    Those whose record cannot be read are among them.
    """
    return tuple(key for key in keys if _may_be_disabled(load_pupil(workspace.root, key).file, workspace.today))


def _may_be_disabled(file: PupilFile | None, on: date) -> bool:
    if file is None or file.equality or file.adjustments:
        return True
    entry = file.pupil.status_on(on)
    return entry is not None and entry.status in _WITH_SEN


def build_of_school(workspace: Workspace) -> Built[EqualityChecklist]:
    """The checklist of the school."""
    school, faults = open_school(workspace)
    facts, found = school_facts(workspace, school)
    return _built(build_for_school(facts), (*faults, *found), of="school")


def school_facts(workspace: Workspace, school: SchoolRecords) -> tuple[SchoolFacts, tuple[Finding, ...]]:
    """The school with every pupil on the roll, and the faults in what could not be read."""
    loaded = tuple(each_pupil(workspace.root))
    on_roll = [each.file for each in loaded if each.file and each.file.pupil.is_on_roll(workspace.today)]
    facts = SchoolFacts(school, on_roll, workspace.today, SchoolDays(school.calendar))
    return facts, tuple(fault for each in loaded for fault in each.faults)


def _built(view: EqualityChecklist, faults: tuple[Finding, ...], *, of: str) -> Built[EqualityChecklist]:
    unreadable = tuple(dict.fromkeys(each.path for each in faults))
    return Built(KIND, replace(view, unreadable=unreadable), faults, (of,))
