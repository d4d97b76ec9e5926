"""`senco record` for what concerns the whole school: what is asked, and what is said after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from senco_cli.cli.ask import ask
from senco_cli.cli.output import show_day
from senco_cli.cli.session import Session
from senco_cli.cli.show_effect import show_effect
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.record_events import RecordEvent

# What to answer, by the field that tells one entry from another.
_QUESTIONS = {
    "series": "Which examination series (summer, november or january)",
    "test": "Which tests (key-stage-2, multiplication or phonics)",
    "year": "Of which calendar year, like 2027",
    "academic_year": "Of which academic year, like 2026/27",
    "term": "Which census (autumn, spring or summer)",
    "name": "Which policy, by its name",
}


def record_for_school(
    session: Session, workspace: Workspace, event: RecordEvent, *, on: date, typed: Sequence[str], dry_run: bool
) -> int:
    """Enter the day, asking for what tells the entry from others where that was not given."""
    from senco_cli.actions.record_school import PATH, enter_for_school
    from senco_cli.model.record_events import record_events

    entry = _entry(session, event, typed=typed)
    entered = enter_for_school(workspace, event, on=on, entry=entry)
    if dry_run or not entered.committed.changes:
        session.print(entered.committed.diff or "nothing was changed: the record holds that already")
        return 0
    say_saved(session, f"{event.says}: {show_day(on)}, in {PATH}", entered.committed)
    for name in entered.cleared:
        session.print(f"taken out: {name}, which belonged to the one before; history keeps it")
    ahead = [record_events()[name] for name in event.next]
    show_effect(session, entered.effect, offered=ahead)
    for each in ahead:
        same = "".join(f' --set "{name}={entry[name]}"' for name in each.by if name in entry)
        session.print(f"next: {each.says}: senco record {each.name}{same}")
    return 0


def _entry(session: Session, event: RecordEvent, *, typed: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for assignment in typed:
        name, equals, value = assignment.partition("=")
        if not equals or name.strip() not in event.by:
            known = " ".join(f"--set {each}=..." for each in event.by) or "leave --set out"
            raise UsageError(f'--set: "{assignment}" does not belong to {event.name}', hint=known)
        found[name.strip()] = value.strip()
    for name in event.by:
        if name not in found and name not in event.sets:
            found[name] = ask(session, _QUESTIONS[name], option=f"--set {name}=...", read=str)
    return found
