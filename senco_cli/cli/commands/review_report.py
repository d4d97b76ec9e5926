"""`senco review-report`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions, finish


def review_report(
    pupil: PupilArgument,
    sent: Annotated[
        str | None,
        typer.Option("--sent", metavar="DATE", help="The day it went to the authority and everybody invited; asked."),
    ] = None,
    recommendation: Annotated[
        str | None, typer.Option("--recommendation", help="keep, amend, cease or re-assess; asked for when missing.")
    ] = None,
    differences: Annotated[
        str | None, typer.Option("--differences", metavar="TEXT", help="Where the school and others differ.")
    ] = None,
    *,
    typed: StepOptions,
) -> int:
    """Write down the day the report of a review was sent, what it recommends and where views differ."""
    from senco_cli.actions import review_record as action

    asks, workspace, chosen = typed.begin_with(pupil, action.REPORT)
    sent_on = asks.day("--sent", sent, "Day the report was sent")
    question, of_recommendation = "What does the meeting recommend?", asks.when(chosen.review.recommendation is None)
    code = of_recommendation.maybe_code("--recommendation", recommendation, "review_recommendation", question)
    question, of_differences = "Where the school and others differ", asks.when(chosen.review.differences is None)
    differences = of_differences.maybe_text("--differences", differences, question)
    done = action.record_report(workspace, chosen, sent_on=sent_on, recommendation=code, differences=differences)
    return finish(asks.session, workspace, done, what=f"report sent on {show_day(sent_on)}")
