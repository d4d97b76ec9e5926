"""`senco export register`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.delivery import READING, Delivery, PageFormat, PageOptions, deliver, deliver_bytes
from senco_cli.cli.output import tell_faults
from senco_cli.cli.show_census import Terms
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.built import Built
    from senco_cli.actions.workspace import Workspace
    from senco_cli.cli.session import Session


class Readers(StrEnum):
    """For whom a register is."""

    STAFF = "staff"
    GOVERNORS = "governors"
    CENSUS = "census"


def export_register(
    reader: Annotated[
        Readers, typer.Option("--for", help="For staff with names, for governors in numbers, or for the census.")
    ] = Readers.STAFF,
    class_name: Annotated[str | None, typer.Option("--class", help="For staff: one class.")] = None,
    year: Annotated[str | None, typer.Option("--year", help="For staff: one year group.")] = None,
    term: Annotated[
        Terms | None, typer.Option("--census", help="For the census: which of the three; else the next one.")
    ] = None,
    editable: Annotated[
        bool, typer.Option("--editable", help="An Excel file to be edited and brought back with senco import xlsx.")
    ] = False,
    *,
    page: PageOptions,
) -> ExitStatus:
    """Make the SEN register: for staff, with needs and what helps; for governors, in numbers; or for the census.

    The one for governors names nobody and holds small numbers back. The one for the census has only what it asks, and
    says first what to mend.
    """
    if reader is not Readers.STAFF and (class_name or year):
        raise UsageError(f"--for {reader.value} is of the whole school", hint="leave --class and --year away")
    if reader is not Readers.CENSUS and term:
        raise UsageError("--census names the census of a register for it", hint="--for census --census spring")
    one, session = page.one(), page.session
    if editable:
        _refuse_not_excel(reader, page)
    workspace = session.workspace()
    if editable and workspace.as_at:
        sentence = "--editable is for changing the records, which are those of now and not of an earlier day"
        raise UsageError(sentence, hint="leave --as-at away, or --editable for the register of that day to read")
    code = None if year is None else read_code("nc_year", year, option="--year")
    if editable:
        return _deliver_editable(session, workspace, one, year=code, class_name=class_name)
    with said_if_slow(session, READING):
        built = _built(workspace, reader, term, year=code, class_name=class_name)
    deliver(session, workspace, built, one)
    return tell_faults(session, workspace.root, built.faults, so="what cannot be read is not on the register")


def _refuse_not_excel(reader: Readers, page: PageOptions) -> None:
    is_excel = page.as_format in (None, PageFormat.XLSX) and (page.out is None or page.out.suffix.casefold() == ".xlsx")
    if reader is not Readers.STAFF or not is_excel:
        sentence = "--editable makes an Excel file of the register for staff"
        raise UsageError(sentence, hint="leave --for and --format away, and end --out in .xlsx")


def _deliver_editable(
    session: Session, workspace: Workspace, wanted: Delivery, *, year: str | None, class_name: str | None
) -> ExitStatus:
    from senco_cli.actions.built import document_name
    from senco_cli.actions.edited_register import editable_register

    with said_if_slow(session, READING):
        data, faults = editable_register(workspace, year=year, class_name=class_name)
    parts = ("to-edit", class_name, f"year-{year}" if year else None)
    name = document_name("register", parts, on=workspace.today, ending=PageFormat.XLSX.value)
    deliver_bytes(session, workspace, lambda _width: data, name=name, wanted=replace(wanted, as_format=PageFormat.XLSX))
    session.note("edit it, save it, and bring it back with: senco import xlsx FILE")
    return tell_faults(session, workspace.root, faults, so="what cannot be read is not in the file")


def _built(
    workspace: Workspace, reader: Readers, term: Terms | None, *, year: str | None, class_name: str | None
) -> Built[Any]:
    from senco_cli.actions import export_register as action

    if reader is Readers.GOVERNORS:
        return action.build_governor_register(workspace)
    if reader is Readers.CENSUS:
        return action.build_census_register(workspace, term.value if term else None)
    return action.build_staff_register(workspace, year=year, class_name=class_name)
