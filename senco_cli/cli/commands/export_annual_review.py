"""`senco export annual-review`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

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
from senco_cli.cli.filled_form import FilledForm, FormOption, MarkMissingOption, fill_form
from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.documents.annual_review.view import AnnualReview

_WITH_PLAN = ("E",)


class Stages(StrEnum):
    """Which of the two packs of a review."""

    BEFORE = "before"
    AFTER = "after"


def export_annual_review(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    review: Annotated[
        str | None,
        typer.Option("--review", metavar="DATE", help="Which review, by the day it is filed under or of its meeting."),
    ] = None,
    stage: Annotated[
        Stages | None,
        typer.Option(
            "--stage", help="The papers before the meeting, or the report after it; else by the meeting's day."
        ),
    ] = None,
    everybody: AllOption = False,
    year: YearOption = None,
    class_name: ClassOption = None,
    is_zip: ZipOption = False,
    form: FormOption = None,
    mark_missing: MarkMissingOption = False,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the annual review pack: what goes out before the meeting, or the report after it; what is missing first.

    It is of the review under way, else of the next or the last. With --all, --year or --class there is one for every
    pupil with an EHC plan and a review, in files that bear the pupil's key. With --form it is put into an authority's
    own Word form, which stays as it is.
    """
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    choice = Choice(everybody, year, class_name)
    if form is not None and (choice.is_of_many or not pupil):
        raise UsageError(
            "--form fills the form for one pupil", hint="name the pupil, without --all, --year and --class"
        )
    if choice.is_of_many:
        if pupil or review or open_it:
            raise UsageError("--all, --year and --class are for many pupils", hint="name no pupil, review or --open")
        many = many_delivery(as_format, out=out, is_zip=is_zip, force=force, to_stdout=to_stdout)
        return _export_each(session, choice, many, stage=stage)
    if not pupil:
        raise UsageError("whose pack is it?", hint="name a pupil, or give --all, --year or --class")
    if form is not None:
        chosen = FilledForm(form, out, open_it=open_it, force=force, to_stdout=to_stdout, marks=mark_missing)
        return fill_form(session, pupil, chosen, review=review, stage=stage.value if stage else None)
    if is_zip:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    return _export_one(session, pupil, wanted, review=review, stage=stage)


def _export_one(
    session: Session, pupil: list[str], wanted: Delivery, *, review: str | None, stage: Stages | None
) -> ExitStatus:
    from senco_cli.actions import export_annual_review as action

    workspace = session.workspace()
    key = pick_pupil(session, workspace.root, pupil)
    built = action.build_pack(workspace, key, review=review, stage=stage.value if stage else None)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=action.file_name(workspace, built.view, ending=wanted.as_format.value),
        wanted=wanted,
    )
    _say_missing(session, built.view)
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not in the pack; mend these first")
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _export_each(session: Session, choice: Choice, many: ManyDelivery, *, stage: Stages | None) -> ExitStatus:
    from senco_cli.actions import export_annual_review as action

    workspace = session.workspace()
    keys = choice.keys(workspace, statuses=_WITH_PLAN)
    view_of = action.views_of_packs(workspace, stage=stage.value if stage else None)
    return deliver_many(
        session, workspace, keys, view_of, template=action.TEMPLATE, document=action.DOCUMENT, wanted=many
    )


def _say_missing(session: Session, view: AnnualReview) -> None:
    if not view.missing:
        return
    things = "1 thing is" if len(view.missing) == 1 else f"{len(view.missing)} things are"
    late = f", {view.late} of them past the day" if view.late else ""
    session.note(f"{things} missing{late}; the pack lists them first, with the command for each")
