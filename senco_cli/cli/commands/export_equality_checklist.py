"""`senco export equality-checklist`."""

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


def export_equality_checklist(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    everybody: AllOption = False,
    year: YearOption = None,
    class_name: ClassOption = None,
    is_zip: ZipOption = False,
    school: Annotated[bool, typer.Option("--school", help="The checklist of the whole school.")] = False,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the equality checklist: what the Equality Act asks, what was answered, what the records show; gaps first.

    It is for one pupil, or with --school for the school; senco equality-answer writes the answers down. With --all,
    --year or --class there is one for every pupil with SEN support, an EHC plan, an adjustment or a disability on
    record.
    """
    choice = Choice(everybody, year, class_name)
    if sum((bool(pupil), school, choice.is_of_many)) != 1:
        raise UsageError(
            "the checklist is of a pupil, of many or of the school",
            hint="name a pupil, or give --school, or --all, --year or --class",
        )
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    if choice.is_of_many:
        many = many_delivery(as_format, out=out, is_zip=is_zip, force=force, to_stdout=to_stdout)
        return _export_many(session, choice, many)
    if is_zip:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    return _export_one(session, pupil or [], wanted)


def _export_one(session: Session, pupil: list[str], wanted: Delivery) -> ExitStatus:
    from senco_cli.actions import export_equality_checklist as action

    workspace = session.workspace()
    key = pick_pupil(session, workspace.root, pupil) if pupil else None
    built = action.build_of_pupil(workspace, key) if key else action.build_of_school(workspace)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, key, ending=wanted.as_format.value),
        wanted=wanted,
    )
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not on the page; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _export_many(session: Session, choice: Choice, many: ManyDelivery) -> ExitStatus:
    from senco_cli.actions import export_equality_checklist as action

    workspace = session.workspace()
    keys = action.asked_of(workspace, choice.keys(workspace))
    view_of = action.checklists_of_pupils(workspace)
    return deliver_many(
        session, workspace, keys, view_of, template=action.TEMPLATE, document=action.DOCUMENT, wanted=many
    )
