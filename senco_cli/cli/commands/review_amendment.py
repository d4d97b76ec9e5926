"""`senco review-amendment`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import MeetingOption, begin, choose_review, day_of, finish, optional_day


def review_amendment(
    ctx: typer.Context,
    pupil: PupilArgument,
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="DATE", help="The day the authority sent the notice; asked for.")
    ] = None,
    served: Annotated[
        str | None, typer.Option("--served", metavar="DATE", help="The day the family received it, where known.")
    ] = None,
    meeting: MeetingOption = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down the authority's notice of proposed amendments; the final plan is due from the day it was sent."""
    from senco_cli.actions import review_record as action

    session, workspace, key = begin(ctx, pupil, records=records, on=on, dry_run=dry_run)
    chosen = choose_review(session, workspace, key, step=action.AMENDMENT, meeting=meeting)
    sent_on = day_of(session, sent, "Day the notice was sent", option="--sent", default=workspace.today)
    served_on = optional_day(session, served, "Day the family received it", option="--served")
    done = action.record_amendment(workspace, chosen, sent_on=sent_on, served_on=served_on)
    return finish(session, workspace, done, what=f"amendments proposed on {show_day(sent_on)}")
