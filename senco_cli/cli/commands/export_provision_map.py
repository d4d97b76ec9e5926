"""`senco export provision-map`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_faults, shown_path
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import ForReadingOnly, Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.export_provision_map import BuiltMap
    from senco_cli.actions.workspace import Workspace


_PAPER_COLUMNS = 100


class MapFormat(StrEnum):
    """How the map is written."""

    HTML = "html"
    TXT = "txt"


class GroupWays(StrEnum):
    """What the map is grouped by."""

    AREA = "area"
    LAYER = "layer"


class NameWays(StrEnum):
    """How pupils are named."""

    FULL = "full"
    INITIALS = "initials"
    KEYS = "keys"


def export_provision_map(
    ctx: typer.Context,
    class_name: Annotated[str | None, typer.Option("--class", help="One class.")] = None,
    year: Annotated[str | None, typer.Option("--year", help="One year group.")] = None,
    pupil: Annotated[str | None, typer.Option("--pupil", help="One pupil: key or any part of the name.")] = None,
    provision: Annotated[
        str | None, typer.Option("--provision", help="One provision: key or part of its title.")
    ] = None,
    by: Annotated[GroupWays, typer.Option("--by", help="Group by area of need or by layer.")] = GroupWays.AREA,
    names: Annotated[NameWays, typer.Option("--names", help="How pupils are named.")] = NameWays.FULL,
    as_format: Annotated[
        MapFormat, typer.Option("--format", help="A page for browser and paper, or text.")
    ] = MapFormat.HTML,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write.")] = None,
    to_stdout: Annotated[bool, typer.Option("--stdout", help="Print it instead of writing a file.")] = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open the file when it is written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the provision map: who gets what, from whom, how often, at what cost, and whether it works."""
    from senco_cli.actions import export_provision_map as action
    from senco_cli.documents.provision_map_view import Selection

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    selection = Selection(
        class_name=class_name,
        year=year,
        pupil=pick_pupil(session, workspace.root, pupil) if pupil else None,
        provision=_provision(workspace, provision) if provision else None,
    )
    built = action.build_provision_map(workspace, selection, group_by=by.value, names=names.value)
    if to_stdout:
        data = action.render(workspace, built.view, as_format=as_format.value, width=session.width)
        session.stdout.write(data.decode("utf-8"))
    else:
        path = session.cwd / (out or action.file_name(workspace, selection, ending=as_format.value))
        _write(session, workspace, built, path, as_format=as_format, force=force)
        if open_it:
            typer.launch(str(path))
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not on the map; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _write(
    session: Session, workspace: Workspace, built: BuiltMap, path: Path, *, as_format: MapFormat, force: bool
) -> None:
    from senco_cli.actions import export_provision_map as action

    if session.is_for_reading_only(workspace.root) and path.resolve().is_relative_to(workspace.root.resolve()):
        raise ForReadingOnly
    data = action.render(workspace, built.view, as_format=as_format.value, width=_PAPER_COLUMNS)
    action.write_document(path, data, force=force)
    session.print(f"wrote {shown_path(session, path)}")


def _provision(workspace: Workspace, typed: str) -> str:
    from senco_cli.actions.find_record import find_shared

    target = find_shared(workspace.root, typed)
    if target.kind.kind != "provision":
        raise UsageError("--provision: that is no provision", hint="senco list --what provision")
    return Path(target.path).stem
