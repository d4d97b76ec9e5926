"""`senco export support-plan`."""

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


def export_support_plan(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    everybody: AllOption = False,
    year: YearOption = None,
    class_name: ClassOption = None,
    is_zip: ZipOption = False,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make a pupil's support plan for the parents: what each says, outcomes, who does what, how it went last time.

    It is the cycle of assess, plan, do and review that began last. With --all, --year or --class there is one for every
    pupil with SEN support.
    """
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    choice = Choice(everybody, year, class_name)
    if bool(pupil) == choice.is_of_many:
        raise UsageError("one pupil or many", hint="name a pupil, or give --all, --year or --class")
    if choice.is_of_many:
        many = many_delivery(as_format, out=out, is_zip=is_zip, force=force, to_stdout=to_stdout)
        return _export_many(session, choice, many)
    if is_zip:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    return _export_one(session, pupil or [], wanted)


def _export_one(session: Session, pupil: list[str], wanted: Delivery) -> ExitStatus:
    from senco_cli.actions import export_support_plan as action

    workspace = session.workspace()
    key = pick_pupil(session, workspace.root, pupil)
    built = action.build_support_plan(workspace, key)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, key, ending=wanted.as_format.value),
        wanted=wanted,
    )
    if built.view.missing:
        session.note(f"not recorded yet: {'; '.join(built.view.missing)}")
    show_faults(session, workspace.root, built.faults)
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _export_many(session: Session, choice: Choice, many: ManyDelivery) -> ExitStatus:
    from senco_cli.actions import export_support_plan as action

    workspace = session.workspace()
    keys = choice.keys(workspace, statuses=("K",))
    return deliver_many(
        session,
        workspace,
        keys,
        action.plans_of_pupils(workspace),
        template=action.TEMPLATE,
        document=action.DOCUMENT,
        wanted=many,
    )
