"""The provision map of the school's records."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.many_documents import BuiltOf
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.people import Names
from senco_cli.documents.provision_governors import GovernorsMap, governors_map
from senco_cli.documents.provision_map import build, map_of
from senco_cli.documents.provision_map_view import ProvisionMap, Selection
from senco_cli.documents.provision_parts import GroupBy
from senco_cli.documents.provision_pupils import known_pupils
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil

KIND = Kind("provision-map", "provision-map.html.j2", "map")
_FOR_GOVERNORS = Kind("provision-map", "provision-map-governors.html.j2", "map")


def build_provision_map(
    workspace: Workspace, selection: Selection, *, group_by: GroupBy = "area", names: Names = "full"
) -> Built[ProvisionMap]:
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
    year = f"year-{selection.year}" if selection.year else None
    parts = (selection.class_name, year, selection.pupil, selection.provision)
    return Built(KIND, view, tuple(faults), parts)


def build_for_governors(workspace: Workspace) -> Built[GovernorsMap]:
    """The whole school's provision in numbers, without a name."""
    built = build_provision_map(workspace, Selection(), names="keys")
    return Built(_FOR_GOVERNORS, governors_map(built.view), built.faults, ("governors",))


def pupils_in_provisions(workspace: Workspace) -> frozenset[str]:
    """The keys of all pupils who are or were in a provision."""
    school, _ = open_school(workspace)
    return frozenset(member.pupil for each in school.provisions.values() for member in each.pupils)


def maps_of_pupils(workspace: Workspace, *, group_by: GroupBy = "area", names: Names = "full") -> BuiltOf:
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

    def map_of_pupil(key: str) -> Built[ProvisionMap]:
        selection = Selection(pupil=key)
        view = map_of(school, known, on=workspace.today, calendar=days, selection=selection, group_by=group_by)
        return Built(KIND, view, (*found, *faults.get(key, ())), (key,))

    return map_of_pupil
