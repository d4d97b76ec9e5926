"""The briefing for whoever teaches a class, from the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from senco_cli.actions.document_file import document_name, page_bytes
from senco_cli.actions.list_pupils import Filters, find_staff, list_pupils, open_school
from senco_cli.actions.many_documents import NobodyChosen
from senco_cli.actions.one_page import page_counter
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat
from senco_cli.documents.staff_briefing import StaffBriefing, build
from senco_cli.model.finding import Finding
from senco_cli.store.records import each_pupil

TEMPLATE = "staff-briefing.html.j2"


@dataclass(frozen=True, slots=True)
class BuiltBriefing:
    """What is on the briefing, every fault met on the way, and its pages; None where that is not known."""

    view: StaffBriefing
    faults: tuple[Finding, ...]
    pages: int | None


def build_briefing(
    workspace: Workspace,
    *,
    class_name: str | None = None,
    year: str | None = None,
    staff: str | None = None,
    with_diagnoses: bool = False,
) -> BuiltBriefing:
    """The briefing of a class, a year group (its code), or all pupils a member of staff works with.

    Raises NobodyChosen where there is nobody to tell of, and NoSuchStaff.
    """
    school, found = open_school(workspace)
    key = find_staff(school.staff, staff) if staff else None
    filters = Filters(years=(year,) if year else (), class_name=class_name, staff=key)
    keys = {row.key for row in list_pupils(workspace, filters).rows if row.readable}
    faults, files = list(found), []
    for loaded in each_pupil(workspace.root):
        faults.extend(loaded.faults)
        if loaded.file is not None and loaded.key in keys:
            files.append(loaded.file)
    title = f"Pupils of {school.staff[key].name}" if key else None
    view = build(school, files, on=workspace.today, title=title, with_diagnoses=with_diagnoses)
    if not view.sheets:
        raise NobodyChosen
    return BuiltBriefing(view, tuple(faults), page_counter(workspace, TEMPLATE)(briefing=view))


def render(workspace: Workspace, view: StaffBriefing, *, as_format: PageFormat, width: int) -> bytes:
    """The briefing as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    return page_bytes(workspace, TEMPLATE, as_format=as_format, width=width, briefing=view)


def file_name(workspace: Workspace, parts: Sequence[str | None], *, ending: str) -> str:
    """A name for the file that tells of which class it is, and never a name of a person."""
    return document_name("staff-briefing", parts, on=workspace.today, ending=ending)
