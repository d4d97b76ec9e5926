"""`senco form check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.option_groups import FolderOptions
from senco_cli.cli.show_forms import fault_words
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many


def form_check(
    form: Annotated[Path, typer.Argument(metavar="FILE", help="The authority's form, a .docx file.")],
    *,
    typed: FolderOptions,
) -> int:
    """Look an authority's Word form over: every tag that cannot be filled, with the words around it."""
    from senco_cli.actions import word_form as action

    session = typed.session
    root = session.root() if session.is_in_records else None
    faults = action.check_form(session.cwd / form, root=root)
    for fault in faults:
        session.print(fault_words(fault))
    count = how_many(len(faults), "fault")
    session.note(f"{count}; nothing was changed" if faults else "this form can be filled")
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE
