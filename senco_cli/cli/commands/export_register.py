"""`senco export register`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.delivery import (
    ForceOption,
    OpenOption,
    OutOption,
    PageFormatOption,
    StdoutOption,
    deliver,
    delivery,
)
from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.export_register import BuiltRegister
    from senco_cli.actions.workspace import Workspace


class Readers(StrEnum):
    """For whom a register is."""

    STAFF = "staff"
    GOVERNORS = "governors"
    CENSUS = "census"


class Terms(StrEnum):
    """The three censuses of a school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


def export_register(
    ctx: typer.Context,
    reader: Annotated[
        Readers, typer.Option("--for", help="For staff with names, for governors in numbers, or for the census.")
    ] = Readers.STAFF,
    class_name: Annotated[str | None, typer.Option("--class", help="For staff: one class.")] = None,
    year: Annotated[str | None, typer.Option("--year", help="For staff: one year group.")] = None,
    term: Annotated[
        Terms | None, typer.Option("--census", help="For the census: which of the three; else the next one.")
    ] = None,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the SEN register: for staff, with needs and what helps; for governors, in numbers; or for the census.

    The one for governors names nobody and holds small numbers back. The one for the census has only what it asks, and
    says first what to mend.
    """
    from senco_cli.actions import export_register as action

    if reader is not Readers.STAFF and (class_name or year):
        raise UsageError(f"--for {reader.value} is of the whole school", hint="leave --class and --year away")
    if reader is not Readers.CENSUS and term:
        raise UsageError("--census names the census of a register for it", hint="--for census --census spring")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    year_code = None if year is None else read_code("nc_year", year, option="--year")
    built = _built(workspace, reader, term, year=year_code, class_name=class_name)
    parts = (reader.value, class_name, f"year-{year_code}" if year else None)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, parts, ending=wanted.as_format.value),
        wanted=wanted,
    )
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not on the register; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _built(
    workspace: Workspace, reader: Readers, term: Terms | None, *, year: str | None, class_name: str | None
) -> BuiltRegister:
    from senco_cli.actions import export_register as action

    if reader is Readers.GOVERNORS:
        return action.build_governor_register(workspace)
    if reader is Readers.CENSUS:
        return action.build_census_register(workspace, term.value if term else None)
    return action.build_staff_register(workspace, year=year, class_name=class_name)
