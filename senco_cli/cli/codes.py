"""Codes on the command line: typed as letters or as words, offered by their words."""

from __future__ import annotations

from datetime import date

from senco_cli.cli.ask import choose
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError


class UnknownCode(UsageError):
    """Text that is no code of the set."""

    def __init__(self, option: str, typed: str, known: tuple[str, ...]) -> None:
        super().__init__(f'{option}: "{typed}" is not known', hint=f"one of {', '.join(known)}")


def read_code(set_name: str, typed: str, *, option: str) -> str:
    """The code that letters or words stand for. Raises UnknownCode with the codes there are."""
    from senco_cli.model.codes import code_set

    codes = code_set(set_name)
    found = codes.find(typed)
    if found is None:
        raise UnknownCode(option, typed, tuple(code.code for code in codes.codes))
    return found.code


def read_codes(set_name: str, typed: list[str] | None, *, option: str) -> tuple[str, ...]:
    """The codes of an option that may be given several times, or with commas."""
    from senco_cli.model.codes import code_set

    found: list[str] = []
    for each in typed or ():
        whole = code_set(set_name).find(each)
        parts = [each] if whole else each.split(",")
        found.extend(read_code(set_name, part.strip(), option=option) for part in parts if part.strip())
    return tuple(found)


def choose_code(session: Session, set_name: str, question: str, *, option: str, on: date, only: str = "") -> str:
    """Ask for one of the codes valid on a day, offered by their words; `only` restricts them to those codes."""
    from senco_cli.model.codes import code_set

    codes = [code for code in code_set(set_name).current(on) if not only or code.code in only.split()]
    return choose(session, question, [(code.code, code.name) for code in codes], option=option)
