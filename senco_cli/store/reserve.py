"""Room on the disk that a write keeps free, so that it can be taken back even when there is none left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from senco_cli.store import files

# Called as a working file is, so that it goes with them.
_NAME: Final = f"{files.TEMPORARY_PREFIX}reserve"
_BLOCK: Final = 4096
# What git needs to put its own house in order, in a school of usual size.
_FOR_GIT: Final = 16 * _BLOCK


def keep(folder: Path, contents: Iterable[bytes | None]) -> None:
    """Take the room that these contents need, before git takes what replacing them gives free. Raises OSError."""
    blocks = sum(len(content) // _BLOCK + 2 for content in contents if content is not None)
    files.write_scratch(folder / _NAME, bytes(blocks * _BLOCK + _FOR_GIT))


def let_go(folder: Path) -> None:
    """Give the room back, where it is still kept."""
    files.remove(folder / _NAME)
