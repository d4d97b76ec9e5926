"""What is the matter with a record folder as files on a disk: who may look, two names alike, and a clock astray."""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from senco_cli.store import files
from senco_cli.store.folder import PRIVATE

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
# The first day on which there was a senco, and what a clock may be ahead of another's by.
_FIRST_SECOND: Final = 1_767_225_600.0
_DAY: Final = 86_400.0


def open_to_others(root: Path) -> int:
    """How many files and folders others on this computer may look into; 0 where the folder itself lets nobody in."""
    if os.name != "posix" or not _lets_others(root):
        return 0
    return 1 + sum(_lets_others(path) for path in _everything(root))


def close_to_others(root: Path) -> int:
    """Take everybody else's permissions away from the folder and what is in it; how many there were."""
    if os.name != "posix":
        return 0
    count = 0
    for path in (root, *_everything(root)):
        if _lets_others(path):
            with suppress(OSError):
                path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)
            # Some disks take the order and forget it.
            count += not _lets_others(path)
    return count


def keeps_permissions(root: Path) -> bool:
    """Whether the disk remembers who may look into a file, which most sticks do not; yes where it cannot be tried."""
    tried = files.temporary_of(root / PRIVATE / "permissions", token=os.urandom(8).hex())
    try:
        with files.create(tried):
            return not _lets_others(tried)
    except OSError:
        return True
    finally:
        with suppress(OSError):
            tried.unlink()


def is_read_only(root: Path) -> bool:
    """Whether the disk that the folder lies on takes no change at all."""
    return hasattr(os, "statvfs") and bool(os.statvfs(root).f_flag & os.ST_RDONLY)


def shut_to_us(root: Path) -> str | None:
    """The first folder of the records or their history that we may not write to, `.` for the folder itself."""
    for directory, _folders, _names in os.walk(root):
        if not os.access(directory, os.W_OK | os.X_OK):
            return Path(directory).relative_to(root).as_posix()
    return None


def names_alike(root: Path) -> int:
    """How many files differ from another only by capital letters, which Windows and macOS take for one."""
    counted = Counter(path.relative_to(root).as_posix().casefold() for path in _everything(root, hidden=False))
    return sum(count - 1 for count in counted.values())


def clock_fault(newest_commit: float | None, *, now: float | None = None) -> str | None:
    """What tells that the computer's clock is wrong: the seconds of the newest commit, or the year; None if nothing.

    It is the computer's own clock that is judged: a practice date says nothing about it.
    """
    seconds = time.time() if now is None else now
    if seconds < _FIRST_SECOND:
        return "the clock of this computer stands before the first day there was a senco"
    if newest_commit is not None and newest_commit > seconds + _DAY:
        return "the newest change in the history is of a day still to come by the clock of this computer"
    return None


def _lets_others(path: Path) -> bool:
    try:
        found = path.lstat().st_mode
    except OSError:
        return False
    return not stat.S_ISLNK(found) and bool(found & _OTHERS)


def _everything(root: Path, *, hidden: bool = True) -> Iterator[Path]:
    for directory, folders, names in os.walk(root):
        if not hidden:
            folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(directory, name) for name in (*folders, *names))
