"""`--as-at`: the option by which every command that looks can look at the records of an earlier day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from typer.core import TyperOption

from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

OPTION = "--as-at"


def add_looking_back(command: Any, *, looks_back: bool, of_one: bool = False) -> Any:
    """The command with the option; one that does not look back takes it only to say so."""
    command.params.append(
        TyperOption(
            param_decls=[OPTION],
            type=str,
            metavar="DATE",
            help="Show the records as they stood at the end of that day; it is then today, unless --on says otherwise.",
            hidden=not looks_back,
            expose_value=False,
            callback=partial(_look_back, of_one=of_one) if looks_back else _refuse,
        )
    )
    return command


def _look_back(ctx: Any, _parameter: Any, typed: str | None, *, of_one: bool) -> None:
    if typed is None:
        return
    from senco_cli.actions.find_pupil import fitting
    from senco_cli.store.past import PastFolder

    session = ctx.find_object(Session)
    day = parse_day_option(OPTION, typed)
    if day > session.clock():
        raise UsageError(f"{OPTION}: that day has not come", hint="--on DATE   looks ahead with the records of today")
    past = PastFolder(day, session.environment, typed=lambda: _whom(ctx) if of_one else "", fitting=fitting)
    ctx.call_on_close(past.close)
    ctx.obj = replace(session, past=past)


def _whom(ctx: Any) -> str:
    """The words that name the one pupil whom the command is about; none where it is about all of them."""
    # A name is of any number of words, and nothing else is that a command which looks back takes.
    named = [each.name for each in ctx.command.params if each.nargs == -1]
    words = next((ctx.params[name] for name in (*named, "pupil") if ctx.params.get(name)), "")
    return words if isinstance(words, str) else " ".join(words)


def _refuse(ctx: Any, _parameter: Any, typed: str | None) -> None:
    if typed is not None:
        raise UsageError(
            f"{ctx.command_path} takes no {OPTION}: only what is looked at can be of an earlier day, and the past is "
            "not written to",
            hint=f"senco show PUPIL {OPTION} DATE   or list, review-due, today, why, export",
        )
