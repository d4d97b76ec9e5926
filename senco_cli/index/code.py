"""Which senco gave an answer: its own files, so that a changed rule, code set or line of code makes answers old."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from senco_cli import __version__

# What an answer is made by; how it is shown matters only to a text that is kept as it was shown.
_PARTS = ("actions", "index", "model", "rules", "store")
_SHOWING = ("cli", "documents")
_ENDINGS = (".py", ".yaml")


def code_stamp() -> bytes:
    """What tells this senco from another: its version, and name, size and time of each file that answers rest on."""
    return _stamp_of(_PARTS)


def showing_stamp() -> str:
    """The same, briefly, of what shows answers."""
    return f"{crc32(_stamp_of(_SHOWING)):08x}"


def _stamp_of(parts: Sequence[str]) -> bytes:
    package = Path(__file__).parent.parent
    found = [__version__]
    for part in parts:
        _stamp(f"{package}{os.sep}{part}", found)
    return "\n".join(found).encode("utf-8", "surrogateescape")


def _stamp(folder: str, found: list[str]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name.endswith(_ENDINGS):
                    seen = entry.stat()
                    found.append(f"{entry.name} {seen.st_size} {seen.st_mtime_ns}")
                elif "." not in entry.name and entry.name != "__pycache__":
                    found.append(entry.name)
                    _stamp(entry.path, found)
    except OSError:
        # Inside a zip file there is nothing to look at, and nothing that could be edited in place.
        return
