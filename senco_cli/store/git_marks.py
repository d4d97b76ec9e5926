"""Marks of the gits that write to a folder now, by which the locks of one that was cut off are told from others."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.store import files
from senco_cli.store.folder import PRIVATE
from senco_cli.store.unfinished import GIT_MARKS

# Where a program cannot be seen to have ended, its locks are left alone for as long as a commit may take.
_LONGEST_SECONDS: Final = 60.0


@dataclass
class Mark:
    """What is to be handed to the program that a mark stands for, and whether that program was cut off."""

    held: tuple[int, ...] = ()
    was_cut_off: bool = False


@contextmanager
def marked(root: Path) -> Iterator[Mark]:
    """For the length of a block, have a mark; it stays where the program that it stands for was cut off.

    Who is handed what it yields holds the mark as long as it lives, even if we are killed. Where the folder has no
    private corner, or one that cannot be written to, there is no mark.
    """
    corner = root / PRIVATE / GIT_MARKS
    mark = corner / os.urandom(8).hex()
    try:
        if corner.parent.is_symlink() or corner.is_symlink() or not corner.parent.is_dir():
            raise FileNotFoundError
        corner.mkdir(mode=files.OWNER_ONLY_FOLDER, exist_ok=True)
        file = files.create(mark)
    except OSError:
        yield Mark()
        return
    stands_for = Mark((file.fileno(),) if _hold(file.fileno()) else ())
    try:
        yield stands_for
    finally:
        file.close()
        with suppress(OSError):
            if not stands_for.was_cut_off:
                mark.unlink()


def left(root: Path) -> bool:
    """Whether there are marks, of gits at work or cut off; costs one look at the disk."""
    try:
        return any(True for _mark in (root / PRIVATE / GIT_MARKS).iterdir())
    except OSError:
        return False


def clear_locks(root: Path, git_folder: Path) -> None:
    """Take away the locks that gits of ours left which were cut off; other programs' locks stay."""
    corner = root / PRIVATE / GIT_MARKS
    for mark in sorted(corner.iterdir()) if corner.is_dir() and not corner.is_symlink() else ():
        with suppress(OSError):
            found = mark.lstat()
            began = found.st_mtime_ns
            # To open a pipe would wait for whoever writes to it.
            if stat.S_ISREG(found.st_mode) and _is_dead(mark):
                for lock in _locks(git_folder):
                    if lock.lstat().st_mtime_ns >= began:
                        lock.unlink()
                mark.unlink()


def _locks(git_folder: Path) -> Iterator[Path]:
    yield from git_folder.glob("*.lock")
    yield from (git_folder / "refs").rglob("*.lock")


if sys.platform == "win32":

    def _hold(descriptor: int) -> bool:
        """No program that we start can hold it for us there."""
        del descriptor
        return False

    def _is_dead(mark: Path) -> bool:
        return time.time() - mark.stat().st_mtime > _LONGEST_SECONDS

else:
    import fcntl

    def _hold(descriptor: int) -> bool:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def _is_dead(mark: Path) -> bool:
        with mark.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except OSError:
                # The disk, a network's say, knows no such locks, so that only time tells.
                return time.time() - mark.stat().st_mtime > _LONGEST_SECONDS
        return True
