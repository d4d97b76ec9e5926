"""`senco export one-page-profile`."""

from __future__ import annotations

from typing import Annotated

import typer

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
from senco_cli.cli.delivery_many import (
    AllOption,
    Choice,
    ClassOption,
    ManyDelivery,
    YearOption,
    ZipOption,
    deliver_many,
    many_delivery,
)
from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError


def export_profile(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    everybody: AllOption = False,
    year: YearOption = None,
    class_name: ClassOption = None,
    is_zip: ZipOption = False,
    no_photo: Annotated[bool, typer.Option("--no-photo", help="Leave the picture of the pupil away.")] = False,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make a pupil's one-page profile: what people like about them, what matters to them, how best to help, hopes.

    With --all, --year or --class there is one for every pupil with SEN support or an EHC plan. The picture is the
    newest document of the pupil that is a photograph or picture and not restricted. Nothing is shortened: a profile
    that is longer than one side is named.
    """
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    choice = Choice(everybody, year, class_name)
    if bool(pupil) == choice.is_of_many:
        raise UsageError("one pupil or many", hint="name a pupil, or give --all, --year or --class")
    if choice.is_of_many:
        many = many_delivery(as_format, out=out, is_zip=is_zip, force=force, to_stdout=to_stdout)
        return _export_many(session, choice, many, with_photo=not no_photo)
    if is_zip:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    return _export_one(session, pupil or [], wanted, with_photo=not no_photo)


def _export_one(session: Session, pupil: list[str], wanted: Delivery, *, with_photo: bool) -> ExitStatus:
    from senco_cli.actions import export_profile as action

    workspace = session.workspace()
    key = pick_pupil(session, workspace.root, pupil)
    built = action.build_profile(workspace, key, with_photo=with_photo)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, key, ending=wanted.as_format.value),
        wanted=wanted,
    )
    if built.view.is_bare:
        session.note(f"nothing of a profile is recorded; the page has room to write on: senco edit {key}")
    if built.pages is not None and built.pages > 1:
        session.note(_runs_over(key, built.pages))
    show_faults(session, workspace.root, built.faults)
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _export_many(session: Session, choice: Choice, many: ManyDelivery, *, with_photo: bool) -> ExitStatus:
    from senco_cli.actions import export_profile as action

    workspace = session.workspace()
    keys = choice.keys(workspace, statuses=("K", "E"))
    long: list[str] = []
    view_of = action.profiles_of_pupils(
        workspace, with_photo=with_photo, runs_over=lambda key, pages: long.append(_runs_over(key, pages))
    )
    status = deliver_many(
        session, workspace, keys, view_of, template=action.TEMPLATE, document=action.DOCUMENT, wanted=many
    )
    for each in long:
        session.note(each)
    return status


def _runs_over(key: str, pages: int) -> str:
    return f"the profile of {key} takes {pages} sides of A4; shorten it with   senco edit {key}"
