"""`senco review-final`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import MeetingOption, begin, choose_review, day_of, finish


def review_final(
    ctx: typer.Context,
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
    meeting: MeetingOption = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down the final plan after a review, or the notice that it stays; the review year does not begin again."""
    from senco_cli.actions import review_record as action

    session, workspace, key = begin(ctx, pupil, records=records, on=on, dry_run=dry_run)
    chosen = choose_review(session, workspace, key, step=action.FINAL, meeting=meeting)
    sent_on = day_of(session, sent, "Day the final plan was sent", option="--sent", default=workspace.today)
    if names_next_school is None and not not_amended and action.leads_to_transfer(chosen) and session.can_ask:
        names_next_school = confirm(session, "Does it name the next school?", option="--names-next-school")
    done = action.record_final(
        workspace,
        chosen,
        sent_on=sent_on,
        is_amended=not not_amended,
        names_next_school=bool(names_next_school),
    )
    what = "notice that the plan stays, of" if not_amended else "final plan sent on"
    return finish(session, workspace, done, what=f"{what} {show_day(sent_on)}")
