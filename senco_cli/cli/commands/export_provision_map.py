"""`senco export provision-map`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.delivery import READING, PageOptions, deliver
from senco_cli.cli.delivery_many import ManyOptions, ZipOption, deliver_each
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.built import Built
    from senco_cli.actions.workspace import Workspace


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


class MapOptions(PageOptions):
    """What is on the map, and for whom it is."""

    class_name: Annotated[str | None, typer.Option("--class", help="One class.")] = None
    year: Annotated[str | None, typer.Option("--year", help="One year group.")] = None
    pupil: Annotated[str | None, typer.Option("--pupil", help="One pupil: key or any part of the name.")] = None
    provision: Annotated[str | None, typer.Option("--provision", help="One provision: key or part of its title.")] = (
        None
    )
    each_pupil: Annotated[
        bool, typer.Option("--each-pupil", help="One map for every pupil in a provision, into a folder.")
    ] = False
    is_zip: ZipOption = False
    by: Annotated[GroupWays, typer.Option("--by", help="Group by area of need, layer, class, year group or staff.")] = (
        GroupWays.AREA
    )
    audience: Annotated[
        Audience, typer.Option("--for", help="For staff, or for governors: numbers of the whole school, no names.")
    ] = Audience.STAFF
    names: Annotated[NameWays, typer.Option("--names", help="How pupils are named.")] = NameWays.FULL


def export_provision_map(typed: MapOptions) -> ExitStatus:
    """Make the provision map: who gets what, from whom, how often, at what cost, and whether it works.

    With --each-pupil there is one for every pupil, or for those of --year or --class: files that bear the pupil's key,
    in the folder that --out names, or with --zip in one zip file. With --for governors there are numbers only, and
    those about few pupils are held back.
    """
    if typed.audience is Audience.GOVERNORS:
        picked = (typed.class_name, typed.year, typed.pupil, typed.provision)
        if typed.each_pupil or typed.is_zip or any(picked):
            raise UsageError("--for governors is of the whole school", hint="leave the options that pick pupils away")
        if typed.by is not GroupWays.AREA:
            raise UsageError("--for governors has costs by area, layer and key stage", hint="leave --by away")
    elif typed.each_pupil:
        if typed.pupil or typed.provision or typed.open_it:
            raise UsageError("--each-pupil is for many pupils", hint="leave --pupil, --provision and --open away")
        return _export_each(typed.session, typed)
    elif typed.is_zip:
        raise UsageError("--zip is for many documents", hint="add --each-pupil")
    one, session = typed.one(), typed.session
    workspace = session.workspace()
    with said_if_slow(session, READING):
        built = _built(session, workspace, typed)
    deliver(session, workspace, built, one)
    return tell_faults(session, workspace.root, built.faults, so="what cannot be read is not on the map")


def _built(session: Session, workspace: Workspace, typed: MapOptions) -> Built[Any]:
    from senco_cli.actions import export_provision_map as action
    from senco_cli.actions.find_record import find_provision
    from senco_cli.documents.provision_map_view import Selection

    if typed.audience is Audience.GOVERNORS:
        return action.build_for_governors(workspace)
    selection = Selection(
        class_name=typed.class_name,
        year=None if typed.year is None else read_code("nc_year", typed.year, option="--year"),
        pupil=None if typed.pupil is None else pick_pupil(session, workspace.root, typed.pupil),
        provision=None if typed.provision is None else find_provision(workspace.root, typed.provision),
    )
    return action.build_provision_map(workspace, selection, group_by=typed.by.value, names=typed.names.value)


def _export_each(session: Session, typed: MapOptions) -> ExitStatus:
    from senco_cli.actions import export_provision_map as action

    many = ManyOptions(everybody=True, year=typed.year, class_name=typed.class_name, is_zip=typed.is_zip)
    wanted, workspace = many.delivery(typed), session.workspace()
    in_one = action.pupils_in_provisions(workspace)
    keys = [key for key in many.keys(workspace) if key in in_one]
    map_of = action.maps_of_pupils(workspace, group_by=typed.by.value, names=typed.names.value)
    return deliver_each(session, workspace, keys, map_of, kind=action.KIND, wanted=wanted)
