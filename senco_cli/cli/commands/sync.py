"""`senco sync`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.session import Session
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many, listed

if TYPE_CHECKING:
    from senco_cli.actions.sync import Pulled
    from senco_cli.actions.workspace import Workspace
    from senco_cli.store.sharing import Remote

_MOST_NAMES = 3
# In a school whoever is still overtaken after so many tries has company that will not stop.
_MOST_TIMES = 5


def sync(
    pull: Annotated[bool, typer.Option("--pull", help="Only bring in what others gave.")] = False,
    push: Annotated[bool, typer.Option("--push", help="Give what is new here too, without asking.")] = False,
    *,
    typed: WriteOptions,
) -> int:
    """Share the records with others: bring in what they gave, and, when you say so, give what is new here.

    What two people changed is merged; what cannot be merged is kept in both versions, and senco resolve asks.
    """
    from senco_cli.actions import sync as action

    if pull and push:
        raise UsageError("--pull only brings in, and --push gives too: type one of them", hint="senco sync --push")
    session, workspace = typed.begin()
    remote = action.shared_through(workspace)
    if remote.warning:
        session.note(f"careful: {remote.warning}")
    pulled = _pull(session, workspace, remote)
    if not pull:
        pulled = _push(session, workspace, remote, wanted=push, yes=typed.yes) or pulled
    return ExitStatus.FINDINGS if pulled.undecided or pulled.unreadable else ExitStatus.DONE


def _pull(session: Session, workspace: Workspace, remote: Remote) -> Pulled:
    from senco_cli.actions import sync as action

    with said_if_slow(session, f"waiting for {remote.address}; Ctrl-C stops"):
        pulled = action.pull(workspace, remote)
    _say_pulled(session, pulled, dry_run=workspace.dry_run)
    return pulled


def _say_pulled(session: Session, pulled: Pulled, *, dry_run: bool) -> None:
    if pulled.kept:
        were = how_many(pulled.kept, "record that was", "records that were")
        session.print(f"taken into the history first: {were} changed by hand")
    if pulled.changes:
        verb = "would bring in" if dry_run else "fetched"
        session.print(f"{verb} {how_many(pulled.changes, 'change')} by {_names(pulled.authors)}")
    else:
        session.print("nothing new from others")
    if pulled.withdrawn:
        changes, them = how_many(pulled.withdrawn, "change"), "it" if pulled.withdrawn == 1 else "them"
        session.print(f"somebody took {changes} out of the shared history again; this folder keeps {them}")
        session.print(f"    what you give next brings {them} back there: ask the others first whether that is meant")
    for path in pulled.beside:
        session.print(f"both changed a file that is no record; the other version stands in {path}")
    if pulled.gone:
        files, them = how_many(pulled.gone, "file was", "files were"), "it" if pulled.gone == 1 else "them"
        session.print(f"{files} deleted here by hand, and the others keep {them}")
        session.print("    senco check --restore   asks what to put back and what stays gone")
    if pulled.unreadable:
        records = how_many(pulled.unreadable, "record")
        session.print(f"of what came or was changed by hand, {records} cannot be read: senco check --restore")
    if pulled.undecided:
        places = how_many(pulled.undecided, "place needs", "places need")
        session.print(f"{places} a decision: senco resolve")


def _push(session: Session, workspace: Workspace, remote: Remote, *, wanted: bool, yes: bool) -> Pulled | None:
    """Give what is new here if that is wanted; returns what came from others who were quicker, None where none were."""
    from senco_cli.actions import sync as action

    waiting = action.waiting(workspace, remote)
    if not waiting.changes and not waiting.is_new:
        session.print("others have everything that is here")
        return None
    # Saying --push is not yet saying that the records may go to a place that others can read.
    may = yes or (wanted and not remote.warning)
    question = f"Give {how_many(waiting.changes, 'change')} to {remote.address}?"
    if workspace.dry_run:
        session.print(f"would ask: {question}")
        return None
    if not may and not session.can_ask:
        option = "--yes" if remote.warning else "--push"
        session.print(f"{how_many(waiting.changes, 'change')} here that others do not have: senco sync {option}")
        return None
    if not may and not confirm(session, question):
        session.print("nothing was given")
        return None
    return _give(session, workspace, remote)


def _give(session: Session, workspace: Workspace, remote: Remote) -> Pulled | None:
    """Give what is new here, and where others are quicker, bring that in first, as long as nobody has to decide."""
    from senco_cli.actions import sync as action
    from senco_cli.store.sharing import Overtaken

    came: Pulled | None = None
    for again in range(_MOST_TIMES, 0, -1):
        count = action.waiting(workspace, remote).changes
        try:
            with said_if_slow(session, f"waiting for {remote.address} to take what you give"):
                action.push(workspace, remote)
        except Overtaken:
            if again == 1:
                raise
            session.print("somebody else gave something in this moment, so that comes in first")
            came = _pull(session, workspace, remote)
            if came.undecided or came.unreadable:
                session.print("nothing was given yet: senco sync   once more after that")
                return came
            continue
        session.print(f"gave {how_many(count, 'change')} to {remote.address}")
        return came
    return came


def _names(names: tuple[str, ...]) -> str:
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return listed(names)
