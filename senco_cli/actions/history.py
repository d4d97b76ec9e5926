"""What was written when, for the folder or one pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.store import git
from senco_cli.store.history import log


class NoHistory(SencoError):
    """The folder is not kept by git."""

    def __init__(self) -> None:
        super().__init__(
            "this folder keeps no history: git is missing, or the folder is no git repository", hint="senco doctor"
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One commit in words: when, by whom, what."""

    when: datetime
    author: str
    what: str
    commit: str


def history(workspace: Workspace, *, path: str | None, limit: int) -> tuple[Change, ...]:
    """The newest `limit` changes below `path` (relative; None for everything), newest first. Raises NoHistory."""
    if not git.is_repository(workspace.root, environment=workspace.environment):
        raise NoHistory
    entries = log(workspace.root, path, limit=limit, environment=workspace.environment)
    return tuple(Change(entry.when, entry.author, entry.subject, entry.sha[:10]) for entry in entries)
