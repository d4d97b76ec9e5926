"""`senco export chase-letter`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import given_past_day
from senco_cli.cli.ask import confirm
from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.chase_letter import BuiltLetter
    from senco_cli.actions.workspace import Workspace


class LetterOptions(PageOptions):
    """Which letter, and whether it was sent."""

    authority: Annotated[
        str | None, typer.Option("--authority", help="One letter for everything that this authority owes.")
    ] = None
    rule: Annotated[str | None, typer.Option("--rule", help="Only what is late by this rule, like AR-DECIDE.")] = None
    answer_by: Annotated[
        str | None, typer.Option("--answer-by", metavar="DATE", help="By when to answer; else in two weeks.")
    ] = None
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="DATE", help="Note in the contact log that it was sent on this day.")
    ] = None


def export_chase_letter(pupil: MaybePupilArgument = None, *, typed: LetterOptions) -> ExitStatus:
    """Make the letter that asks an authority for what is late: the facts, the day and the rule.

    It is about one pupil, or with --authority about everybody. A date counts as late only once the last day by the most
    lenient reading has passed; promises and good practice are not chased. The letter says of a child the name, the date
    of birth and the dates of the plan. Once it is sent, --sent writes it into the contact log; a terminal asks.
    """
    from senco_cli.actions import chase_letter as action

    wanted, session = typed.one(), typed.session
    workspace = session.workspace(writing=typed.sent is not None)
    sent_on = given_past_day("--sent", typed.sent, today=workspace.today)
    built = _built(session, workspace, pupil, typed)
    deliver(session, workspace, built, wanted)
    for key in built.own_late:
        session.note(f"look first: something of the school's own is late for pupil {key} too (senco show {key})")
    status = tell_faults(session, workspace.root, built.faults, so="what cannot be read is not in the letter")
    if sent_on is None and not typed.to_stdout and _may_ask(session, workspace):
        sent_on = workspace.today if confirm(session, "Note it in the contact log as sent today?") else None
    if sent_on:
        name = typed.out.name if typed.out else built.file_name(on=workspace.today, ending=wanted.as_format.value)
        committed = action.note_as_sent(workspace, built.view, sent_on=sent_on, document=name)
        keys = ", ".join(each.key for each in built.view.pupils)
        say_saved(session, f"noted as sent on {sent_on} ({keys})", committed)
    return status


def _built(session: Session, workspace: Workspace, pupil: list[str] | None, typed: LetterOptions) -> BuiltLetter:
    from senco_cli.actions import chase_letter as action

    if bool(pupil) == bool(typed.authority):
        raise UsageError("a pupil or an authority is needed, not both", hint="PUPIL   or   --authority NAME")
    rule = typed.rule.upper() if typed.rule else None
    if rule is not None and rule not in action.chase_rules():
        raise UsageError(
            "--rule: no authority owes anything by that rule", hint=f"one of {', '.join(action.chase_rules())}"
        )
    until = parse_day_option("--answer-by", typed.answer_by) if typed.answer_by else None
    if until and until <= workspace.today:
        raise UsageError("--answer-by: that day is not to come", hint="write a day after today")
    if typed.authority:
        return action.letter_for_authority(workspace, typed.authority, rule=rule, answer_by=until)
    return action.letter_for_pupil(workspace, pick_pupil(session, workspace.root, pupil), rule=rule, answer_by=until)


def _may_ask(session: Session, workspace: Workspace) -> bool:
    return session.can_ask and not session.is_for_reading_only(workspace.root)
