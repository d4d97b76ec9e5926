"""`senco undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.store.undo import UndoPlan

_MOST_SHOWN = 12
_MOST_LISTED = 20
_COLUMNS = {"number": "No.", "when": "When", "what": "What", "undone": "", "by": "By", "commit": "Commit"}


def undo(
    change: Annotated[
        str | None,
        typer.Argument(metavar="[CHANGE]", help="An older change: its number in --list, or its commit from history."),
    ] = None,
    only_list: Annotated[bool, typer.Option("--list", help="Number the last changes, and take nothing back.")] = False,
    *,
    listed: ListedOptions,
    typed: WriteOptions,
) -> int:
    """Take back the last thing that was written, or an older change; nothing is deleted from the history.

    An older change can be taken back where nothing written since stands in its way. To take back an undo is to do the
    change again.
    """
    from senco_cli.actions import undo as action

    session = typed.session
    if only_list:
        return _list(session, listed)
    listed.refuse_file(hint="senco undo --list --out FILE")
    workspace = session.workspace(writing=True, dry_run=typed.dry_run)
    plan = action.plan_undo(workspace, change)
    _print_plan(session, workspace, plan)
    if typed.dry_run:
        session.print(action.undo(workspace, plan).committed.diff)
        return 0
    if not typed.yes and not confirm(session, "Do this again?" if plan.redone else "Take this back?"):
        session.note("nothing was changed")
        return 0
    action.undo(workspace, plan)
    session.print(f"done again: {plan.redone}" if plan.redone else f"taken back: {plan.undone.subject}")
    return 0


def _print_plan(session: Session, workspace: Workspace, plan: UndoPlan) -> None:
    from senco_cli.actions.undo import what_undo_does

    when = plan.undone.when.astimezone()
    session.print(f"{when:%a} {when.day} {when:%b %Y %H:%M}: {plan.undone.subject}")
    if plan.redone:
        session.print(f"  this was an undo; to take it back is to do it again: {plan.redone}")
    for file in plan.files[:_MOST_SHOWN]:
        session.print(f"  {'takes away' if file.data is None else 'puts back'} {file.path}")
    if len(plan.files) > _MOST_SHOWN:
        session.print(f"  ... and {len(plan.files) - _MOST_SHOWN} more")
    told = what_undo_does(workspace, plan)
    for each in told[:_MOST_SHOWN]:
        print_wrapped(session, f"- {each.sentence}", indent=4, hanging=6)
    if len(told) > _MOST_SHOWN:
        session.print(f"    ... and {len(told) - _MOST_SHOWN} more")


def _list(session: Session, listed: ListedOptions) -> int:
    from senco_cli.actions.undo import list_changes

    as_format = listed.form
    workspace = session.workspace()
    rows = [
        {
            "number": str(each.number),
            "when": each.when.astimezone().strftime("%Y-%m-%d %H:%M"),
            "what": each.what,
            "undone": "taken back" if each.is_undone else "",
            "by": each.author,
            "commit": each.commit,
        }
        for each in list_changes(workspace, limit=_MOST_LISTED)
    ]
    with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
        print_rows(place, rows, _COLUMNS, as_format=as_format)
    if as_format is ListFormat.TABLE:
        session.print("senco undo NUMBER   takes one of them back, and asks first")
    return 0
