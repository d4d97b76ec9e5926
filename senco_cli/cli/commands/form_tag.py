"""`senco form tag`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.option_groups import FolderOptions
from senco_cli.cli.options import ForceOption
from senco_cli.cli.show_forms import fault_words
from senco_cli.errors import ExitStatus


def form_tag(
    form: Annotated[Path, typer.Argument(metavar="FILE", help="The authority's form, a .docx file.")],
    mapping: Annotated[
        Path, typer.Option("--mapping", metavar="FILE", help="The list of labels and fields, a .yaml file.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The form with its tags, a .docx file.")],
    force: ForceOption = False,
    *,
    typed: FolderOptions,
) -> int:
    """Put tags into an authority's Word form, from a list that says which label takes which field.

    The form itself stays as it is. The tagged one can be shared with every school of the authority.
    """
    from senco_cli.actions import word_form as action
    from senco_cli.actions.document_file import keep_file

    session = typed.session
    action.refuse_original(session.cwd / form, session.cwd / out)
    data, faults = action.tagged_form(session.cwd / form, session.cwd / mapping)
    if session.is_in_records:
        hand_over(session, session.workspace(), data, out=out, force=force)
    else:
        keep_file(session.cwd / out, data, force=force)
        session.print(f"wrote {out}")
    for fault in faults:
        session.note(fault_words(fault))
    if faults:
        session.note("these places have no tag, or one that cannot be filled; mend the mapping, and tag the form again")
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE
