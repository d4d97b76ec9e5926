"""Reading a file of the record folder only where it is a plain file of bearable size that lies in the folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from senco_cli.store.files import patiently_on_windows

MAX_BYTES: Final = 1_000_000
TOO_LARGE: Final = "the file is larger than 1 MB; a record is plain text and far smaller"
# Opening a pipe waits for whoever writes to it, and nobody may ever.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class NotPlain(OSError):
    """What lies there is no file that a record folder holds; `strerror` says why, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.EINVAL, reason)


def read_plain(root: Path, path: str, *, most: int | None = None) -> bytes:
    """What a file holds, `path` being relative to the folder.

    Raises NotPlain for a link that leads out of the folder, for what is no file, and for more than `most` bytes, of
    which none is read, or than a record may have; and any other OSError.
    """
    place = _place(root, path)
    # Of links in a circle Path.resolve makes an error of its own.
    if has_link(root, path) and not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root)):
        raise NotPlain("it is a link that leads out of the record folder; put the file itself in its place")
    return _read(place, most=most)


def read_straight(root: Path, path: str) -> bytes:
    """As `read_plain`, for a path on which there was no link a moment ago; at its end there may be none now."""
    return _read(_place(root, path), flags=_FLAGS | _NO_LINK)


def has_link(root: Path, path: str) -> bool:
    """Whether a link is among the folders on a path, or at its end."""
    place = os.fspath(root)
    for part in path.split("/"):
        place = f"{place}{os.sep}{part}"
        try:
            if stat.S_ISLNK(os.lstat(place).st_mode):
                return True
        except OSError:
            return False
    return False


def _place(root: Path, path: str) -> str:
    # Text, because to make a path of each of many thousand files takes longer than to open it.
    return f"{root}{os.sep}{path}"


def _read(place: str, *, most: int | None = None, flags: int = _FLAGS) -> bytes:
    largest = most or MAX_BYTES
    descriptor = patiently_on_windows(lambda: os.open(place, flags))
    try:
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(found.st_mode):
            raise NotPlain("it is no file but a device or a pipe")
        if found.st_size > largest:
            raise NotPlain(f"it is larger than {most // 1_000_000} MB" if most else TOO_LARGE)
        data = os.read(descriptor, found.st_size + 1)
        # Another size was told than there is only while somebody writes to the file.
        while len(data) != found.st_size and (more := os.read(descriptor, max(largest + 1 - len(data), 0))):
            data += more
        return data
    finally:
        os.close(descriptor)
