"""`senco export week-sheet`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.delivery import (
    ForceOption,
    OpenOption,
    OutOption,
    PageFormatOption,
    StdoutOption,
    deliver,
    delivery,
)
from senco_cli.cli.options import OnOption, RecordsOption, parse_on, parse_span
from senco_cli.cli.output import show_faults
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus


def export_week_sheet(
    ctx: typer.Context,
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="SPAN", help="How far ahead: 60d, 6w; else to the end of next week."),
    ] = None,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the week sheet for paper: what is overdue, and what falls today, this week and next, with its source."""
    from senco_cli.actions import week_sheet as action

    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    built = action.build_week_sheet(workspace, within=parse_span("--within", within) if within else None)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, ending=wanted.as_format.value),
        wanted=wanted,
    )
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("dates that rest on what cannot be read are not on the sheet; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE
