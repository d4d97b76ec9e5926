"""`senco export provision-map`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.delivery import (
    Delivery,
    ForceOption,
    OpenOption,
    OutOption,
    PageFormat,
    PageFormatOption,
    StdoutOption,
    deliver,
)
from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus


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
    as_format: PageFormatOption = PageFormat.HTML,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the provision map: who gets what, from whom, how often, at what cost, and whether it works."""
    from senco_cli.actions import export_provision_map as action
    from senco_cli.actions.find_record import find_provision
    from senco_cli.documents.provision_map_view import Selection

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    selection = Selection(
        class_name=class_name,
        year=None if year is None else read_code("nc_year", year, option="--year"),
        pupil=None if pupil is None else pick_pupil(session, workspace.root, pupil),
        provision=None if provision is None else find_provision(workspace.root, provision),
    )
    built = action.build_provision_map(workspace, selection, group_by=by.value, names=names.value)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=as_format.value, width=width),
        name=action.file_name(workspace, selection, ending=as_format.value),
        wanted=Delivery(as_format, out, to_stdout, open_it, force),
    )
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not on the map; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE
