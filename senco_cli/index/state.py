"""What there is to say about the index itself: how large and old it is, what it holds, or why there is none."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from senco_cli.index.file import IndexUnusable, index_path, opened, reading


class IndexState(NamedTuple):
    """What the index holds: pupils, and answers about them for so many days or questions; when it was last written."""

    pupils: int
    answers: int
    size: int
    written: datetime


def index_state(root: Path) -> IndexState | str | None:
    """What the index holds, None where none has been made yet, or in words why it cannot be used."""
    path = index_path(root)
    try:
        found = path.lstat()
        # What is no file has no size to go by, and is looked at by what opens the index.
        if stat.S_ISREG(found.st_mode) and not found.st_size:
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        return fault.strerror or "it cannot be looked at"
    try:
        with opened(root) as connection, reading(connection):
            (pupils,) = connection.execute("SELECT pupils FROM state").fetchone()
            (answers,) = connection.execute("SELECT count(*) FROM kept").fetchone()
        found = path.stat()
    except IndexUnusable as fault:
        return str(fault)
    except OSError as fault:
        return fault.strerror or "it cannot be looked at"
    return IndexState(pupils, answers, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))
