"""`senco review-decision`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption
from senco_cli.cli.output import show_day
from senco_cli.cli.review_step import MeetingOption, begin, choose_review, day_of, finish


def review_decision(
    ctx: typer.Context,
    pupil: Annotated[str, typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name.")],
    decision: Annotated[
        str | None, typer.Argument(metavar="DECISION", help="keep, amend or cease; asked for when missing.")
    ] = None,
    notice: Annotated[
        str | None, typer.Option("--notice", metavar="DATE", help="The day of the authority's notice; asked for.")
    ] = None,
    meeting: MeetingOption = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down the authority's decision after a review; the next review year runs from the day of its notice."""
    from senco_cli.actions import review_record as action

    session, workspace, key = begin(ctx, pupil, records=records, on=on, dry_run=dry_run)
    chosen = choose_review(session, workspace, key, step=action.DECISION, meeting=meeting)
    code = read_code("review_decision", decision, option="DECISION") if decision else chosen.review.la_decision
    if code is None:
        question = "What did the authority decide?"
        code = choose_code(session, "review_decision", question, option="keep, amend or cease", on=workspace.today)
    notice_on = day_of(session, notice, "Day of the authority's notice", option="--notice", default=workspace.today)
    done = action.record_decision(workspace, chosen, decision=code, notice_on=notice_on)
    return finish(session, workspace, done, what=f"decision to {code}, notice of {show_day(notice_on)}")
