"""What a command shows of a whole school, kept as text for as long as nothing in the records moves."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from senco_cli.actions.fault_json import fault_of, fault_row
from senco_cli.cli.session import Session
from senco_cli.index.code import showing_stamp

if TYPE_CHECKING:
    from senco_cli.index.answers import Answers
    from senco_cli.model.finding import Finding


class _Found(Protocol):
    """What a command has found, with every fault met on the way."""

    @property
    def faults(self) -> Sequence[Finding]: ...


F = TypeVar("F", bound=_Found)


def show_kept(
    session: Session,
    answers: Answers,
    asked: str,
    *,
    find: Callable[[], F],
    show: Callable[[Session, F], None],
    is_kept: Callable[[F], bool] = lambda _: True,
) -> Sequence[Finding]:
    """Print what `show` prints of what `find` finds, or the same from the index; the faults that were met on the way.

    `asked` tells apart all that makes the text another, but for the day and the screen's width. Where `is_kept` is not
    so, it is shown each time anew.
    """
    found = cache(find)

    def tell() -> str:
        if not is_kept(found()):
            return ""
        page = _Page(is_terminal=session.is_terminal)
        show(replace(session, stdout=page), found())
        return f"{json.dumps([fault_row(fault) for fault in found().faults])}\n{page.getvalue()}"

    asked = f"{asked} {session.width} {session.is_terminal} {showing_stamp()}"
    faults, _, text = answers.told(asked, tell, here=True).partition("\n")
    if not faults:
        show(session, found())
        return found().faults
    if text:
        session.print(text.removesuffix("\n"))
    return tuple(fault_of(row) for row in json.loads(faults))


class _Page(io.StringIO):
    """Text that is written as if it went to where the session's output goes."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(newline="")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Whether it will stand on a screen."""
        return self._is_terminal
