"""`senco review-advice`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.ask import ask, choose
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import MeetingOption, begin, choose_review, day_of, finish
from senco_cli.errors import UsageError

_STEPS = (("asked", "Asked for"), ("received", "Came"), ("circulated", "Sent to everybody invited"))


def review_advice(
    ctx: typer.Context,
    pupil: PupilArgument,
    from_whom: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="WHO", help="Whose advice: roles or names with commas, or all; asked for."),
    ] = None,
    asked: Annotated[str | None, typer.Option("--asked", metavar="DATE", help="The day it was asked for.")] = None,
    received: Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day it came.")] = None,
    circulated: Annotated[
        str | None, typer.Option("--circulated", metavar="DATE", help="The day it went to everybody invited.")
    ] = None,
    meeting: MeetingOption = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down when advice for a review was asked for, came, and was sent to everybody invited."""
    from senco_cli.actions import review_advice as action
    from senco_cli.actions.review_people import said_of

    session, workspace, key = begin(ctx, pupil, records=records, on=on, dry_run=dry_run)
    chosen = choose_review(session, workspace, key, step=action.ADVICE, meeting=meeting)
    typed = from_whom or [ask(session, "Whose advice (roles or names, or all)", option="--from WHO", read=_text)]
    whom = [part for each in typed for part in each.split(",") if part.strip()]
    given = {"asked": asked, "received": received, "circulated": circulated}
    if not any(given.values()):
        step = choose(session, "What happened?", _STEPS, option="--asked, --received or --circulated DATE")
        given[step] = day_of(session, None, "Which day", option=f"--{step}", default=workspace.today).isoformat()
    days = {f"{name}_on": parse_day_option(f"--{name}", day) for name, day in given.items() if day}
    done = action.record_advice(workspace, chosen, of=whom, days=action.AdviceDays(**days))
    said = ", ".join(f"{name} on {show_day(days[f'{name}_on'])}" for name in given if f"{name}_on" in days)
    status = finish(session, workspace, done, what=f"advice {said}")
    waiting = [said_of(each) for each in action.waiting_for(done.review)]
    if waiting and not workspace.dry_run:
        print_wrapped(session, f"still to come: advice of {', '.join(waiting)}", indent=0, hanging=4)
    return status


def _text(answer: str) -> str:
    if not answer.strip():
        raise UsageError("this cannot be empty", hint="a role like health, a name, or all")
    return answer.strip()
