"""`senco export ctf`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask
from senco_cli.cli.delivery import StdoutOption
from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ForceOption
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.export_ctf import BuiltCtf
    from senco_cli.actions.workspace import Workspace

_TO = "Number of the next school (like 820/1234, or unknown, or outside)"


class CtfOptions(LookOptions):
    """Who goes into a transfer file, and what becomes of it."""

    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="LAESTAB",
            help="The next school, like 820/1234; unknown; outside; asked for when not given.",
        ),
    ] = None
    also: Annotated[
        list[str] | None,
        typer.Option("--also", metavar="PUPIL", help="Another pupil of the same file; may be repeated."),
    ] = None
    year: Annotated[str | None, typer.Option("--year", help="Every pupil of a year group.")] = None
    class_name: Annotated[str | None, typer.Option("--class", help="Every pupil of a class.")] = None
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write, or the folder to put it into.")
    ] = None
    to_stdout: StdoutOption = False
    force: ForceOption = False


def export_ctf(pupil: MaybePupilArgument = None, *, typed: CtfOptions) -> ExitStatus:
    """Make a partial common transfer file of pupils who leave: who they are, the year group, SEN and types of need.

    It was not checked against the official schema, and is not the whole file that the law asks of maintained schools:
    the school's management system makes that one. It is for systems that read SEN from such a file, senco among them.
    The name of the file is made of the numbers of the two schools, and holds nobody's name. senco sends it nowhere.
    """
    from senco_cli.actions.export_ctf import build_ctf, destination_of

    session = typed.session
    workspace = session.workspace()
    keys = _keys(session, workspace, pupil, typed)
    to = destination_of(typed.to) if typed.to is not None else ask(session, _TO, option="--to", read=destination_of)
    built = build_ctf(workspace, keys, destination=to)
    _deliver(session, workspace, built, typed)
    _tell(session, built)
    return tell_faults(session, workspace.root, built.faults)


def _keys(session: Session, workspace: Workspace, pupil: list[str] | None, typed: CtfOptions) -> tuple[str, ...]:
    from senco_cli.actions.many_documents import chosen_pupils
    from senco_cli.cli.codes import read_code

    is_of_many = typed.year is not None or typed.class_name is not None
    if is_of_many == bool(pupil or typed.also):
        raise UsageError("name the pupils or a part of the school", hint="PUPIL --also PUPIL   or   --year 6")
    if is_of_many:
        year = None if typed.year is None else read_code("nc_year", typed.year, option="--year")
        return chosen_pupils(workspace, year=year, class_name=typed.class_name)
    names = ([" ".join(pupil)] if pupil else []) + list(typed.also or ())
    return tuple(dict.fromkeys(pick_pupil(session, workspace.root, each) for each in names))


def _deliver(session: Session, workspace: Workspace, built: BuiltCtf, typed: CtfOptions) -> None:
    if typed.to_stdout and typed.out:
        raise UsageError("--stdout and --out are two places", hint="give one of them")
    out = typed.out
    if out is None or (session.cwd / out).is_dir():
        folder = out or Path()
        out = folder / built.name_in(session.cwd / folder)
    hand_over(session, workspace, built.data, out=None if typed.to_stdout else out, force=typed.force)


def _tell(session: Session, built: BuiltCtf) -> None:
    number = len(built.keys)
    session.note(f"{how_many(number, 'pupil')}: identity, year group, SEN and types of need")
    session.note("a partial file, not checked against the official schema; the office makes the whole one")
    if built.omitted:
        listed = ", ".join(f"{each.words} ({each.pupils})" for each in built.omitted)
        session.note(f"no place in it for {listed}; senco export transfer-bundle takes them along")
    for key in built.without_upn:
        session.note(f"{key} has no UPN; the next school can match by name and date of birth only")
    if number == 1:
        session.note(f"when it has gone: senco record transfer-file-sent {built.keys[0]}")
