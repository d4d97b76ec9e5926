"""`senco resolve`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, choose, some_text
from senco_cli.cli.option_groups import DirectWriteOptions
from senco_cli.cli.output import shown_path
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import SencoError

if TYPE_CHECKING:
    from senco_cli.actions.resolve import Decision, Question
    from senco_cli.actions.workspace import Workspace
    from senco_cli.store.conflicts import Conflict

_TYPE, _LATER, _STOP = "type", "later", "stop"


class Take(StrEnum):
    """Which version is taken for all, without asking."""

    HERE = "here"
    OTHER = "other"


def resolve(
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="Only this pupil: the key or any part of the name.")
    ] = None,
    take: Annotated[
        Take | None, typer.Option("--take", help="For all: what stands in the record (here), or the other version.")
    ] = None,
    *,
    typed: DirectWriteOptions,
) -> int:
    """Decide what two people changed differently, one by one.

    You can stop at any question; what you have decided is kept, in one commit.
    """
    from senco_cli.actions import resolve as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil) if pupil else None
    found = action.questions(workspace, pupil=key)
    if not found:
        session.print("nothing is to be decided")
        return 0
    decisions = (
        [action.Decision(question, take.value) for question in found] if take else _ask_all(session, workspace, found)
    )
    if not decisions:
        session.print("nothing was changed")
        return 0
    done = action.resolve(workspace, decisions)
    if typed.dry_run:
        session.print(done.diff)
        return 0
    left = len(found) - len(decisions)
    session.print(f"decided: {len(decisions)}" + (f"; {left} left, for senco resolve" if left else ""))
    return 0


def _ask_all(session: Session, workspace: Workspace, found: Sequence[Question]) -> list[Decision]:
    from senco_cli.actions import resolve as action

    decisions: list[Decision] = []
    for number, question in enumerate(found, start=1):
        _show(session, workspace, question, f"{number} of {len(found)}")
        while True:
            chosen = choose(session, "Which is it to be?", _choices(question), option="--take")
            if chosen == _STOP:
                return decisions
            if chosen == _LATER:
                break
            typed = ask(session, "Type it", option="--take", read=some_text) if chosen == _TYPE else None
            decision = action.Decision(question, chosen, typed)
            try:
                action.try_out(workspace, [*decisions, decision])
            except SencoError as error:
                session.note(f"  {error.sentence}" + (f"; {error.hint}" if error.hint else ""))
                continue
            decisions.append(decision)
            break
    return decisions


def _show(session: Session, workspace: Workspace, question: Question, number: str) -> None:
    from senco_cli.actions.resolve import said

    note = question.note
    session.note("")
    session.note(
        f"{number}: {shown_path(session, workspace.root / question.path)}: {note.fields or 'the whole record'}"
    )
    named = [step for step in note.where if isinstance(step, dict)]
    for step in named:
        session.note("  of " + ", ".join(f"{name} {value}" for name, value in step.items()))
    here = "(the record as it is now)" if not note.where else said(note.here)
    for words, value in (("in the record:", here), (f"{_whose(note)}:", said(note.other))):
        session.note(f"  {words}")
        session.note(textwrap.indent(value, "    "))


def _choices(question: Question) -> list[tuple[str, str]]:
    from senco_cli.actions.resolve import may_type

    other = "take it out" if question.note.other.removed else "the other version"
    if question.note.other.removed and not question.note.where:
        other = "delete the record"
    found = [("here", "what stands in the record"), ("other", other)]
    if may_type(question):
        found.append((_TYPE, "something else, which I type"))
    return [*found, (_LATER, "leave this one for later"), (_STOP, "stop here, and keep what I have decided")]


def _whose(note: Conflict) -> str:
    from datetime import date

    who = note.by or "somebody else"
    try:
        day = date.fromisoformat(note.day or "")
    except ValueError:
        return f"{who} wrote" if note.by else "the other version"
    return f"{who} on {day.day} {day:%B %Y}"
