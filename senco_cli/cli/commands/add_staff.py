"""`senco add-staff`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.ask import confirm, given_or_asked
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes


def add_staff(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Option("--name", help="As colleagues write it; asked for when not given.")
    ] = None,
    role: Annotated[str | None, typer.Option("--role", help="What the person does; asked for when not given.")] = None,
    hours: Annotated[str | None, typer.Option("--hours", help="Contracted hours a week.")] = None,
    rate: Annotated[str | None, typer.Option("--rate", help="Cost of one hour to the school, like 17.20.")] = None,
    rate_contains: Annotated[
        str | None, typer.Option("--rate-contains", help="What the rate contains: pay, on-costs, holiday pay ...")
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a member of staff, with the rate that provision is costed at."""
    from senco_cli.actions import add_provision as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    person = action.NewStaff(
        name=given_or_asked(session, name, "Name", option="--name"),
        role=read_code("staff_role", role, option="--role")
        if role
        else choose_code(session, "staff_role", "What does the person do?", option="--role", on=workspace.today),
        hours_per_week=hours,
        hourly_rate=rate,
        rate_contains=rate_contains,
    )
    key, write = action.prepare_staff(workspace, person)
    show_writes(session, [write])
    if dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return 0
    say_saved(session, f"added member of staff {key}", action.add_staff(workspace, key, write))
    if person.role == "senco":
        session.print(f"next: The day they first became a SENCO: senco edit {key} --set became_senco_on=DATE")
        course = '--set "qualifications.1.name=NPQ for SENCOs" --set qualifications.1.started_on=DATE'
        session.print(f"next: The NPQ, begun or gained: senco edit {key} {course}")
    if rate and not rate_contains:
        session.note("the rate says nothing about what it contains; give --rate-contains so that costs can be compared")
    return 0
