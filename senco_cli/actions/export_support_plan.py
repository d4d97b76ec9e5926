"""The support plan of a pupil, or of many, from the records."""

from __future__ import annotations

from dataclasses import dataclass

from senco_cli.actions.document_file import document_name, page_bytes
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.many_documents import Viewed, ViewOf
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.render.formats import PageFormat
from senco_cli.documents.support_plan import build
from senco_cli.documents.support_plan_view import SupportPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil

TEMPLATE = "support-plan.html.j2"
DOCUMENT = "support-plan"


@dataclass(frozen=True, slots=True)
class BuiltPlan:
    """What is on the plan, and every fault met on the way: what cannot be read is not on it."""

    view: SupportPlan
    faults: tuple[Finding, ...]


def build_support_plan(workspace: Workspace, pupil: str) -> BuiltPlan:
    """The plan of one pupil. Raises NoCycle, and RecordHasFaults where the pupil's own record cannot be read."""
    viewed = plans_of_pupils(workspace)(pupil)
    return BuiltPlan(viewed.view["plan"], viewed.faults)


def plans_of_pupils(workspace: Workspace) -> ViewOf:
    """What gives the plan of a pupil by the key, and raises NoCycle and RecordHasFaults."""
    school, faults = open_school(workspace)
    days = SchoolDays(school.calendar)

    def view_of(key: str) -> Viewed:
        loaded = load_pupil(workspace.root, key)
        if loaded.file is None:
            raise RecordHasFaults(path_of(Pupil, pupil=key), loaded.faults)
        view = build(school, loaded.file, on=workspace.today, calendar=days)
        return Viewed({"plan": view}, (*faults, *loaded.faults))

    return view_of


def render(workspace: Workspace, view: SupportPlan, *, as_format: PageFormat, width: int) -> bytes:
    """The plan as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    return page_bytes(workspace, TEMPLATE, as_format=as_format, width=width, plan=view)


def file_name(workspace: Workspace, pupil: str, *, ending: str) -> str:
    """A name for the file, with the pupil's key and never a name."""
    return document_name(DOCUMENT, (pupil,), on=workspace.today, ending=ending)
