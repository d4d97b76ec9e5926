"""What commands that write an entry share: what is typed for an option or else asked for, and the last question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from senco_cli.cli.ask import ask, confirm, given_or_asked
from senco_cli.cli.codes import choose_code, read_code, read_codes
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.actions.write import Prepared

_POUNDS = re.compile(r"£?(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answers:
    """Reads what was typed for an option, and asks for what was not.

    What a record cannot do without is asked for wherever there is somebody to ask; the rest only while `asking`, which
    is while somebody is being asked anything at all: with every needed option given, nothing more is wanted.
    """

    session: Session
    today: date
    asking: bool

    def when(self, wanted: bool) -> Answers:
        """The same, asking for what may be left out only where it is `wanted`."""
        return replace(self, asking=self.asking and wanted)

    def text(self, option: str, typed: str | None, question: str) -> str:
        """A text that there has to be."""
        return given_or_asked(self.session, typed, question, option=option)

    def maybe_text(self, option: str, typed: str | None, question: str) -> str | None:
        """A text that may be left out: typed, or asked for with Return for none."""
        if typed is not None or not self.asking:
            return (typed or "").strip() or None
        question = f"{question} (Return leaves it out)"
        return ask(self.session, question, option=option, read=lambda answer: answer or None)

    def code(self, option: str, typed: str | None, set_name: str, question: str, *, only: str = "") -> str:
        """A code that there has to be, else one chosen from those valid today; `only` restricts the choice."""
        if typed is not None:
            return read_code(set_name, typed, option=option, on=self.today)
        return choose_code(self.session, set_name, question, option=option, on=self.today, only=only)

    def maybe_code(self, option: str, typed: str | None, set_name: str, question: str) -> str | None:
        """A code that may be left out."""
        return None if typed is None and not self.asking else self.code(option, typed, set_name, question)

    def codes(self, option: str, typed: list[str] | None, set_name: str, question: str) -> tuple[str, ...]:
        """The codes typed, or asked for, several with commas."""
        if typed is not None or not self.asking:
            return read_codes(set_name, typed, option=option, on=self.today)
        from senco_cli.model.codes import code_set

        offered = code_set(set_name).current(self.today)
        self.session.note(question)
        for number, each in enumerate(offered, start=1):
            self.session.note(f"  {number:>2}  {each.name} ({each.code})")

        def read(answer: str) -> tuple[str, ...]:
            parts = [part.strip() for part in answer.split(",") if part.strip()]
            named = [offered[int(part) - 1].code if _is_number(part, len(offered)) else part for part in parts]
            return read_codes(set_name, named, option="that", on=self.today)

        return ask(self.session, "Numbers or codes with commas (Return for none)", option=option, read=read)

    def day(self, option: str, typed: str | None, question: str, *, default: date | None = None) -> date:
        """A day that there has to be; today is offered where nothing else is."""
        if typed is not None:
            return parse_day_option(option, typed)
        read = partial(parse_day_option, question.lower())
        offered = (default or self.today).isoformat()
        hint = f"{option} DATE" if option.startswith("-") else option
        return ask(self.session, question, option=hint, read=read, default=offered)

    def past_day(self, option: str, typed: str | None, question: str) -> date:
        """The day of something that has happened: typed, or asked for with today offered, or today."""
        if typed is None and not self.asking:
            return self.today
        if typed is not None:
            return has_been(option, typed, self.today)
        return ask(
            self.session,
            question,
            option=option,
            read=lambda answer: has_been(question.lower(), answer, self.today),
            default=self.today.isoformat(),
        )

    def maybe_day(self, option: str, typed: str | None, question: str, *, latest: date | None = None) -> date | None:
        """A day that may be left out: typed, or asked for with Return for none; with `latest` no later than that."""

        def day(name: str, text: str) -> date:
            return has_been(name, text, latest) if latest else parse_day_option(name, text)

        if typed is not None:
            return day(option, typed)
        if not self.asking:
            return None

        def read(answer: str) -> date | None:
            return day(question.lower(), answer) if answer else None

        return ask(self.session, f"{question} (Return leaves it out)", option=option, read=read)

    def maybe_past_day(self, option: str, typed: str | None, question: str) -> date | None:
        """The day of something that has happened, which may be left out."""
        return self.maybe_day(option, typed, question, latest=self.today)

    def given_past_day(self, option: str, typed: str | None) -> date | None:
        """A day that nobody is asked for, which is not to come. Raises UsageError."""
        return given_past_day(option, typed, today=self.today)


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
    from senco_cli.actions.write import save

    if prepared.write.expected is None:
        show_writes(session, [prepared.write])
    else:
        difference = save(replace(workspace, dry_run=True), prepared.message, [prepared.write]).diff
        session.print(difference or "nothing would change: the record holds that already")
        if not difference:
            return False
    if not is_agreed(session, workspace, yes=yes):
        return False
    say_saved(session, said, save(workspace, prepared.message, [prepared.write]))
    return True


def is_agreed(session: Session, workspace: Workspace, *, yes: bool) -> bool:
    """Whether to write what was shown: nothing on a dry run, nothing after a no, else all of it."""
    if workspace.dry_run:
        return False
    if yes or not session.can_ask or confirm(session, "Write this?", unless_said=True):
        return True
    session.note("nothing was written")
    return False


def _is_number(part: str, most: int) -> bool:
    return part.isascii() and part.isdigit() and 1 <= int(part) <= most
