"""Handing over a file that was made: kept where `--out` says, or sent to standard output byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from senco_cli.cli.output import shown_path
from senco_cli.cli.session import ForReadingOnly, Session

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace


def hand_over(
    session: Session, workspace: Workspace | None, data: bytes, *, out: Path | None, force: bool, option: str = "--out"
) -> None:
    """Keep the bytes in the file `out`, which `option` named, or send them to standard output where it is None.

    There is no `workspace` where the command looks into no record folder.

    Raises FileThere unless `force`, AmongRecords, FileUnwritable and ForReadingOnly.
    """
    if out is None:
        _send(session, data)
        return
    from senco_cli.actions.document_file import keep_file, write_document

    path = session.cwd / out
    if workspace is None:
        keep_file(path, data, force=force, option=option)
    else:
        refuse_reading_only(session, workspace, path)
        write_document(workspace, path, data, force=force, option=option)
    session.print(f"wrote {shown_path(session, path)}")


def refuse_reading_only(session: Session, workspace: Workspace, path: Path) -> None:
    """Raise ForReadingOnly where the path is in the example that comes with senco."""
    if session.is_for_reading_only(workspace.root) and path.resolve().is_relative_to(workspace.root.resolve()):
        raise ForReadingOnly


def _send(session: Session, data: bytes) -> None:
    # A text stream on Windows would put a second carriage return before each line's end.
    stream = getattr(session.stdout, "buffer", None)
    if stream is None:
        # No process is started so; whoever calls senco from a program of their own may give it text to write to.
        session.stdout.write(data.decode("utf-8", "replace"))
        return
    session.stdout.flush()
    stream.write(data)
    stream.flush()
