"""`senco review-decision`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.output import show_day
from senco_cli.cli.review_step import StepOptions, finish


def review_decision(
    pupil: Annotated[str, typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name.")],
    decision: Annotated[
        str | None, typer.Argument(metavar="DECISION", help="keep, amend or cease; asked for when missing.")
    ] = None,
    notice: Annotated[
        str | None, typer.Option("--notice", metavar="DATE", help="The day of the authority's notice; asked for.")
    ] = None,
    *,
    typed: StepOptions,
) -> int:
    """Write down the authority's decision after a review; the next review year runs from the day of its notice."""
    from senco_cli.actions import review_record as action

    asks, workspace, chosen = typed.begin_with(pupil, action.DECISION)
    code = chosen.review.la_decision if decision is None else None
    if code is None:
        option = "DECISION" if decision else "keep, amend or cease"
        code = asks.code(option, decision, "review_decision", "What did the authority decide?")
    notice_on = asks.day("--notice", notice, "Day of the authority's notice")
    done = action.record_decision(workspace, chosen, decision=code, notice_on=notice_on)
    return finish(asks.session, workspace, done, what=f"decision to {code}, notice of {show_day(notice_on)}")
