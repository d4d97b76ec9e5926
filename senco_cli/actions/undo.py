"""Take back what was written, the last of it or an older change, by a commit that restores what was before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from senco_cli.actions.told_changes import Told, staff_names, tell, telling_order
from senco_cli.actions.told_names import names_in
from senco_cli.actions.workspace import Workspace
from senco_cli.store.files import read
from senco_cli.store.transaction import Committed, transaction
from senco_cli.store.undo import CannotUndo, UndoPlan, last_changes, undo_change, undo_last

# More figures than a number of the list has are the beginning of a commit's name.
_NUMBER = re.compile(r"\d{1,3}")
_COMMIT = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the subject of its commit and when it was made."""

    subject: str
    when: datetime
    committed: Committed


@dataclass(frozen=True, slots=True)
class LastChange:
    """One of the last changes with the number by which it can be taken back; `is_undone` if it has been already."""

    number: int
    when: datetime
    author: str
    what: str
    commit: str
    is_undone: bool


def plan_undo(workspace: Workspace, change: str | None = None) -> UndoPlan:
    """What an undo of a change would take back now: a number of the list or a commit, else the last of senco's own.

    Raises CannotUndo.
    """
    if change is None:
        return undo_last(workspace.root, environment=workspace.environment)
    if not _NUMBER.fullmatch(change):
        if not _COMMIT.fullmatch(change.lower()):
            raise CannotUndo("a change is named by its number in the list or by its commit", hint="senco undo --list")
        return undo_change(workspace.root, change.lower(), environment=workspace.environment)
    listed = last_changes(workspace.root, limit=int(change) or 1, environment=workspace.environment)
    if not 0 < int(change) <= len(listed):
        raise CannotUndo("the list of changes has no such number", hint="senco undo --list")
    return undo_change(workspace.root, listed[int(change) - 1][0].sha, environment=workspace.environment)


def list_changes(workspace: Workspace, *, limit: int) -> tuple[LastChange, ...]:
    """The newest changes, newest first, numbered from 1. Raises CannotUndo."""
    found = last_changes(workspace.root, limit=limit, environment=workspace.environment)
    return tuple(
        LastChange(number, entry.when, entry.author, entry.subject, entry.sha[:10], is_undone)
        for number, (entry, is_undone) in enumerate(found, start=1)
    )


def what_undo_does(workspace: Workspace, plan: UndoPlan) -> tuple[Told, ...]:
    """What carrying out a plan changes, in sentences."""
    files = sorted(plan.files, key=lambda file: telling_order(file.path))
    root, staff, names = workspace.root, staff_names(workspace.root), names_in(workspace.root)
    return tuple(
        each for file in files for each in tell(file.path, read(root / file.path), file.data, staff=staff, names=names)
    )


def undo(workspace: Workspace, plan: UndoPlan) -> Undone:
    """Carry out a plan; refused if a file has changed since it was made."""
    with transaction(
        workspace.root,
        message=plan.message,
        environment=workspace.environment,
        trailers=plan.trailers,
        dry_run=workspace.dry_run,
    ) as tx:
        for file in plan.files:
            if file.data is None:
                tx.delete(file.path, expected=file.expected)
            else:
                tx.write(file.path, file.data, expected=file.expected)
    return Undone(plan.undone.subject, plan.undone.when, tx.result)
