"""`senco backup`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ForceOption
from senco_cli.cli.output import shown_path
from senco_cli.cli.session import ForReadingOnly, Session
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.store.archive import Manifest
    from senco_cli.store.backup import Made


def backup(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write; else one beside the record folder.")
    ] = None,
    force: ForceOption = False,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="Only look whether this backup is sound.")
    ] = None,
    drill: Annotated[
        bool, typer.Option("--drill", help="Make a backup, put it back, compare, and leave nothing behind.")
    ] = False,
    *,
    typed: LookOptions,
) -> int:
    """Keep the records, the originals and the whole history in one file, and read it back to be sure of it.

    The file is not encrypted: keep it on an encrypted disk or stick, where only those may look who may see the records.
    """
    from senco_cli.actions import backup as action

    if sum((out is not None or force, check is not None, drill)) > 1:
        raise UsageError("--out, --check and --drill are three things to do", hint="give one of them")
    session = typed.session
    if check is not None:
        manifest = action.check_backup(session.cwd / check)
        session.print(f"sound: {_what(manifest)}")
        session.print(f"made {manifest.made_at} by senco {manifest.senco}")
        return ExitStatus.DONE
    workspace = session.workspace()
    if session.is_for_reading_only(workspace.root):
        raise ForReadingOnly
    if drill:
        return _drill(session, workspace)
    return _write(session, workspace, out, force=force)


def _write(session: Session, workspace: Workspace, out: Path | None, *, force: bool) -> int:
    from senco_cli.actions import backup as action

    made = action.back_up(workspace, session.cwd / out if out else None, now=session.now().astimezone(), force=force)
    session.print(f"wrote {shown_path(session, made.path)}, and read it back: {_what(made.manifest)}")
    _say(session, made)
    session.print("it is not encrypted: keep it on an encrypted disk or stick, away from this computer")
    return ExitStatus.DONE


def _drill(session: Session, workspace: Workspace) -> int:
    from senco_cli.actions import backup as action

    done = action.drill(workspace, now=session.now().astimezone())
    _say(session, done.made)
    if done.is_sound:
        session.print(f"a backup was made, put back and compared, and all is the same: {_what(done.made.manifest)}")
        session.print("both were removed again; senco backup   makes one to keep")
        return ExitStatus.DONE
    if done.differ:
        files = how_many(done.differ, "file")
        session.print(f"{files} came back otherwise; was something written meanwhile? Try once more")
    if not done.same_history:
        session.print("the history came back otherwise: senco doctor")
    return ExitStatus.FINDINGS


def _what(manifest: Manifest) -> str:
    history = f"the history up to {manifest.head[:10]}" if manifest.head else "no history"
    return f"{how_many(len(manifest.records), 'file')} and {history}"


def _say(session: Session, made: Made) -> None:
    if made.without_history:
        session.note(f"warning: the history is not in the backup: {made.without_history}")
    if made.left_out:
        files = how_many(made.left_out, "file")
        session.note(f"warning: left out: {files} that are links or have names not every computer takes")
