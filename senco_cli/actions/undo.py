"""Take back the last thing that was written, by a commit that restores what was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from senco_cli.actions.workspace import Workspace
from senco_cli.store.transaction import Committed, transaction
from senco_cli.store.undo import UndoPlan, undo_last


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the subject of its commit and when it was made."""

    subject: str
    when: datetime
    committed: Committed


def plan_undo(workspace: Workspace) -> UndoPlan:
    """What an undo would take back now. Raises CannotUndo."""
    return undo_last(workspace.root, environment=workspace.environment)


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
