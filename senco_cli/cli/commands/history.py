"""`senco history`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.output import print_rows
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_history import print_changes
from senco_cli.errors import UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace


def history(
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="Only this pupil: key or any part of the name.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many changes at the most.")] = 30,
    full: Annotated[
        bool, typer.Option("--full", help="Also what stood there before and after; for one pupil.")
    ] = False,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """Show what was written when and by whom, newest first; for one pupil in sentences, field by field."""
    from senco_cli.actions import history as action

    as_format = listed.form
    session, workspace = typed.begin()
    if pupil:
        key = pick_pupil(session, workspace.root, pupil)
        found = action.pupil_history(workspace, key, limit=most)
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            print_changes(place, found, full=full, as_format=as_format)
        _say_by_hand(session, workspace, key)
        return 0
    if full:
        raise UsageError("--full is for one pupil", hint="senco history PUPIL --full")
    rows = [
        {
            "when": change.when.astimezone().strftime("%Y-%m-%d %H:%M"),
            "what": change.what,
            "by": change.author,
            "commit": change.commit,
        }
        for change in action.history(workspace, path=None, limit=most)
    ]
    columns = {"when": "When", "what": "What", "by": "By", "commit": "Commit"}
    with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
        print_rows(place, rows, columns, as_format=as_format)
    return 0


def _say_by_hand(session: Session, workspace: Workspace, key: str) -> None:
    """What the history does not hold yet, and what it still holds."""
    from senco_cli.actions.history import since_the_history

    changed, gone = since_the_history(workspace, key)
    if changed:
        session.note("and changed by hand since, which the history does not hold yet: senco doctor --mend")
    if gone:
        files = how_many(gone, "file")
        session.note(f"and {files} deleted by hand since: senco check --restore   asks what to put back")
