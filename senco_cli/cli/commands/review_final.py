"""`senco review-final`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions, finish


def review_final(
    pupil: PupilArgument,
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="DATE", help="The day the final plan was sent; asked for.")
    ] = None,
    not_amended: Annotated[
        bool, typer.Option("--not-amended", help="It is the notice that the plan stays as it is after all.")
    ] = False,
    names_next_school: Annotated[
        bool | None,
        typer.Option(
            "--names-next-school/--no-next-school",
            help="Whether it names the school after the coming phase transfer; asked for where there is one.",
        ),
    ] = None,
    *,
    typed: StepOptions,
) -> int:
    """Write down the final plan after a review, or the notice that it stays; the review year does not begin again."""
    from senco_cli.actions import review_record as action

    asks, workspace, chosen = typed.begin_with(pupil, action.FINAL)
    sent_on = asks.day("--sent", sent, "Day the final plan was sent")
    if names_next_school is None and not not_amended and action.leads_to_transfer(chosen) and asks.asking:
        names_next_school = confirm(asks.session, "Does it name the next school?", option="--names-next-school")
    done = action.record_final(
        workspace,
        chosen,
        sent_on=sent_on,
        is_amended=not not_amended,
        names_next_school=bool(names_next_school),
    )
    what = "notice that the plan stays, of" if not_amended else "final plan sent on"
    return finish(asks.session, workspace, done, what=f"{what} {show_day(sent_on)}")
