"""`senco add-staff`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.option_groups import WriteOptions


class StaffOptions(WriteOptions):
    """What can be typed about a member of staff."""

    name: Annotated[str | None, typer.Option("--name", help="As colleagues write it; asked for when not given.")] = None
    role: Annotated[str | None, typer.Option("--role", help="What the person does; asked for when not given.")] = None
    hours: Annotated[str | None, typer.Option("--hours", help="Contracted hours a week.")] = None
    rate: Annotated[str | None, typer.Option("--rate", help="Cost of one hour to the school, like 17.20.")] = None
    rate_contains: Annotated[
        str | None, typer.Option("--rate-contains", help="What the rate contains: pay, on-costs, holiday pay ...")
    ] = None


def add_staff(typed: StaffOptions) -> int:
    """Write down a member of staff, with the rate that provision is costed at."""
    from senco_cli.actions import add_provision as action

    session, workspace = typed.begin()
    asks = Answers(session, workspace.today, asking=session.can_ask)
    person = action.NewStaff(
        name=asks.text("--name", typed.name, "Name"),
        role=asks.code("--role", typed.role, "staff_role", "What does the person do?"),
        hours_per_week=typed.hours,
        hourly_rate=typed.rate,
        rate_contains=typed.rate_contains,
    )
    key, prepared = action.prepare_staff(workspace, person)
    if not answers.finish(session, workspace, prepared, said=f"added member of staff {key}", yes=typed.yes):
        return 0
    if person.role == "senco":
        session.print(f"next: The day they first became a SENCO: senco edit {key} --set became_senco_on=DATE")
        course = '--set "qualifications.1.name=NPQ for SENCOs" --set qualifications.1.started_on=DATE'
        session.print(f"next: The NPQ, begun or gained: senco edit {key} {course}")
    if typed.rate and not typed.rate_contains:
        session.note("the rate says nothing about what it contains; give --rate-contains so that costs can be compared")
    return 0
