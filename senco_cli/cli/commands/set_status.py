"""`senco set-status`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.answers import Answers, given_day
from senco_cli.cli.codes import read_code
from senco_cli.cli.option_groups import DirectWriteOptions
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.show_writes import say_saved


def set_status(
    pupil: Annotated[str, typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name.")],
    status: Annotated[str, typer.Argument(metavar="STATUS", help="N, K or E, or its words.")],
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The day it begins; asked for, today offered.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
    parents_told: Annotated[
        str | None, typer.Option("--parents-told", metavar="DATE", help="The day the parents were told.")
    ] = None,
    *,
    typed: DirectWriteOptions,
) -> int:
    """Change a pupil's SEN status from a day on; the status before ends the day before."""
    from senco_cli.actions.set_status import set_status as act

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    code = read_code("sen_provision", status, option="STATUS")
    day = Answers(session, workspace.today, asking=session.can_ask).day("--from", from_day, "From which day")
    told = given_day("--parents-told", parents_told)
    change = act(workspace, key, code, from_on=day, reason=reason, parents_told_on=told)
    if typed.dry_run:
        session.print(change.committed.diff)
        return 0
    say_saved(session, f"pupil {key}: status {change.before or 'none'} to {code} from {day}", change.committed)
    if code == "K" and told is None:
        session.print(f"next: tell the parents, and write down the day: senco record parents-told-of-support {key}")
    if code == "E":
        session.print(f"next: The EHC plan was first made: senco record plan-made {key}")
    return 0
