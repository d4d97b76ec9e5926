"""`senco doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.paragraphs import print_entry
from senco_cli.cli.session import ForReadingOnly
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many


def doctor(
    mend: Annotated[
        bool, typer.Option("--mend", help="Take records changed by hand into the history; close the folder to others.")
    ] = False,
    history_to: Annotated[
        Path | None,
        typer.Option("--history-to", metavar="FOLDER", help="Move the history out of the folder, into this new one."),
    ] = None,
    *,
    typed: LookOptions,
) -> int:
    """Look over this machine and this folder, and say what to mend. Refreshes the schemas that editors check by."""
    from senco_cli.actions import doctor as action

    session, workspace = typed.begin()
    may_write = not session.is_for_reading_only(workspace.root)
    if (mend or history_to) and not may_write:
        raise ForReadingOnly
    if history_to:
        action.move_history(workspace, session.cwd / history_to)
        session.print(f"the history is now kept in {history_to}; keep that folder as you keep the records")
    if mend:
        # First, because a git that refuses must not keep others looking in.
        if closed := action.mend_permissions(workspace):
            session.print(f"closed to others who use this computer: {how_many(closed, 'file')} or folders")
        kept = len(action.keep_hand_edits(workspace))
        session.print(f"taken into the history: {how_many(kept, 'record') if kept else 'nothing, it held everything'}")
    found = action.doctor(workspace, may_write=may_write)
    for each in found:
        mark = "note" if each.is_note else "ok" if each.ok else "MEND"
        print_entry(session, f"{mark:<5} {each.what}", hanging=6)
        if each.remedy:
            print_entry(session, f"      {each.remedy}", hanging=6)
    return ExitStatus.DONE if all(each.ok for each in found) else ExitStatus.FINDINGS
