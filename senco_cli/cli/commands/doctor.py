"""`senco doctor`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.session import ForReadingOnly, Session
from senco_cli.errors import ExitStatus


def doctor(
    ctx: typer.Context,
    mend: Annotated[
        bool, typer.Option("--mend", help="Take records that were changed by hand into the history; begin one.")
    ] = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Look over this machine and this folder, and say what to mend. Refreshes the schemas that editors check by."""
    from senco_cli.actions import doctor as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    may_write = not session.is_for_reading_only(workspace.root)
    if mend:
        if not may_write:
            raise ForReadingOnly
        kept = len(action.keep_hand_edits(workspace))
        session.print(f"taken into the history: {kept} record{'' if kept == 1 else 's'}")
    found = action.doctor(workspace, may_write=may_write)
    for each in found:
        mark = "note" if each.is_note else "ok" if each.ok else "MEND"
        session.print(f"{mark:<5} {each.what}")
        if each.remedy:
            session.print(f"      {each.remedy}")
    return ExitStatus.DONE if all(each.ok for each in found) else ExitStatus.FINDINGS
