"""The end of every import: nothing to write, or a yes, one commit, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from senco_cli.cli.ask import confirm
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.proposal import Outcomes
    from senco_cli.store.transaction import Committed

Write = Callable[[], "tuple[str, Committed]"]
_ALL_HELD = "the records hold all of this already"


def agree_and_write(
    session: Session,
    workspace: Workspace,
    write: Write,
    *,
    question: str | None,
    then: str,
    is_open: bool,
    yes: bool,
    why_nothing: str = _ALL_HELD,
) -> ExitStatus:
    """Ask and write; `question` is None where there is nothing to write, `is_open` where something still waits.

    `write` says in words what it wrote, `then` what to do next, `why_nothing` why there is nothing to write.
    """
    waiting = ExitStatus.FINDINGS if is_open else ExitStatus.DONE
    if question is None:
        session.print("nothing to write" if is_open else f"nothing to write: {why_nothing}")
        return waiting
    if workspace.dry_run:
        session.print("nothing was written (--dry-run)")
        return waiting
    if not yes and not confirm(session, question):
        session.note("nothing was written")
        return ExitStatus.DONE
    with said_if_slow(session, "writing all of it or nothing; for a large file that takes a while"):
        said, committed = write()
    say_saved(session, said, committed)
    session.print(f"next: {then}")
    return waiting


def question_about(outcomes: Outcomes) -> str | None:
    """The question whether to write what becomes of pupils; None where nothing does."""
    from senco_cli.exchange.proposal import Add, Change

    counts = outcomes.counts()
    return f"Add {counts[Add]} and change {counts[Change]}?" if counts[Add] or counts[Change] else None


def why_nothing_about(outcomes: Outcomes) -> str:
    """Why nothing becomes of pupils, in words, where nothing does."""
    if not outcomes.skipped:
        return _ALL_HELD
    if not outcomes.same:
        return "everything in the file was left out"
    return "what was not left out, the records hold already"


def pupils_said(added: int, changed: int) -> str:
    """What became of pupils, in words."""
    return f"added {how_many(added, 'pupil')}, changed {changed}"
