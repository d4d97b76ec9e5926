"""The equality checklist of a pupil or of the school, from the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from senco_cli.actions.document_file import document_name, page_bytes
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.many_documents import Viewed, ViewOf
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.equality_checklist import build_for_pupil, build_for_school
from senco_cli.documents.equality_checklist_view import EqualityChecklist
from senco_cli.documents.people import Names
from senco_cli.documents.render.formats import PageFormat
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.equality.shown import SchoolFacts
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil, load_pupil

TEMPLATE = "equality-checklist.html.j2"
DOCUMENT = "equality-checklist"
_WITH_SEN = ("K", "E")


@dataclass(frozen=True, slots=True)
class BuiltChecklist:
    """What is on the checklist, and every fault met on the way: what cannot be read is not on it."""

    view: EqualityChecklist
    faults: tuple[Finding, ...]


def build_of_pupil(workspace: Workspace, pupil: str, *, names: Names = "full") -> BuiltChecklist:
    """The checklist of one pupil. Raises RecordHasFaults where the pupil's own record cannot be read."""
    viewed = checklists_of_pupils(workspace, names=names)(pupil)
    return BuiltChecklist(viewed.view["list"], viewed.faults)


def checklists_of_pupils(workspace: Workspace, *, names: Names = "full") -> ViewOf:
    """What gives the checklist of a pupil by the key, and raises RecordHasFaults."""
    school, faults = open_school(workspace)

    def view_of(key: str) -> Viewed:
        loaded = load_pupil(workspace.root, key)
        if loaded.file is None:
            raise RecordHasFaults(f"pupils/{key}/pupil.yaml", loaded.faults)
        view = build_for_pupil(school, loaded.file, on=workspace.today, names=names)
        built = _built(view, (*faults, *loaded.faults))
        return Viewed({"list": built.view}, built.faults)

    return view_of


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


def build_of_school(workspace: Workspace) -> BuiltChecklist:
    """The checklist of the school."""
    school, faults = open_school(workspace)
    facts, found = school_facts(workspace, school)
    return _built(build_for_school(facts), (*faults, *found))


def school_facts(workspace: Workspace, school: SchoolRecords) -> tuple[SchoolFacts, tuple[Finding, ...]]:
    """The school with every pupil on the roll, and the faults in what could not be read."""
    loaded = tuple(each_pupil(workspace.root))
    on_roll = [each.file for each in loaded if each.file and each.file.pupil.is_on_roll(workspace.today)]
    facts = SchoolFacts(school, on_roll, workspace.today, SchoolDays(school.calendar))
    return facts, tuple(fault for each in loaded for fault in each.faults)


def _built(view: EqualityChecklist, faults: tuple[Finding, ...]) -> BuiltChecklist:
    return BuiltChecklist(replace(view, unreadable=tuple(dict.fromkeys(each.path for each in faults))), faults)


def render(workspace: Workspace, view: EqualityChecklist, *, as_format: PageFormat, width: int) -> bytes:
    """The checklist as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    return page_bytes(workspace, TEMPLATE, as_format=as_format, width=width, list=view)


def file_name(workspace: Workspace, pupil: str | None, *, ending: str) -> str:
    """A name for the file, with the pupil's key and never a name."""
    return document_name(DOCUMENT, (pupil or "school",), on=workspace.today, ending=ending)
