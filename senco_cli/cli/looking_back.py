"""`--as-at`: the option by which every command that looks can look at the records of an earlier day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from typer.core import TyperOption

from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

OPTION = "--as-at"


def add_looking_back(command: Any, *, looks_back: bool) -> Any:
    """The command with the option; one that does not look back takes it only to say so."""
    command.params.append(
        TyperOption(
            param_decls=[OPTION],
            type=str,
            metavar="DATE",
            help="Show the records as they stood at the end of that day; it is then today, unless --on says otherwise.",
            hidden=not looks_back,
            expose_value=False,
            callback=_look_back if looks_back else _refuse,
        )
    )
    return command


def _look_back(ctx: Any, _parameter: Any, typed: str | None) -> None:
    if typed is None:
        return
    from senco_cli.store.past import PastFolder

    session = ctx.find_object(Session)
    day = parse_day_option(OPTION, typed)
    if day > session.clock():
        raise UsageError(f"{OPTION}: that day has not come", hint="--on DATE   looks ahead with the records of today")
    past = PastFolder(day, session.environment)
    ctx.call_on_close(past.close)
    ctx.obj = replace(session, past=past)


def _refuse(ctx: Any, _parameter: Any, typed: str | None) -> None:
    if typed is not None:
        raise UsageError(
            f"{ctx.command_path} takes no {OPTION}: only what is looked at can be of an earlier day, and the past is "
            "not written to",
            hint=f"senco show PUPIL {OPTION} DATE   or list, review-due, today, why, export",
        )
