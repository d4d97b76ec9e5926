"""`senco review-advice`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.ask import ask, choose
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions, finish
from senco_cli.errors import UsageError

_STEPS = (("asked", "Asked for"), ("received", "Came"), ("circulated", "Sent to everybody invited"))


class AdviceOptions(StepOptions):
    """Whose advice, and what happened to it."""

    from_whom: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="WHO", help="Whose advice: roles or names with commas, or all; asked for."),
    ] = None
    asked: Annotated[str | None, typer.Option("--asked", metavar="DATE", help="The day it was asked for.")] = None
    received: Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day it came.")] = None
    circulated: Annotated[
        str | None, typer.Option("--circulated", metavar="DATE", help="The day it went to everybody invited.")
    ] = None


def review_advice(pupil: PupilArgument, typed: AdviceOptions) -> int:
    """Write down when advice for a review was asked for, came, and was sent to everybody invited."""
    from senco_cli.actions import review_advice as action
    from senco_cli.actions.review_people import said_of

    asks, workspace, chosen = typed.begin_with(pupil, action.ADVICE)
    question = "Whose advice (roles or names, or all)"
    given_whom = typed.from_whom or [ask(asks.session, question, option="--from WHO", read=_text)]
    whom = [part for each in given_whom for part in each.split(",") if part.strip()]
    given = {"asked": typed.asked, "received": typed.received, "circulated": typed.circulated}
    if not any(given.values()):
        step = choose(asks.session, "What happened?", _STEPS, option="--asked, --received or --circulated DATE")
        given[step] = asks.day(f"--{step}", None, "Which day").isoformat()
    days = {f"{name}_on": parse_day_option(f"--{name}", day) for name, day in given.items() if day}
    done = action.record_advice(workspace, chosen, of=whom, days=action.AdviceDays(**days))
    said = ", ".join(f"{name} on {show_day(days[f'{name}_on'])}" for name in given if f"{name}_on" in days)
    status = finish(asks.session, workspace, done, what=f"advice {said}")
    waiting = [said_of(each) for each in action.waiting_for(done.review)]
    if waiting and not workspace.dry_run:
        print_wrapped(asks.session, f"still to come: advice of {', '.join(waiting)}", indent=0, hanging=4)
    return status


def _text(answer: str) -> str:
    if not answer.strip():
        raise UsageError("this cannot be empty", hint="a role like health, a name, or all")
    return answer.strip()
