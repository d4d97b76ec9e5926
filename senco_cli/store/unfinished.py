"""Whether a senco that was cut off may have left something; apart, so that to find nothing costs next to nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from zlib import crc32

from senco_cli.store.files import TEMPORARY_PREFIX
from senco_cli.store.folder import PRIVATE

# Where the notes of writes, the working files and the marks of gits lie below the private folder.
JOURNAL: Final = "journal"
SCRATCH: Final = "scratch"
GIT_MARKS: Final = "git"


def may_be_unfinished(root: Path) -> bool:
    """Whether anything lies where only unfinished work does."""
    if beside(root).with_suffix(".lock").exists():
        return True
    return any(_holds_something(root / PRIVATE / name) for name in (JOURNAL, SCRATCH, GIT_MARKS))


def beside(folder: Path) -> Path:
    """Where a folder is put together before it takes its place; the name says nothing of the folder's."""
    return folder.with_name(f"{TEMPORARY_PREFIX}{crc32(folder.name.encode('utf-8', 'surrogateescape')):08x}")


def _holds_something(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False
