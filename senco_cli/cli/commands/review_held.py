"""`senco review-held`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.answers import Answers
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions, finish
from senco_cli.errors import UsageError


class HeldOptions(StepOptions):
    """Whether it was held, and who came."""

    held: Annotated[
        str | None,
        typer.Option("--held", metavar="DATE", help="The day it was held; asked for, the planned day offered."),
    ] = None
    attended: Annotated[
        list[str] | None,
        typer.Option(
            "--attended",
            metavar="WHO",
            help="Who came, as roles or names with commas, or all; the others invited then did not come.",
        ),
    ] = None
    not_held: Annotated[bool, typer.Option("--not-held", help="The meeting did not take place.")] = False
    called_off: Annotated[
        str | None, typer.Option("--called-off", metavar="DATE", help="The day it was called off, with --not-held.")
    ] = None


def review_held(pupil: PupilArgument, typed: HeldOptions) -> int:
    """Write down that a review meeting was held and who came, or that it did not take place."""
    from senco_cli.actions import review_record as action

    if typed.not_held and (typed.held or typed.attended):
        raise UsageError("--not-held goes with neither --held nor --attended", hint="leave one of them out")
    if typed.called_off and not typed.not_held:
        raise UsageError("--called-off goes with --not-held", hint="add --not-held")
    asks, workspace, chosen = typed.begin_with(pupil, action.HELD)
    if typed.not_held:
        off = parse_day_option("--called-off", typed.called_off) if typed.called_off else None
        done = action.record_not_held(workspace, chosen, called_off_on=off)
        return finish(asks.session, workspace, done, what="not held")
    planned = chosen.review.meeting_on
    held_on = asks.day("--held", typed.held, "Day it was held", default=planned)
    attended = typed.attended or _who_came(asks.when(bool(chosen.review.invited)))
    who = [part for each in attended for part in each.split(",") if part.strip()]
    done = action.record_held(workspace, chosen, held_on=held_on, attended=who if attended else None)
    moved = f", moved from {show_day(planned)}" if held_on != planned else ""
    return finish(asks.session, workspace, done, what=f"held{moved}")


def _who_came(asks: Answers) -> list[str]:
    answer = asks.maybe_text("--attended", None, "Who came: roles or names with commas, or all")
    return [answer] if answer else []
