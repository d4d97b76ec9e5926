"""The register of SEN for staff, for governors without names, and for the census."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.classes import refuse_unknown_class
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.register import build_for_census, build_for_staff
from senco_cli.documents.register_counts import build_for_governors
from senco_cli.documents.register_view import CensusRegister, GovernorRegister, StaffRegister
from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.years import year_taught
from senco_cli.rules.census.rule import CensusTerm
from senco_cli.rules.census.taking import next_census
from senco_cli.rules.check import Context, whose_upns
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil

_FOR_STAFF = Kind("register", "register.html.j2", "register")
_FOR_GOVERNORS = Kind("register", "register-governors.html.j2", "register")
_FOR_CENSUS = Kind("register", "register-census.html.j2", "register")


@dataclass(frozen=True, slots=True)
class _Read:
    school: SchoolRecords
    files: Sequence[PupilFile]
    faults: tuple[Finding, ...]


def build_staff_register(
    workspace: Workspace, *, year: str | None = None, class_name: str | None = None
) -> Built[StaffRegister]:
    """The register for staff, of the whole school, a year group (its code) or a class. Raises UnknownClass."""
    refuse_unknown_class(workspace, class_name)
    read = _read(workspace)
    chosen = [each for each in read.files if _is_in(each, workspace, year=year, class_name=class_name)]
    part = ", ".join(part for part in (code_set("nc_year").name_of(year) if year else "", class_name or "") if part)
    view = build_for_staff(read.school, chosen, on=workspace.today, part=part or None)
    parts = ("staff", class_name, f"year-{year}" if year else None)
    return Built(_FOR_STAFF, view, read.faults, parts)


def build_governor_register(workspace: Workspace) -> Built[GovernorRegister]:
    """The register for governors: numbers of pupils, none of them small."""
    read = _read(workspace)
    view = build_for_governors(read.school, read.files, on=workspace.today)
    return Built(_FOR_GOVERNORS, view, read.faults, ("governors",))


def build_census_register(workspace: Workspace, term: CensusTerm | None = None) -> Built[CensusRegister]:
    """What one census takes, the next one where no term is given."""
    read = _read(workspace, everybody=True)
    context = Context(
        school=read.school,
        today=workspace.today,
        days=SchoolDays(read.school.calendar),
        pupil_keys=frozenset(each.key for each in read.files),
        upns=whose_upns((each.key, each.pupil) for each in read.files),
        unreadable=frozenset(fault.path for fault in read.faults),
    )
    view = build_for_census(read.files, context, term=term or next_census(workspace.today))
    return Built(_FOR_CENSUS, view, read.faults, ("census",))


def _read(workspace: Workspace, *, everybody: bool = False) -> _Read:
    """Those on the roll today, or everybody: the day of a census finds others on it."""
    school, found = open_school(workspace)
    faults = list(found)
    files: list[PupilFile] = []
    for loaded in each_pupil(workspace.root):
        faults.extend(loaded.faults)
        if loaded.file is not None and (everybody or loaded.file.pupil.is_on_roll(workspace.today)):
            files.append(loaded.file)
    return _Read(school, files, tuple(faults))


def _is_in(file: PupilFile, workspace: Workspace, *, year: str | None, class_name: str | None) -> bool:
    pupil = file.pupil
    taught = year_taught(pupil.date_of_birth, workspace.today, taught=pupil.year_taught)
    in_class = class_name is None or (pupil.class_name or "").casefold() == class_name.casefold()
    return in_class and (year is None or taught == year)
