"""`senco template show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.option_groups import FolderOptions
from senco_cli.cli.options import ForceOption
from senco_cli.errors import ExitStatus


def template_show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A template or a document, like chase-letter.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write it there: _templates/NAME makes it the school's own."),
    ] = None,
    force: ForceOption = False,
    *,
    typed: FolderOptions,
) -> int:
    """Print a template that comes with senco, or copy it as the beginning of the school's own.

    At its head stands how to change one part and leave the rest to senco.
    """
    from senco_cli.actions import school_templates as action

    session = typed.session
    template = action.template_named(name)
    source = action.starting_point(template)
    if out is None:
        session.stdout.write(source)
        return ExitStatus.DONE
    workspace = session.workspace(writing=True)
    action.write_template(workspace, session.cwd / out, source, force=force)
    session.print(f"wrote {out}")
    if (session.cwd / out).resolve().parent == (workspace.root / action.FOLDER).resolve():
        session.note(f"change it there, then: senco template check {template}")
    return ExitStatus.DONE
