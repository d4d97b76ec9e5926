"""`senco export staff-briefing`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.output import tell_faults
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many


def export_staff_briefing(
    class_name: Annotated[str | None, typer.Option("--class", help="The pupils of one class.")] = None,
    year: Annotated[str | None, typer.Option("--year", help="A side for every class of one year group.")] = None,
    staff: Annotated[
        str | None, typer.Option("--staff", help="The pupils one member of staff works with: key or name.")
    ] = None,
    diagnoses: Annotated[bool, typer.Option("--diagnoses", help="Name diagnoses too; they are left out else.")] = False,
    *,
    page: PageOptions,
) -> ExitStatus:
    """Make the briefing for a class or cover teacher: what helps each pupil, on one side of A4 for each class.

    On it is what is needed in the room: needs in a phrase, what helps and what does not, aids and adjustments in
    place, and what has to be known at once. Where the records hold more than a side takes, the first entries are on it
    and it says so.
    """
    from senco_cli.actions import export_staff_briefing as action
    from senco_cli.actions.page_overrun import page_counter

    if sum(each is not None for each in (class_name, year, staff)) != 1:
        raise UsageError("whose briefing is it?", hint="--class 4B   or   --year 4   or   --staff adeyemi")
    one = page.one()
    session, workspace = page.begin()
    code = None if year is None else read_code("nc_year", year, option="--year")
    built = action.build_briefing(workspace, class_name=class_name, year=code, staff=staff, with_diagnoses=diagnoses)
    deliver(session, workspace, built, one)
    sides, pages = len(built.view.sheets), page_counter(workspace, action.KIND)(built)
    if pages is not None and pages > sides:
        session.note(f"it takes {pages} sides of A4 for {how_many(sides, 'class', 'classes')}")
    return tell_faults(session, workspace.root, built.faults, so="what cannot be read is not on the briefing")
