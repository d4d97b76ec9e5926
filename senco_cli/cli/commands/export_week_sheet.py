"""`senco export week-sheet`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.options import parse_span
from senco_cli.cli.output import tell_faults
from senco_cli.errors import ExitStatus


def export_week_sheet(
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="SPAN", help="How far ahead: 60d, 6w; else to the end of next week."),
    ] = None,
    *,
    page: PageOptions,
) -> ExitStatus:
    """Make the week sheet for paper: what is overdue, and what falls today, this week and next, with its source."""
    from senco_cli.actions.week_sheet import build_week_sheet

    one = page.one()
    session, workspace = page.begin()
    built = build_week_sheet(workspace, within=parse_span("--within", within) if within else None)
    deliver(session, workspace, built, one)
    so = "dates that rest on what cannot be read are not on the sheet"
    return tell_faults(session, workspace.root, built.faults, so=so)
