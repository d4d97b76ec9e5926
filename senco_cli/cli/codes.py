"""Codes on the command line: typed as letters or as words, offered by their words."""

from __future__ import annotations

from datetime import date

from senco_cli.cli.ask import choose
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError


class UnknownCode(UsageError):
    """Text that is no code of the set; a bare word is not repeated, because it may be half of a name."""

    def __init__(self, option: str, typed: str, known: tuple[str, ...]) -> None:
        what = f'"{typed}"' if option.startswith("-") else "that"
        super().__init__(f"{option}: {what} is not known", hint=f"one of {', '.join(known)}")


class CodeEnded(UsageError):
    """A code that stands in histories and is given to nobody any more."""

    def __init__(self, option: str, code: str, name: str, current: tuple[str, ...]) -> None:
        super().__init__(f"{option}: {code} ({name}) is not given any more", hint=f"one of {', '.join(current)}")


def read_code(set_name: str, typed: str, *, option: str, on: date | None = None) -> str:
    """The code that letters or words stand for; with `on`, one that can be given on that day.

    Raises UnknownCode and CodeEnded with the codes there are.
    """
    from senco_cli.model.codes import code_set

    codes = code_set(set_name)
    found = codes.find(typed)
    if found is None:
        raise UnknownCode(option, typed, tuple(code.code for code in (codes.current(on) if on else codes.codes)))
    if on and not found.is_valid_on(on):
        raise CodeEnded(option, found.code, found.name, tuple(code.code for code in codes.current(on)))
    return found.code


def read_codes(set_name: str, typed: list[str] | None, *, option: str, on: date | None = None) -> tuple[str, ...]:
    """The codes of an option that may be given several times, or with commas; each once."""
    from senco_cli.model.codes import code_set

    found: list[str] = []
    for each in typed or ():
        whole = code_set(set_name).find(each)
        parts = [each] if whole else each.split(",")
        found.extend(read_code(set_name, part.strip(), option=option, on=on) for part in parts)
    return tuple(dict.fromkeys(found))


def choose_code(session: Session, set_name: str, question: str, *, option: str, on: date, only: str = "") -> str:
    """Ask for one of the codes valid on a day, offered by their words; `only` restricts them to those codes."""
    from senco_cli.model.codes import code_set

    codes = [code for code in code_set(set_name).current(on) if not only or code.code in only.split()]

    def other_words(typed: str) -> str | None:
        meant = code_set(set_name).find(typed)
        return meant.code if meant else None

    choices = [(code.code, code.name) for code in codes]
    return choose(session, question, choices, option=option, other_words=other_words)
