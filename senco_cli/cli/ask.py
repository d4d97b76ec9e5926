"""Prompts: each has an option that answers it, and says so where there is nobody to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import TypeVar

from senco_cli.cli.harmless import harmless
from senco_cli.cli.session import Session
from senco_cli.errors import SencoError, UsageError

T = TypeVar("T")
# What stands for a letter that did not come through, and for a key that steers.
_NOT_A_LETTER = "\ufffd"


class NobodyToAsk(UsageError):
    """A question is open and there is no terminal to ask it on."""

    def __init__(self, question: str, option: str) -> None:
        super().__init__(f'"{question}" needs an answer, and there is no terminal to ask on', hint=f"give {option}")


def some_text(answer: str) -> str:
    """Text that is not empty, without white space around it. Raises UsageError."""
    if not answer.strip():
        raise UsageError("this cannot be empty")
    return answer.strip()


def given_or_asked(session: Session, typed: str | None, question: str, *, option: str) -> str:
    """The text typed for an option, else the answer to a question; neither may be empty."""
    if typed is None:
        return ask(session, question, option=option, read=some_text)
    if not typed.strip():
        raise UsageError(f"{option} cannot be empty")
    return typed.strip()


def ask(session: Session, question: str, *, option: str, read: Callable[[str], T], default: str | None = None) -> T:
    """Ask until `read` takes the answer; what `read` refuses is said and asked again, so that no other answer is lost.

    Raises NobodyToAsk naming `option`.
    """
    if not session.can_ask:
        raise NobodyToAsk(question, option)
    while True:
        answer = _line(session, f"{question}{f' [{default}]' if default else ''}: ") or default or ""
        try:
            return read(answer)
        except SencoError as error:
            session.note(f"  {error.sentence}" + (f"; {error.hint}" if error.hint else ""))


def choose(
    session: Session,
    question: str,
    choices: Sequence[tuple[str, str]],
    *,
    option: str,
    other_words: Callable[[str], str | None] = lambda _typed: None,
) -> str:
    """Ask for one of `choices` (code, words), by number, code or the beginning of the words.

    `other_words` gives the code for words that people say for one of them and that are not shown.
    """
    if not session.can_ask:
        raise NobodyToAsk(question, option)
    session.note(question)
    for number, (code, words) in enumerate(choices, start=1):
        session.note(f"  {number:>2}  {words} ({code})" if words != code else f"  {number:>2}  {words}")

    def read(answer: str) -> str:
        typed = answer.strip().casefold()
        if typed.isdigit() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1][0]
        exact = [code for code, words in choices if typed in (code.casefold(), words.casefold())]
        begun = [code for code, words in choices if typed and words.casefold().startswith(typed)]
        meant = other_words(answer)
        found = exact or [code for code, _words in choices if code == meant] or begun
        if len(found) == 1:
            return found[0]
        raise UsageError("that is none of these", hint="type a number from the list")

    return ask(session, "Number or code", option=option, read=read)


def confirm(session: Session, question: str, *, option: str = "--yes", unless_said: bool = False) -> bool:
    """Ask for yes or no; Return alone is `unless_said`, which is yes only where a no would throw answers away."""
    if not session.can_ask:
        raise NobodyToAsk(question, option)
    while True:
        answer = _line(session, f"{question} [{'Y/n' if unless_said else 'y/N'}]: ").casefold()
        if not answer:
            return unless_said
        if answer in ("y", "yes", "n", "no"):
            return answer in ("y", "yes")
        session.note("  type y for yes or n for no")


def _line(session: Session, prompt: str) -> str:
    if len(prompt) > session.width and "\n" not in prompt:
        # A terminal would break it in the middle of a word.
        prompt = textwrap.fill(prompt, max(session.width, 40), break_long_words=False, subsequent_indent="  ") + " "
    while True:
        session.stderr.write(harmless(prompt))
        session.stderr.flush()
        line = session.stdin.readline()
        if not line:
            raise EOFError
        answer = line.rstrip("\r\n").strip()
        if _NOT_A_LETTER not in harmless(answer):
            return answer
        # Most often an arrow key, by which somebody wanted to go back; no record would take it, when all is asked.
        session.note("  a key was pressed that writes no letter, such as an arrow; type the answer again")
