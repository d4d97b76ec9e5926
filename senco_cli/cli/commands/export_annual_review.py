"""`senco export annual-review`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import deliver
from senco_cli.cli.delivery_many import ManyOptions, deliver_each
from senco_cli.cli.filled_form import FormOptions, fill_each_form, fill_form
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.cli.review_papers import keys_with_plan
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.documents.annual_review.view import AnnualReview, Stage


class Stages(StrEnum):
    """Which of the two packs of a review."""

    BEFORE = "before"
    AFTER = "after"


def export_annual_review(
    pupil: MaybePupilArgument = None,
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
    *,
    many: ManyOptions,
    typed: FormOptions,
) -> ExitStatus:
    """Make the annual review pack: what goes out before the meeting, or the report after it; what is missing first.

    It is of the review under way, else of the next or the last. With --all, --year or --class there is one for every
    pupil with an EHC plan and a review, in files that bear the pupil's key. With --form it is put into an authority's
    own Word form, which stays as it is; with --all and the like, one filled form for each pupil.
    """
    stage_of: Stage | None = stage.value if stage else None
    typed.refuse_strange()
    if many.is_of_many:
        if pupil or review or typed.open_it:
            raise UsageError("--all, --year and --class are for many pupils", hint="name no pupil, review or --open")
        return (fill_each_form if typed.form else _export_each)(many, typed, stage=stage_of)
    if not pupil:
        raise UsageError("whose pack is it?", hint="name a pupil, or give --all, --year or --class")
    if many.is_zip or typed.within:
        strange = "zip" if many.is_zip else "within"
        raise UsageError(f"--{strange} is for many pupils", hint="add --all, --year or --class")
    return (fill_form if typed.form else _export_one)(pupil, typed, review=review, stage=stage_of)


def _export_one(pupil: list[str], typed: FormOptions, *, review: str | None, stage: Stage | None) -> ExitStatus:
    from senco_cli.actions.export_annual_review import packs_of

    wanted = typed.one()
    session, workspace = typed.begin()
    built = packs_of(workspace, review=review, stage=stage)(pick_pupil(session, workspace.root, pupil))
    deliver(session, workspace, built, wanted)
    _say_missing(session, built.view)
    return tell_faults(session, workspace.root, built.faults, so="what cannot be read is not in the pack")


def _export_each(many: ManyOptions, typed: FormOptions, *, stage: Stage | None) -> ExitStatus:
    from senco_cli.actions import export_annual_review as action

    wanted = many.delivery(typed)
    session, workspace = typed.begin()
    keys = keys_with_plan(workspace, many, within=typed.within)
    pack_of = action.packs_of(workspace, stage=stage, to_come=typed.within is not None)
    return deliver_each(session, workspace, keys, pack_of, kind=action.KIND, wanted=wanted)


def _say_missing(session: Session, view: AnnualReview) -> None:
    if not view.missing:
        return
    things = how_many(len(view.missing), "thing is", "things are")
    late = f", {view.late} of them past the day" if view.late else ""
    session.note(f"{things} missing{late}; the pack lists them first, with the command for each")
