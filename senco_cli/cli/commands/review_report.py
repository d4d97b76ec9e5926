"""`senco review-report`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import MeetingOption, begin, choose_review, day_of, finish, optional_text


def review_report(
    ctx: typer.Context,
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
    meeting: MeetingOption = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down the day the report of a review was sent, what it recommends and where views differ."""
    from senco_cli.actions import review_record as action

    session, workspace, key = begin(ctx, pupil, records=records, on=on, dry_run=dry_run)
    chosen = choose_review(session, workspace, key, step=action.REPORT, meeting=meeting)
    sent_on = day_of(session, sent, "Day the report was sent", option="--sent", default=workspace.today)
    code = read_code("review_recommendation", recommendation, option="--recommendation") if recommendation else None
    if code is None and chosen.review.recommendation is None and session.can_ask:
        question = "What does the meeting recommend?"
        code = choose_code(session, "review_recommendation", question, option="--recommendation", on=workspace.today)
    if differences is None and chosen.review.differences is None:
        question = "Differences between the school's view and others' (Return for none)"
        differences = optional_text(session, None, question, option="--differences")
    done = action.record_report(workspace, chosen, sent_on=sent_on, recommendation=code, differences=differences)
    return finish(session, workspace, done, what=f"report sent on {show_day(sent_on)}")
