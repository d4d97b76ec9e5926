"""`senco export staff-briefing`."""

from __future__ import annotations

from typing import Annotated

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


def export_staff_briefing(
    ctx: typer.Context,
    class_name: Annotated[str | None, typer.Option("--class", help="The pupils of one class.")] = None,
    year: Annotated[str | None, typer.Option("--year", help="A side for every class of one year group.")] = None,
    staff: Annotated[
        str | None, typer.Option("--staff", help="The pupils one member of staff works with: key or name.")
    ] = None,
    diagnoses: Annotated[bool, typer.Option("--diagnoses", help="Name diagnoses too; they are left out else.")] = False,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the briefing for a class or cover teacher: what helps each pupil, on one side of A4 for each class.

    On it is what is needed in the room: needs in a phrase, what helps and what does not, aids and adjustments in
    place, and what has to be known at once. Where the records hold more than a side takes, the first entries are on it
    and it says so.
    """
    from senco_cli.actions import export_staff_briefing as action

    if sum(each is not None for each in (class_name, year, staff)) != 1:
        raise UsageError("whose briefing is it?", hint="--class 4B   or   --year 4   or   --staff adeyemi")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    year_code = None if year is None else read_code("nc_year", year, option="--year")
    built = action.build_briefing(
        workspace, class_name=class_name, year=year_code, staff=staff, with_diagnoses=diagnoses
    )
    parts = (class_name, f"year-{year_code}" if year_code else None, "one-member-of-staff" if staff else None)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, parts, ending=wanted.as_format.value),
        wanted=wanted,
    )
    sides = len(built.view.sheets)
    if built.pages is not None and built.pages > sides:
        session.note(f"it takes {built.pages} sides of A4 for {sides} {'class' if sides == 1 else 'classes'}")
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not on the briefing; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE
