"""`senco review-held`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import MeetingOption, begin, choose_review, day_of, finish, optional_text
from senco_cli.errors import UsageError


def review_held(
    ctx: typer.Context,
    pupil: PupilArgument,
    held: Annotated[
        str | None,
        typer.Option("--held", metavar="DATE", help="The day it was held; asked for, the planned day offered."),
    ] = None,
    attended: Annotated[
        list[str] | None,
        typer.Option(
            "--attended",
            metavar="WHO",
            help="Who came, as roles or names with commas, or all; the others invited then did not come.",
        ),
    ] = None,
    not_held: Annotated[bool, typer.Option("--not-held", help="The meeting did not take place.")] = False,
    called_off: Annotated[
        str | None, typer.Option("--called-off", metavar="DATE", help="The day it was called off, with --not-held.")
    ] = None,
    meeting: MeetingOption = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down that a review meeting was held and who came, or that it did not take place."""
    from senco_cli.actions import review_record as action

    if not_held and (held or attended):
        raise UsageError("--not-held goes with neither --held nor --attended", hint="leave one of them out")
    if called_off and not not_held:
        raise UsageError("--called-off goes with --not-held", hint="add --not-held")
    session, workspace, key = begin(ctx, pupil, records=records, on=on, dry_run=dry_run)
    chosen = choose_review(session, workspace, key, step=action.HELD, meeting=meeting)
    if not_held:
        off = parse_day_option("--called-off", called_off) if called_off else None
        done = action.record_not_held(workspace, chosen, called_off_on=off)
        return finish(session, workspace, done, what="not held")
    planned = chosen.review.meeting_on
    held_on = day_of(session, held, "Day it was held", option="--held", default=planned)
    if attended is None and chosen.review.invited:
        question = "Who came (roles or names with commas, all, Return to leave it open)"
        answer = optional_text(session, None, question, option="--attended")
        attended = [answer] if answer else None
    who = [part for each in attended for part in each.split(",") if part.strip()] if attended is not None else None
    done = action.record_held(workspace, chosen, held_on=held_on, attended=who)
    moved = f", moved from {show_day(planned)}" if held_on != planned else ""
    return finish(session, workspace, done, what=f"held{moved}")
