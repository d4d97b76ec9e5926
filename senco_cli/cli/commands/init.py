"""`senco init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.ask import given_or_asked
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.session import Session


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")],
    practice: Annotated[
        bool, typer.Option("--practice", help="Fill it with an invented school to try things on.")
    ] = False,
    name: Annotated[str | None, typer.Option("--name", help="The school's name.")] = None,
    phase: Annotated[
        str | None, typer.Option("--phase", help="The kind of school: primary, secondary, special ...")
    ] = None,
) -> int:
    """Make a folder for your school's records, or a practice school to try things on."""
    from senco_cli.actions.init import init_practice, init_school

    session: Session = ctx.obj
    target = session.cwd / folder
    if practice:
        made = init_practice(target, environment=session.environment)
    else:
        school = given_or_asked(session, name, "Name of the school", option="--name")
        kind = (
            read_code("school_phase", phase, option="--phase")
            if phase
            else choose_code(session, "school_phase", "What kind of school?", option="--phase", on=session.clock())
        )
        made = init_school(target, name=school, phase=kind, environment=session.environment)
    session.print(f"made {'a practice school' if practice else 'a record folder'} in {folder}")
    if not made.history:
        session.note("warning: git was not found, so no history is kept and nothing can be undone; see senco doctor")
    session.print(f"next: cd {_typed(folder)}   then   senco {'review-due' if practice else 'add-pupil'}")
    return 0


def _typed(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
