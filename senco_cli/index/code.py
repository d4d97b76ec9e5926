"""Which senco gave an answer: its own files, so that a changed rule, code set or line of code makes answers old."""

from __future__ import annotations

import os
from pathlib import Path

from senco_cli import __version__

# What an answer is made by; how it is shown, and documents, are made afresh each time.
_PARTS = ("actions", "index", "model", "rules", "store")
_ENDINGS = (".py", ".yaml")


def code_stamp() -> bytes:
    """What tells this senco from another: its version, and name, size and time of each file that answers rest on."""
    package = Path(__file__).parent.parent
    found = [__version__]
    for part in _PARTS:
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
