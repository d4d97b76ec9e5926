"""`senco undo`."""

from __future__ import annotations

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.session import Session

_MOST_SHOWN = 12


def undo(
    ctx: typer.Context,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Take back the last thing that was written; nothing is deleted from the history."""
    from senco_cli.actions.undo import plan_undo
    from senco_cli.actions.undo import undo as act

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    plan = plan_undo(workspace)
    when = plan.undone.when.astimezone()
    session.print(f"{when:%a} {when.day} {when:%b %Y %H:%M}: {plan.undone.subject}")
    for file in plan.files[:_MOST_SHOWN]:
        session.print(f"  {'takes away' if file.data is None else 'puts back'} {file.path}")
    if len(plan.files) > _MOST_SHOWN:
        session.print(f"  ... and {len(plan.files) - _MOST_SHOWN} more")
    if dry_run:
        session.print(act(workspace, plan).committed.diff)
        return 0
    if not yes and not confirm(session, "Take this back?"):
        session.note("nothing was changed")
        return 0
    act(workspace, plan)
    session.print(f"taken back: {plan.undone.subject}")
    return 0
