"""`senco restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.output import shown_path
from senco_cli.cli.session import Session


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup, as senco backup wrote it.")],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="The new folder to put it into.")],
) -> None:
    """Put a backup into a new folder: the records, the originals and the history.

    Every byte is looked at first, and a folder that holds something already is never written to.
    """
    from senco_cli.actions.backup import restore_backup

    session: Session = ctx.obj
    folder = session.cwd / into
    manifest = restore_backup(session.cwd / file, folder, environment=session.environment)
    session.print(f"restored {len(manifest.records)} files to {shown_path(session, folder)}")
    if manifest.head and not (folder / ".git").exists():
        session.note("warning: git was not found, so the history in the backup was not put back; keep the backup")
    elif not manifest.head:
        session.note("warning: the backup holds no history; senco doctor --mend begins one")
    session.print("where the folder was shared is not in a backup: git remote add origin ADDRESS")
    session.print(f'next: senco --records "{shown_path(session, folder)}" check')
