"""The working files of one command, which go when it ends; what a killed senco left of them goes with the next."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from senco_cli.store import files
from senco_cli.store.folder import PRIVATE, CannotWrite, PathRefused, private_folder
from senco_cli.store.folder_state import is_read_only
from senco_cli.store.unfinished import SCRATCH, beside

if TYPE_CHECKING:
    from filelock import FileLock

_ELSEWHERE: Final = "elsewhere"
# What Linux keeps in memory: it is quick however many files there are, and gone when the computer is switched off.
_MEMORY: Final = Path("/dev/shm")
# Others use that memory too.
_SHARE_OF_MEMORY: Final = 4


@dataclass(frozen=True)
class Scratch:
    """A folder of one command's own, in the record folder's private corner, until `close`."""

    folder: Path
    _lock: FileLock

    def close(self) -> None:
        """Have it gone, and what it names."""
        _clear(self._lock)


def open_scratch(root: Path) -> Scratch:
    """Make such a folder, for its owner only. Raises PathRefused and OSError."""
    corner = private_folder(root) / SCRATCH
    if corner.is_symlink():
        raise PathRefused(f"{PRIVATE}/{SCRATCH}", reason="it is a link", hint=f'delete the link "{corner}"')
    files.make_folder(corner)
    return _held(corner / os.urandom(8).hex())


def open_in_memory(root: Path, *, room: int) -> Scratch:
    """As `open_scratch`, but in the computer's memory where that has `room` bytes to spare, or nothing else is open."""
    try:
        made = open_scratch(root)
    except (OSError, CannotWrite):
        # A write-protected stick, or somebody else's folder: to look back needs no leave to write.
        return _open_apart(root)
    folder = _MEMORY / f"{files.TEMPORARY_PREFIX}{os.urandom(8).hex()}"
    try:
        if not _has_room(folder.parent, room):
            return made
        # Known before it is there, so that it goes with whatever was left of us.
        files.write_scratch(made.folder / _ELSEWHERE, os.fsencode(folder))
        folder.mkdir(mode=files.OWNER_ONLY_FOLDER)
    except OSError:
        return made
    return replace(made, folder=folder)


def _open_apart(root: Path) -> Scratch:
    import tempfile

    place = _MEMORY if os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    name, ours = f"{beside(root.absolute()).name}-", getattr(os, "getuid", int)()
    _clear_those([path for path in place.glob(f"{name}*.lock") if path.lstat().st_uid == ours])
    return _held(place / f"{name}{os.urandom(8).hex()}")


def _has_room(place: Path, room: int) -> bool:
    if not hasattr(os, "statvfs") or not place.is_dir():
        return False
    there = os.statvfs(place)
    return there.f_bavail * there.f_frsize > room * _SHARE_OF_MEMORY


def open_beside(folder: Path) -> Scratch:
    """Make a working folder beside one that is to be made; what was left of an earlier one is cleared away first.

    Raises OSError, which is TimeoutError where another senco is at work on the same folder.
    """
    return _held(beside(folder))


def _held(folder: Path) -> Scratch:
    from filelock import FileLock

    # The system gives the lock back when we are killed: what nobody holds the lock of, nobody uses.
    lock = FileLock(folder.with_suffix(".lock"), timeout=0, mode=files.OWNER_ONLY)
    lock.acquire()
    remove_tree(folder)
    files.make_folder(folder)
    return Scratch(folder, lock)


@contextmanager
def scratch(root: Path) -> Iterator[Path]:
    """Such a folder for the length of a block."""
    made = open_scratch(root)
    try:
        yield made.folder
    finally:
        made.close()


@contextmanager
def scratch_or_apart(root: Path) -> Iterator[Path]:
    """As `scratch`, but elsewhere on this computer where the disk may only be read. Raises CannotWrite and OSError."""
    try:
        made = open_scratch(root)
    except OSError:
        if not is_read_only(root):
            raise
        made = _open_apart(root)
    try:
        yield made.folder
    finally:
        made.close()


@contextmanager
def noted(root: Path, temporary: Path) -> Iterator[None]:
    """For the length of a block, remember a working file outside the record folder, which goes with us or after us.

    Where nothing can be or ever was written to the record folder, it is only cleared away by ourselves.
    """
    made = None
    with suppress(OSError, PathRefused, CannotWrite):
        if (root / PRIVATE).is_dir():
            made = open_scratch(root)
            files.write_scratch(made.folder / _ELSEWHERE, os.fsencode(temporary.absolute()))
    try:
        yield
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if made:
            made.close()


def write_noted(root: Path, path: Path, data: bytes) -> None:
    """As `files.atomic_write`, for a file outside the record folder: no part of it stays if we are killed."""
    token = os.urandom(8).hex()
    with noted(root, files.temporary_of(path, token=token)):
        files.put(files.stage(path, data, token=token, mode=files.mode_of(path)), path)
    files.sync_folder(path.parent)


def clear_left(root: Path) -> None:
    """Clear away what a killed senco left, of its work for the folder or on it; what another one is using stays."""
    corner = root / PRIVATE / SCRATCH
    lock_beside = beside(root).with_suffix(".lock")
    left = [lock_beside] if lock_beside.exists() else []
    with suppress(OSError):
        if not corner.is_symlink() and not corner.parent.is_symlink():
            left += [Path(entry.path).with_suffix(".lock") for entry in os.scandir(corner)]
    _clear_those(left)


def _clear_those(locks: Sequence[Path]) -> None:
    if locks:
        from filelock import FileLock, Timeout

        for path in locks:
            with suppress(Timeout, OSError):
                lock = FileLock(path, timeout=0, mode=files.OWNER_ONLY)
                lock.acquire()
                _clear(lock)


def _clear(lock: FileLock) -> None:
    path = Path(lock.lock_file)
    folder = path.with_suffix("")
    _clear_elsewhere(folder / _ELSEWHERE)
    remove_tree(folder)
    # Where an open file cannot be deleted it goes after the lock was given back, elsewhere before that: a second
    # senco that waits for it must not find it gone and made anew.
    with suppress(OSError):
        path.unlink(missing_ok=True)
    lock.release()
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _clear_elsewhere(note: Path) -> None:
    with suppress(OSError, ValueError):
        place = Path(os.fsdecode(files.read(note) or b""))
        # The note may be a stranger's: nothing goes that is not called as our own working files are.
        if place.name.startswith(files.TEMPORARY_PREFIX) and not place.is_symlink():
            if place.parent == _MEMORY and place.is_dir():
                remove_tree(place)
            else:
                place.unlink(missing_ok=True)


def remove_tree(folder: Path) -> None:
    """Have a folder of ours gone with all that is in it, as far as the system lets us."""
    import shutil

    # A pipe under the name of one would be opened, and nobody may ever write to it.
    if not folder.is_dir():
        with suppress(OSError):
            folder.unlink()
        return
    # Git's objects are read-only, which keeps Windows from deleting them.
    if os.name == "nt":
        for path in folder.rglob("*"):
            with suppress(OSError):
                path.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)
