"""`senco add-access-arrangement`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli import answers, ask_access
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session

_ASKED = "asked for when not given"


def add_access_arrangement(
    ctx: typer.Context,
    pupil: PupilArgument,
    for_what: Annotated[
        str | None, typer.Option("--for", help=f"examinations, key-stage-2, phonics ...; {_ASKED}.")
    ] = None,
    arrangement: Annotated[
        str | None, typer.Option("--arrangement", help=f"Which, as a code or in words; {_ASKED}.")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=2100, help="Of national tests: the calendar year, like 2027.")
    ] = None,
    subject: Annotated[
        list[str] | None, typer.Option("--subject", help="A subject or paper; all when none is given.")
    ] = None,
    difficulty: Annotated[str | None, typer.Option("--difficulty", help="What it answers, in a sentence.")] = None,
    first_needed: Annotated[
        str | None, typer.Option("--first-needed", metavar="DATE", help="The day the need was first seen.")
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence", metavar='"DATE; SUBJECT; TEACHER; WHAT"', help="Normal way of working; may be repeated."
        ),
    ] = None,
    form: Annotated[str | None, typer.Option("--form", help="form-8, form-9 or other.")] = None,
    assessor: Annotated[str | None, typer.Option("--assessor", help="Who assessed.")] = None,
    qualification: Annotated[str | None, typer.Option("--qualification", help="The assessor's qualification.")] = None,
    score: Annotated[
        list[str] | None,
        typer.Option("--score", metavar='"AREA; SCORE; DATE; TEST"', help="A standardised score; may be repeated."),
    ] = None,
    ehc_plan: Annotated[
        bool | None, typer.Option("--ehc-plan/--no-ehc-plan", help="Whether it rests on a current EHC plan.")
    ] = None,
    told: Annotated[
        str | None, typer.Option("--told", metavar="DATE", help="The day the pupil was told that data goes online.")
    ] = None,
    applied: Annotated[
        str | None, typer.Option("--applied", metavar="DATE", help="The day it was applied for.")
    ] = None,
    reference: Annotated[str | None, typer.Option("--reference", help="Reference of the application.")] = None,
    approved: Annotated[str | None, typer.Option("--approved", metavar="DATE", help="The day it was approved.")] = None,
    expires: Annotated[
        str | None, typer.Option("--expires", metavar="DATE", help="The day printed on the approval.")
    ] = None,
    notified: Annotated[
        str | None, typer.Option("--notified", metavar="DATE", help="Of national tests: the day it was notified.")
    ] = None,
    trialled: Annotated[
        str | None, typer.Option("--trialled", metavar="DATE", help="The day it was tried in a mock.")
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down an access arrangement in examinations or national tests, with its evidence."""
    from senco_cli.actions import add_access_arrangement as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    typed = ask_access.Typed(
        session=session,
        today=workspace.today,
        asking=session.can_ask and None in (for_what, arrangement),
        arrangement=arrangement,
        subjects=subject,
        difficulty=difficulty,
        evidence=evidence,
        year=year,
        form=form,
        assessor=assessor,
        qualification=qualification,
        score=score,
        ehc_plan=ehc_plan,
        reference=reference,
        days={"first-needed": first_needed, "told": told, "applied": applied, "approved": approved}
        | {"expires": expires, "notified": notified, "trialled": trialled},
    )
    test = ask_access.for_what(session, for_what)
    ask_access.refuse_strange(typed, test)
    if test == ask_access.EXAMS:
        prepared = action.prepare_exam_arrangement(workspace, key, ask_access.exam_arrangement(typed))
    else:
        prepared = action.prepare_test_arrangement(workspace, key, ask_access.national_arrangement(typed, test))
    answers.finish(session, workspace, prepared, said=f"added access arrangement ({key})", yes=yes)
    return 0
