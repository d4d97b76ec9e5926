"""Showing what will be written, and what was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.write import Write
    from senco_cli.store.transaction import Committed


def show_writes(session: Session, writes: Sequence[Write]) -> None:
    """The text of new records as they will stand in their files."""
    for write in writes:
        session.print(f"{write.path}:")
        for line in write.data.decode("utf-8").splitlines():
            if not line.startswith("# yaml-language-server"):
                session.print(f"    {line}" if line else "")
    session.print()


def say_saved(session: Session, what: str, committed: Committed | None) -> None:
    """One line for what was written, and a warning where no history is kept."""
    session.print(what)
    if committed is not None and not committed.history:
        session.note("warning: no history is kept here, so this cannot be undone; see senco doctor")
