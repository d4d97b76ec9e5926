"""The records as they stood on an earlier day, read from git into a folder that goes when the command ends."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from senco_cli.errors import SencoError
from senco_cli.store import git
from senco_cli.store.folder import MARKER, PathRefused, inside, private_folder
from senco_cli.store.history import LogEntry, entry_of, log
from senco_cli.store.steps import blobs

if TYPE_CHECKING:
    from filelock import FileLock

_FOLDER = "as-at"
_PLAIN_FILES = ("100644", "100755")
_PICTURES = (".png", ".jpg", ".jpeg")


class NoPast(SencoError):
    """Nothing is known of the day that was asked about."""


@dataclass
class PastFolder:
    """The state of a record folder at the end of `day`, in a folder of its own until `close`.

    It lies in the record folder's private corner, so that it is guarded as the records are, and is readable by its
    owner only. What a killed senco left behind is cleared away by the next that looks back.
    """

    day: date
    environment: Mapping[str, str]
    home: Path | None = None
    newest: LogEntry | None = None
    _folder: Path | None = None
    _locks: list[FileLock] = field(default_factory=list)

    def of(self, home: Path) -> Path:
        """The folder that holds what `home` held then. Raises NoPast."""
        if self._folder is None:
            self.home = home
            self.newest = newest_on(home, self.day, environment=self.environment)
            folder = self._make(home)
            _fill(home, folder, self.newest.sha, environment=self.environment)
            if not (folder / MARKER).is_file():
                raise NoPast(f"there was no {MARKER} in the history of that day", hint="senco history")
            self._folder = folder
        return self._folder

    def close(self) -> None:
        """Have the folder gone."""
        while self._locks:
            _clear(self._locks.pop())
        self._folder = None

    def _make(self, home: Path) -> Path:
        from filelock import FileLock

        corner = private_folder(home) / _FOLDER
        corner.mkdir(mode=0o700, exist_ok=True)
        _sweep(corner)
        folder = corner / os.urandom(8).hex()
        lock = FileLock(folder.with_suffix(".lock"))
        lock.acquire()
        self._locks.append(lock)
        folder.mkdir(mode=0o700)
        return folder


def newest_on(root: Path, day: date, *, environment: Mapping[str, str]) -> LogEntry:
    """The last commit of a day, or of the nearest before it, by the clock of this computer. Raises NoPast."""
    if not git.is_repository(root, environment=environment):
        raise NoPast("this folder keeps no history, so nobody can say what stood in it then", hint="senco doctor")
    if git.head(root, environment=environment) is None:
        raise NoPast("the history of this folder has not begun", hint="senco doctor --mend")
    end = datetime.combine(day, time(23, 59, 59)).astimezone().isoformat()
    sha = git.run(root, "rev-list", "--max-count=1", f"--before={end}", "HEAD", environment=environment).text
    if not sha:
        oldest = log(root, environment=environment)[-1].when.astimezone()
        raise NoPast(
            f"the history of this folder begins on {oldest.day} {oldest:%B %Y}, after the day that was asked about",
            hint=f"give a day from {oldest:%Y-%m-%d} on",
        )
    return entry_of(root, sha, environment=environment)


def files_at(root: Path, commit: str, *, environment: Mapping[str, str]) -> dict[str, str]:
    """The plain files of a commit, each with the name by which git keeps its content; no link is among them."""
    answer = git.run(root, "ls-tree", "-r", "-z", commit, ".", environment=environment)
    found = {}
    for line in git.split(answer):
        about, _, path = line.partition("\t")
        mode, _kind, name = about.split(" ")
        if mode in _PLAIN_FILES:
            found[path] = name
    return found


def _fill(home: Path, folder: Path, commit: str, *, environment: Mapping[str, str]) -> None:
    wanted = {path: name for path, name in files_at(home, commit, environment=environment).items() if _is_read(path)}
    held = blobs(home, wanted.values(), environment=environment)
    for path, name in wanted.items():
        try:
            target = inside(folder, path)
        except PathRefused:
            continue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(held.get(name, b""))


def _is_read(path: str) -> bool:
    # Scanned letters may be many and large, and no page shows any of them but pictures.
    from senco_cli.model.document_index import is_copy_path

    return not is_copy_path(path) or path.endswith(_PICTURES)


def _sweep(corner: Path) -> None:
    """Clear away what nobody holds the lock of: the system gave it back when a senco was killed."""
    from filelock import FileLock, Timeout

    for path in corner.glob("*.lock"):
        lock = FileLock(path, timeout=0)
        with suppress(Timeout, OSError):
            lock.acquire()
            _clear(lock)


def _clear(lock: FileLock) -> None:
    path = Path(lock.lock_file)
    shutil.rmtree(path.with_suffix(""), ignore_errors=True)
    lock.release()
    with suppress(OSError):
        path.unlink()
