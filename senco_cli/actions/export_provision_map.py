"""The provision map of the school's records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from senco_cli.actions.document_file import PageFormat, document_name, page_bytes
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.people import Names
from senco_cli.documents.provision_map import build
from senco_cli.documents.provision_map_view import GroupBy, ProvisionMap, Selection
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil


@dataclass(frozen=True, slots=True)
class BuiltMap:
    """What is on the map, and every fault met on the way: what cannot be read is not on it."""

    view: ProvisionMap
    faults: tuple[Finding, ...]


def build_provision_map(
    workspace: Workspace, selection: Selection, *, group_by: GroupBy = "area", names: Names = "full"
) -> BuiltMap:
    """The provision map of the part of the school that is asked for. Raises NothingToShow."""
    school, found = open_school(workspace)
    faults = list(found)

    def files() -> Iterator[PupilFile]:
        for loaded in each_pupil(workspace.root):
            faults.extend(loaded.faults)
            if loaded.file is not None:
                yield loaded.file

    days = SchoolDays(school.calendar)
    view = build(
        school, files(), on=workspace.today, calendar=days, selection=selection, group_by=group_by, names=names
    )
    return BuiltMap(view, tuple(faults))


def render(workspace: Workspace, view: ProvisionMap, *, as_format: PageFormat, width: int) -> bytes:
    """The map as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    return page_bytes(workspace, "provision-map.html.j2", as_format=as_format, width=width, map=view)


def file_name(workspace: Workspace, selection: Selection, *, ending: str) -> str:
    """A name for the file that tells what is in it, and never a pupil's name."""
    year = f"year-{selection.year}" if selection.year else None
    parts = (selection.class_name, year, selection.pupil, selection.provision)
    return document_name("provision-map", parts, on=workspace.today, ending=ending)
