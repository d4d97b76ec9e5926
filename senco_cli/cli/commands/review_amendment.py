"""`senco review-amendment`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions, finish


def review_amendment(
    pupil: PupilArgument,
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="DATE", help="The day the authority sent the notice; asked for.")
    ] = None,
    served: Annotated[
        str | None, typer.Option("--served", metavar="DATE", help="The day the family received it, where known.")
    ] = None,
    *,
    typed: StepOptions,
) -> int:
    """Write down the authority's notice of proposed amendments; the final plan is due from the day it was sent."""
    from senco_cli.actions import review_record as action

    asks, workspace, chosen = typed.begin_with(pupil, action.AMENDMENT)
    sent_on = asks.day("--sent", sent, "Day the notice was sent")
    served_on = asks.maybe_day("--served", served, "Day the family received it")
    done = action.record_amendment(workspace, chosen, sent_on=sent_on, served_on=served_on)
    return finish(asks.session, workspace, done, what=f"amendments proposed on {show_day(sent_on)}")
