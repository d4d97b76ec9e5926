"""`senco template check`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.option_groups import FolderOptions
from senco_cli.cli.output import shown_path
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many


def template_check(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A template or a document; else all of the school's own.")
    ] = None,
    *,
    typed: FolderOptions,
) -> int:
    """Look for every fault in the school's own templates, and try them on the practice school.

    They are tried in a process of their own, which is stopped where a template takes too long.
    """
    from senco_cli.actions import school_templates as action

    session = typed.session
    workspace = session.workspace()
    own = action.own_templates(workspace)
    if name is not None:
        wanted = action.template_named(name, own=own)
        if wanted not in own:
            raise action.NoOwnTemplate(wanted)
        own = (wanted,)
    if not own:
        session.note("the school has no templates of its own, and senco's are used")
        return ExitStatus.DONE
    found = action.check_templates(workspace, own)
    for fault in found:
        line = f":{fault.line}" if fault.line else ""
        path = shown_path(session, workspace.root / action.FOLDER / fault.file)
        session.print(f"{path}{line}: {fault.sentence}")
    templates = how_many(len(own), "template")
    faults = "nothing wrong" if not found else how_many(len(found), "fault")
    session.note(f"{templates}, {faults}")
    return ExitStatus.FINDINGS if found else ExitStatus.DONE
