"""Back up the record folder into one file, look whether such a file is sound, and put it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from senco_cli import __version__
from senco_cli.actions.workspace import Workspace
from senco_cli.store import archive, backup
from senco_cli.store.archive import Manifest
from senco_cli.store.backup import Made


@dataclass(frozen=True, slots=True)
class Drilled:
    """What came of putting a backup back: how many files differ, and whether the history is the same."""

    made: Made
    differ: int
    same_history: bool

    @property
    def is_sound(self) -> bool:
        """Whether everything came back as it was."""
        return not self.differ and self.same_history


def backup_name(now: datetime) -> str:
    """A name for a backup, which nobody's name is in."""
    return f"senco-backup-{now:%Y-%m-%d-%H%M}.zip"


def back_up(workspace: Workspace, out: Path | None, *, now: datetime, force: bool) -> Made:
    """Write a backup, beside the record folder where no file is given, and read it back. Raises BackupRefused."""
    place = out or workspace.root.resolve().parent / backup_name(now)
    return backup.back_up(
        workspace.root,
        place,
        force=force,
        made_at=now.isoformat(timespec="seconds"),
        version=__version__,
        environment=workspace.environment,
    )


def drill(workspace: Workspace, *, now: datetime) -> Drilled:
    """Make a backup, put it back, compare every file and the history, and leave nothing behind."""
    made_at = now.isoformat(timespec="seconds")
    return Drilled(
        *backup.drill(workspace.root, made_at=made_at, version=__version__, environment=workspace.environment)
    )


def check_backup(path: Path) -> Manifest:
    """What a backup says of itself, once every byte of it was looked at. Raises BackupDamaged."""
    return archive.verified(path)


def restore_backup(path: Path, folder: Path, *, environment: Mapping[str, str]) -> Manifest:
    """Put a backup into a new folder. Raises RestoreRefused or BackupDamaged."""
    return backup.restore(path, folder, environment=environment)
