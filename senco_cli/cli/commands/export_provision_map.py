"""`senco export provision-map`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.delivery import (
    Delivery,
    ForceOption,
    OpenOption,
    OutOption,
    PageFormatOption,
    StdoutOption,
    deliver,
    delivery,
)
from senco_cli.cli.delivery_many import Choice, ManyDelivery, ZipOption, deliver_many, many_delivery
from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.documents.provision_map_view import Selection
    from senco_cli.model.finding import Finding


class GroupWays(StrEnum):
    """What the map is grouped by."""

    AREA = "area"
    LAYER = "layer"
    CLASS = "class"
    YEAR = "year"
    STAFF = "staff"


class Audience(StrEnum):
    """Who reads the map."""

    STAFF = "staff"
    GOVERNORS = "governors"


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
    each_pupil: Annotated[
        bool, typer.Option("--each-pupil", help="One map for every pupil in a provision, into a folder.")
    ] = False,
    is_zip: ZipOption = False,
    by: Annotated[
        GroupWays, typer.Option("--by", help="Group by area of need, layer, class, year group or staff.")
    ] = GroupWays.AREA,
    audience: Annotated[
        Audience, typer.Option("--for", help="For staff, or for governors: numbers of the whole school, no names.")
    ] = Audience.STAFF,
    names: Annotated[NameWays, typer.Option("--names", help="How pupils are named.")] = NameWays.FULL,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the provision map: who gets what, from whom, how often, at what cost, and whether it works.

    With --each-pupil there is one for every pupil, or for those of --year or --class: files that bear the pupil's key,
    in the folder that --out names, or with --zip in one zip file. With --for governors there are numbers only, and
    those about few pupils are held back.
    """
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    if audience is Audience.GOVERNORS:
        if each_pupil or is_zip or class_name or year or pupil or provision:
            raise UsageError("--for governors is of the whole school", hint="leave the options that pick pupils away")
        wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
        return _export_for_governors(session, wanted)
    if each_pupil:
        if pupil or provision or open_it:
            raise UsageError("--each-pupil is for many pupils", hint="leave --pupil, --provision and --open away")
        many = many_delivery(as_format, out=out, is_zip=is_zip, force=force, to_stdout=to_stdout)
        return _export_each(session, Choice(True, year, class_name), many, by=by, names=names)
    if is_zip:
        raise UsageError("--zip is for many documents", hint="add --each-pupil")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    workspace = session.workspace()
    selection = _selection(session, workspace, class_name=class_name, year=year, pupil=pupil, provision=provision)
    return _export_one(session, workspace, selection, wanted, by=by, names=names)


def _selection(
    session: Session,
    workspace: Workspace,
    *,
    class_name: str | None,
    year: str | None,
    pupil: str | None,
    provision: str | None,
) -> Selection:
    from senco_cli.actions.find_record import find_provision
    from senco_cli.documents.provision_map_view import Selection

    return Selection(
        class_name=class_name,
        year=None if year is None else read_code("nc_year", year, option="--year"),
        pupil=None if pupil is None else pick_pupil(session, workspace.root, pupil),
        provision=None if provision is None else find_provision(workspace.root, provision),
    )


def _export_one(
    session: Session,
    workspace: Workspace,
    selection: Selection,
    wanted: Delivery,
    *,
    by: GroupWays,
    names: NameWays,
) -> ExitStatus:
    from senco_cli.actions import export_provision_map as action

    built = action.build_provision_map(workspace, selection, group_by=by.value, names=names.value)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, selection, ending=wanted.as_format.value),
        wanted=wanted,
    )
    return _told(session, workspace, built.faults)


def _export_for_governors(session: Session, wanted: Delivery) -> ExitStatus:
    from senco_cli.actions import export_provision_map as action
    from senco_cli.documents.provision_map_view import Selection

    workspace = session.workspace()
    built = action.build_for_governors(workspace)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, Selection(), ending=wanted.as_format.value, audience="governors"),
        wanted=wanted,
    )
    return _told(session, workspace, built.faults)


def _told(session: Session, workspace: Workspace, faults: tuple[Finding, ...]) -> ExitStatus:
    show_faults(session, workspace.root, faults)
    if faults:
        session.note("what cannot be read is not on the map; mend these first")
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE


def _export_each(session: Session, choice: Choice, many: ManyDelivery, *, by: GroupWays, names: NameWays) -> ExitStatus:
    from senco_cli.actions import export_provision_map as action

    workspace = session.workspace()
    in_one = action.pupils_in_provisions(workspace)
    keys = [key for key in choice.keys(workspace) if key in in_one]
    view_of = action.maps_of_pupils(workspace, group_by=by.value, names=names.value)
    return deliver_many(
        session, workspace, keys, view_of, template=action.TEMPLATE, document="provision-map", wanted=many
    )
