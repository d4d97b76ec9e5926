"""Reading a file of the record folder only where it is a plain file of bearable size that lies in the folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from senco_cli.store.files import patiently_on_windows
from senco_cli.store.yaml_text import MAX_BYTES, TOO_LARGE

# Opening a pipe waits for whoever writes to it, and nobody may ever.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotPlain(OSError):
    """What lies there is no file that a record folder holds; `strerror` says why, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.EINVAL, reason)


def read_plain(root: Path, path: str, *, most: int | None = None) -> bytes:
    """What a file holds, `path` being relative to the folder.

    Raises NotPlain for a link that leads out of the folder, for what is no file, and for more than `most` bytes, of
    which none is read, or than a record may have; and any other OSError.
    """
    # Text, because to make a path of each of many thousand files takes longer than to open it.
    place = f"{root}{os.sep}{path}"
    # Of links in a circle Path.resolve makes an error of its own.
    if _has_link(root, path) and not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root)):
        raise NotPlain("it is a link that leads out of the record folder; put the file itself in its place")
    descriptor = patiently_on_windows(lambda: os.open(place, _FLAGS))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(found.st_mode):
            raise NotPlain("it is no file but a device or a pipe")
        if found.st_size > (most or MAX_BYTES):
            raise NotPlain(f"it is larger than {most // 1_000_000} MB" if most else TOO_LARGE)
        return file.read((most or MAX_BYTES) + 1)


def _has_link(root: Path, path: str) -> bool:
    place = os.fspath(root)
    for part in path.split("/"):
        place = f"{place}{os.sep}{part}"
        try:
            if stat.S_ISLNK(os.lstat(place).st_mode):
                return True
        except OSError:
            return False
    return False
