"""Files that are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TypeVar

T = TypeVar("T")

TEMPORARY_PREFIX = ".senco-tmp-"

# Virus scanners and OneDrive hold a file open for a moment after it was written.
_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.02
# What some disks of a network answer when a folder is to be synced: that they know no such thing.
_NO_FOLDER_SYNC: Final = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
# And what a disk answers that keeps no permissions.
_NO_MODES: Final = (errno.EPERM, *_NO_FOLDER_SYNC)
# And what is heard of a disk, stick or network that has gone while it was in use.
_AWAY: Final = ("EIO", "ENXIO", "ENODEV", "ENOTCONN", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH")
LOOK_WHETHER_THERE: Final = (
    "look whether the disk, stick or network that the folder lies on is there, then give the same command again"
)
_OLD_SECONDS = 3600.0
# Whatever senco makes is about children, so only the person who made it may look.
OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700
# What Windows takes for a device whatever follows the dot, and the ends of a name that it leaves off.
_DEVICES: Final = re.compile(r"(?is)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?|.*[. ]")


class Change(NamedTuple):
    """What one file held and what it is to hold; None where there is no file. `path` is relative to the folder."""

    path: str
    before: bytes | None
    after: bytes | None


def is_file_everywhere(name: str) -> bool:
    """Whether a file or folder can have this name on every computer, and is then a file and no device."""
    is_plain = all(character not in '\\/:"<>|?*' and character.isprintable() for character in name)
    return is_plain and not _DEVICES.fullmatch(name)


def digest(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal: what stands for the content when we ask whether it is still the same."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def read(path: Path) -> bytes | None:
    """What the file holds, or None if there is no such file. Raises OSError, also for a device or a pipe."""
    try:
        return read_there(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def read_there(path: Path) -> bytes:
    """As `read`, for a file that ought to be there. Raises FileNotFoundError too."""
    # To open a pipe waits for whoever writes to it, and what a device gives has no end.
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise OSError(errno.EINVAL, "it is no file but a device or a pipe")
    return patiently_on_windows(path.read_bytes)


def is_same_folder(one: Path, other: Path) -> bool:
    """Whether two paths lead to one folder, which on Windows and macOS may be spelled in more ways than one."""
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False


def why_not(error: OSError, *, system: str = sys.platform) -> str:
    """Why a file cannot be opened or replaced, as the end of a sentence."""
    # Windows says only that access is denied, and nearly always the file stands open in Word or Excel.
    if system == "win32" and isinstance(error, PermissionError):
        return "another program has it open, or it is not yours; close it in Word, Excel or the PDF viewer"
    return error.strerror or type(error).__name__


def is_away(error: OSError) -> bool:
    """Whether an error is that of a disk, stick or network which is not there any more."""
    return errno.errorcode.get(error.errno or 0) in _AWAY


def mode_of(path: Path) -> int | None:
    """The file's permissions, or None if there is no such file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None


def set_mode(path: Path, mode: int) -> None:
    """Give a file or folder these permissions, where the disk keeps any: most sticks do not."""
    try:
        path.chmod(mode)
    except OSError as fault:
        if fault.errno not in _NO_MODES:
            raise


def atomic_write(path: Path, data: bytes) -> None:
    """Replace `path` by a file that holds `data`, keeping its permissions; a reader sees the old or the new."""
    temporary = stage(path, data, token=os.urandom(8).hex(), mode=mode_of(path))
    try:
        put(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def temporary_of(path: Path, *, token: str) -> Path:
    """Where what is to become `path` is written first."""
    return path.with_name(f"{TEMPORARY_PREFIX}{token}-{path.name}")


def stage(path: Path, data: bytes, *, token: str, mode: int | None) -> Path:
    """Write `data` beside `path`, safely on the disk, under a temporary name made of `token`.

    `mode` is the permissions it gets; None for those of a new file, which only its owner may read.
    """
    temporary = temporary_of(path, token=token)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, OWNER_ONLY if mode is None else mode & 0o700)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # Windows knows only "read-only" there, and what is read-only can neither take its place nor be deleted.
        if mode is not None and os.name == "posix":
            set_mode(temporary, mode)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for its owner only; one that is there stays as it is."""
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    folder.mkdir(exist_ok=True)


def write_scratch(path: Path, data: bytes) -> None:
    """Write a file that goes again, in place and for its owner only."""
    path.unlink(missing_ok=True)
    with create(path) as file:
        file.write(data)


def create(path: Path) -> BinaryIO:
    """A new file to write to and read back, for its owner only. Raises FileExistsError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, OWNER_ONLY), "w+b")


def put(temporary: Path, path: Path) -> None:
    """Let the staged file take its place."""
    _patiently(lambda: temporary.replace(path))


def remove(path: Path) -> None:
    """Delete the file, if it is there."""
    _patiently(lambda: path.unlink(missing_ok=True))


def remove_emptied(root: Path, path: str) -> None:
    """Take away the folders on the way to a file, from the last one up, as far as they are empty."""
    with suppress(OSError):
        for folder in list((root / path).parents)[: path.count("/")]:
            folder.rmdir()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system knows such a thing."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sweep(root: Path) -> int:
    """Delete temporary files that a killed senco left more than an hour ago, and say how many."""
    # The age of a file is the machine's business, not the school's: a practice date must not change it.
    oldest = time.time() - _OLD_SECONDS
    count = 0
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            if name.startswith(TEMPORARY_PREFIX):
                with suppress(OSError):
                    leftover = Path(folder, name)
                    if leftover.stat().st_mtime < oldest:
                        leftover.unlink()
                        count += 1
    return count


def patiently_on_windows(act: Callable[[], T]) -> T:
    """The answer of `act`, which there may have to wait until another program lets go of a file for a moment."""
    return _patiently(act) if os.name == "nt" else act()


def _patiently(act: Callable[[], T]) -> T:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return act()
        except PermissionError:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE_SECONDS)
