"""`senco resolve`."""

from __future__ import annotations

import textwrap
from collections import Counter
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
    from senco_cli.store.conflicts import Conflict, Side

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
    decisions = _taken(session, found, take) if take else _ask_all(session, workspace, found)
    mine = action.still_open(workspace, decisions)
    if len(mine) < len(decisions):
        session.note(f"{len(decisions) - len(mine)} somebody else has decided meanwhile; that stays as it is")
    if not mine:
        session.print("nothing was changed")
        return 0
    done = action.resolve(workspace, mine)
    if typed.dry_run:
        session.print(done.diff)
        return 0
    left = len(found) - len(decisions)
    session.print(f"decided: {len(mine)}" + (f"; {left} left, for senco resolve" if left else ""))
    return 0


def _taken(session: Session, found: Sequence[Question], take: Take) -> list[Decision]:
    """The same version for all; of several others for one place nobody knows which is meant."""
    from senco_cli.actions.resolve import Decision

    others = Counter((question.path, str(question.note.where)) for question in found)
    several = [each for each in found if others[each.path, str(each.note.where)] > 1 and take is Take.OTHER]
    if several:
        session.note("where more than one other version is noted, senco resolve has to ask: those are left")
    return [Decision(question, take.value) for question in found if question not in several]


def _ask_all(session: Session, workspace: Workspace, found: Sequence[Question]) -> list[Decision]:
    from senco_cli.actions import resolve as action

    decisions: list[Decision] = []
    for number, question in enumerate(found, start=1):
        here = action.standing(workspace, question, decisions)
        _show(session, workspace, question, here=here, number=f"{number} of {len(found)}")
        try:
            chosen = _ask_one(session, workspace, question, decisions)
        except (typer.Abort, KeyboardInterrupt, EOFError):
            if not decisions:
                raise
            session.note("\nstopped; what you have decided is kept")
            break
        if chosen == _STOP:
            break
        if isinstance(chosen, action.Decision):
            decisions.append(chosen)
    return decisions


def _ask_one(
    session: Session, workspace: Workspace, question: Question, decisions: Sequence[Decision]
) -> Decision | str:
    """What was decided, or that it is to be later, or no more."""
    from senco_cli.actions import resolve as action

    while True:
        chosen = choose(session, "Which is it to be?", _choices(question), option="--take")
        if chosen in (_STOP, _LATER):
            return chosen
        typed = ask(session, "Type it", option="--take", read=some_text) if chosen == _TYPE else None
        decision = action.Decision(question, chosen, typed)
        try:
            action.try_out(workspace, [*decisions, decision])
        except SencoError as error:
            session.note(f"  {error.sentence}" + (f"; {error.hint}" if error.hint else ""))
            continue
        return decision


def _show(session: Session, workspace: Workspace, question: Question, *, here: Side, number: str) -> None:
    from senco_cli.actions.resolve import asked_about, is_sound, said

    note = question.note
    session.note("")
    session.note(f"{number}: {shown_path(session, workspace.root / question.path)}: {asked_about(question)}")
    shown = said(here) if note.where else "(the record as it is now)"
    for words, side, value in (("in the record", here, shown), (_whose(note), note.other, said(note.other))):
        session.note(f"  {words}{'' if is_sound(question.path, side) else ', which cannot be read'}:")
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
