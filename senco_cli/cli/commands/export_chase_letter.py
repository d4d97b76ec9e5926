"""`senco export chase-letter`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.delivery import (
    ForceOption,
    OpenOption,
    OutOption,
    PageFormatOption,
    StdoutOption,
    deliver,
    delivery,
)
from senco_cli.cli.options import OnOption, RecordsOption, parse_day_option, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.chase_letter import BuiltLetter
    from senco_cli.actions.workspace import Workspace


def export_chase_letter(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    authority: Annotated[
        str | None, typer.Option("--authority", help="One letter for everything that this authority owes.")
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Only what is late by this rule, like AR-DECIDE.")] = None,
    answer_by: Annotated[
        str | None, typer.Option("--answer-by", metavar="DATE", help="By when to answer; else in two weeks.")
    ] = None,
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="DATE", help="Note in the contact log that it was sent on this day.")
    ] = None,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the letter that asks an authority for what is late: the facts, the day and the rule.

    It is about one pupil, or with --authority about everybody. A date counts as late only once the last day by the most
    lenient reading has passed; promises and good practice are not chased. The letter says of a child the name, the date
    of birth and the dates of the plan. Once it is sent, --sent writes it into the contact log; a terminal asks.
    """
    from senco_cli.actions import chase_letter as action

    wanted = delivery(as_format, out=out, to_stdout=to_stdout, open_it=open_it, force=force)
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=sent is not None)
    sent_on = _past_day(sent, workspace.today) if sent else None
    built = _built(session, workspace, pupil, authority, rule=rule, answer_by=answer_by)
    name = str(out) if out else action.file_name(built.view, ending=wanted.as_format.value)
    deliver(
        session,
        workspace,
        lambda width: action.render(workspace, built.view, as_format=wanted.as_format.value, width=width),
        name=name,
        wanted=wanted,
    )
    for key in built.own_late:
        session.note(f"look first: something of the school's own is late for pupil {key} too (senco show {key})")
    show_faults(session, workspace.root, built.faults)
    if built.faults:
        session.note("what cannot be read is not in the letter; mend these first")
    if sent_on is None and not to_stdout and _may_ask(session, workspace):
        sent_on = workspace.today if confirm(session, "Note it in the contact log as sent today?") else None
    if sent_on:
        committed = action.note_as_sent(workspace, built.view, sent_on=sent_on, document=Path(name).name)
        keys = ", ".join(each.key for each in built.view.pupils)
        say_saved(session, f"noted as sent on {sent_on} ({keys})", committed)
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE


def _built(
    session: Session,
    workspace: Workspace,
    pupil: list[str] | None,
    authority: str | None,
    *,
    rule: str | None,
    answer_by: str | None,
) -> BuiltLetter:
    from senco_cli.actions import chase_letter as action

    if bool(pupil) == bool(authority):
        raise UsageError("a pupil or an authority is needed, not both", hint="PUPIL   or   --authority NAME")
    if rule is not None and rule.upper() not in action.chase_rules():
        raise UsageError(
            "--rule: no authority owes anything by that rule", hint=f"one of {', '.join(action.chase_rules())}"
        )
    only = rule.upper() if rule else None
    until = parse_day_option("--answer-by", answer_by) if answer_by else None
    if until and until <= workspace.today:
        raise UsageError("--answer-by: that day is not to come", hint="write a day after today")
    if pupil:
        key = pick_pupil(session, workspace.root, pupil)
        return action.letter_for_pupil(workspace, key, rule=only, answer_by=until)
    return action.letter_for_authority(workspace, authority or "", rule=only, answer_by=until)


def _may_ask(session: Session, workspace: Workspace) -> bool:
    return session.can_ask and not session.is_for_reading_only(workspace.root)


def _past_day(typed: str, today: date) -> date:
    day = parse_day_option("--sent", typed)
    if day > today:
        raise UsageError("--sent: that day is still to come", hint="write the day on which it was sent")
    return day
