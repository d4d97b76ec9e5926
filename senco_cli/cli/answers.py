"""What commands that write an entry share: codes, days and sums as options or as answers, and the last question."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from senco_cli.cli.ask import ask, confirm
from senco_cli.cli.codes import choose_code, read_code, read_codes
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.pupil_list import Prepared
    from senco_cli.actions.workspace import Workspace

_POUNDS = re.compile(r"£?(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.\d{2})?", re.ASCII)


def code(
    session: Session, set_name: str, typed: str | None, question: str, *, option: str, on: date, only: str = ""
) -> str:
    """The code typed for an option, else one chosen from those valid on a day; `only` restricts the choice."""
    if typed is not None:
        return read_code(set_name, typed, option=option, on=on)
    return choose_code(session, set_name, question, option=option, on=on, only=only)


def codes(
    session: Session, set_name: str, typed: list[str] | None, question: str, *, option: str, on: date, asking: bool
) -> tuple[str, ...]:
    """The codes typed for an option; asked for, several with commas, where somebody is being asked anyway."""
    if typed is not None or not asking:
        return read_codes(set_name, typed, option=option, on=on)
    from senco_cli.model.codes import code_set

    offered = code_set(set_name).current(on)
    session.note(question)
    for number, each in enumerate(offered, start=1):
        session.note(f"  {number:>2}  {each.name} ({each.code})")

    def read(answer: str) -> tuple[str, ...]:
        parts = [part.strip() for part in answer.split(",") if part.strip()]
        named = [offered[int(part) - 1].code if _is_number(part, len(offered)) else part for part in parts]
        return read_codes(set_name, named, option="that", on=on)

    return ask(session, "Numbers or codes with commas (Return for none)", option=option, read=read)


def past_day(session: Session, typed: str | None, question: str, *, option: str, today: date, asking: bool) -> date:
    """The day of something that has happened: typed, or asked for with today offered, or today."""
    if typed is None and not asking:
        return today
    if typed is not None:
        return has_been(option, typed, today)
    return ask(
        session,
        question,
        option=option,
        read=lambda answer: has_been(question.lower(), answer, today),
        default=today.isoformat(),
    )


def maybe_day(
    session: Session, typed: str | None, question: str, *, option: str, asking: bool, latest: date | None = None
) -> date | None:
    """A day that may be left out: typed, or asked for with Return for none; with `latest` no later than that."""

    def day(name: str, text: str) -> date:
        return has_been(name, text, latest) if latest else parse_day_option(name, text)

    if typed is not None:
        return day(option, typed)
    if not asking:
        return None

    def read(answer: str) -> date | None:
        return day(question.lower(), answer) if answer else None

    return ask(session, f"{question} (Return if no day)", option=option, read=read)


def maybe_text(session: Session, typed: str | None, question: str, *, option: str, asking: bool) -> str | None:
    """A text that may be left out: typed, or asked for with Return for none."""
    if typed is not None or not asking:
        return (typed or "").strip() or None
    return ask(session, f"{question} (Return leaves it out)", option=option, read=lambda answer: answer or None)


def has_been(option: str, typed: str, today: date) -> date:
    """The day typed, which is not to come. Raises UsageError."""
    day = parse_day_option(option, typed)
    if day > today:
        raise UsageError(f"{option}: that day is still to come", hint="write a day that has been")
    return day


def given_day(option: str, typed: str | None) -> date | None:
    """The day typed for an option that nobody is asked for."""
    return None if typed is None else parse_day_option(option, typed)


def given_past_day(option: str, typed: str | None, *, today: date) -> date | None:
    """The day typed for an option that nobody is asked for, which is not to come. Raises UsageError."""
    return None if typed is None else has_been(option, typed, today)


def refuse_backwards(*days: tuple[str, date | None]) -> None:
    """Raises UsageError where the day of an option is before that of one which comes before it."""
    given = [(option, day) for option, day in days if day]
    for (before, first), (option, day) in pairwise(given):
        if day < first:
            raise UsageError(f"{option}: that is before the day of {before}", hint=f"write {option} with a later day")


def pounds(option: str, typed: str | None) -> str | None:
    """A sum of money as a record holds it. Raises UsageError."""
    if typed is None:
        return None
    if not _POUNDS.fullmatch(typed.strip()):
        raise UsageError(f"{option}: that is not a sum of money", hint="write pounds and pence, like 17.20")
    return typed.strip().lstrip("£").replace(",", "")


def finish(session: Session, workspace: Workspace, prepared: Prepared, *, said: str, yes: bool) -> bool:
    """Show what would be written, ask, write it and say so; whether it was written."""
    from senco_cli.actions.pupil_list import store

    if prepared.write.expected is None:
        show_writes(session, [prepared.write])
    else:
        difference = store(replace(workspace, dry_run=True), prepared).diff
        session.print(difference or "nothing would change: the record holds that already")
        if not difference:
            return False
    if workspace.dry_run:
        return False
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return False
    say_saved(session, said, store(workspace, prepared))
    return True


def _is_number(part: str, most: int) -> bool:
    return part.isascii() and part.isdigit() and 1 <= int(part) <= most
