"""The provision map of the school's records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from senco_cli.actions.document_file import document_name, page_bytes
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.many_documents import Viewed, ViewOf
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.people import Names
from senco_cli.documents.provision_governors import GovernorsMap, governors_map
from senco_cli.documents.provision_map import build, map_of
from senco_cli.documents.provision_map_view import ProvisionMap, Selection
from senco_cli.documents.provision_parts import GroupBy
from senco_cli.documents.provision_pupils import known_pupils
from senco_cli.documents.render.formats import PageFormat
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil

TEMPLATE = "provision-map.html.j2"
FOR_GOVERNORS = "provision-map-governors.html.j2"


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


@dataclass(frozen=True, slots=True)
class BuiltGovernorsMap:
    """The page for governors, and every fault met on the way."""

    view: GovernorsMap
    faults: tuple[Finding, ...]


def build_for_governors(workspace: Workspace) -> BuiltGovernorsMap:
    """The whole school's provision in numbers, without a name."""
    built = build_provision_map(workspace, Selection(), names="keys")
    return BuiltGovernorsMap(governors_map(built.view), built.faults)


def pupils_in_provisions(workspace: Workspace) -> frozenset[str]:
    """The keys of all pupils who are or were in a provision."""
    school, _ = open_school(workspace)
    return frozenset(member.pupil for each in school.provisions.values() for member in each.pupils)


def maps_of_pupils(workspace: Workspace, *, group_by: GroupBy = "area", names: Names = "full") -> ViewOf:
    """What gives the map of one pupil by the key, the records having been read once for all of them.

    What it gives raises NothingToShow for a pupil who is not recorded.
    """
    school, found = open_school(workspace)
    faults: dict[str, tuple[Finding, ...]] = {}

    def files() -> Iterator[PupilFile]:
        for loaded in each_pupil(workspace.root):
            faults[loaded.key] = loaded.faults
            if loaded.file is not None:
                yield loaded.file

    known = known_pupils(files(), school, on=workspace.today, names=names)
    days = SchoolDays(school.calendar)

    def view_of(key: str) -> Viewed:
        selection = Selection(pupil=key)
        view = map_of(school, known, on=workspace.today, calendar=days, selection=selection, group_by=group_by)
        return Viewed({"map": view}, (*found, *faults.get(key, ())))

    return view_of


def render(workspace: Workspace, view: ProvisionMap | GovernorsMap, *, as_format: PageFormat, width: int) -> bytes:
    """The map as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    template = FOR_GOVERNORS if isinstance(view, GovernorsMap) else TEMPLATE
    return page_bytes(workspace, template, as_format=as_format, width=width, map=view)


def file_name(workspace: Workspace, selection: Selection, *, ending: str, audience: str | None = None) -> str:
    """A name for the file that tells what is in it, and never a pupil's name; `audience` where it is for somebody."""
    year = f"year-{selection.year}" if selection.year else None
    parts = (audience, selection.class_name, year, selection.pupil, selection.provision)
    return document_name("provision-map", parts, on=workspace.today, ending=ending)
