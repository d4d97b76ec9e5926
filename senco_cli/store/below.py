"""What lies below a folder of records, looked at once: names, what looks like YAML, and whether a link is there."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from senco_cli.store.plain_files import has_link

# Notepad adds .txt to a name unless it is told not to.
LOOKS_LIKE_YAML: Final = re.compile(r"[^.].*\.ya?ml(?:\.txt)?", re.IGNORECASE | re.DOTALL)


class Below(NamedTuple):
    """What lies below a folder; nothing where there is no such folder.

    `names` are those in each folder by its path, without the hidden ones; a folder behind a link is not looked into.
    `is_straight` is whether no link is among all that, nor on the way there from the record folder. `entries` are what
    the names are of, the hidden ones among them.
    """

    names: Mapping[str, tuple[str, ...]]
    yaml: tuple[str, ...]
    is_straight: bool
    entries: Mapping[str, Sequence[os.DirEntry[str]]]


def look_below(root: Path, folder: str) -> Below:
    """Look at all that lies below a folder. Raises OSError where somebody may not look into one."""
    names: dict[str, tuple[str, ...]] = {}
    seen: dict[str, list[os.DirEntry[str]]] = {}
    yaml: list[str] = []
    is_straight = not has_link(root, folder)
    ahead = [folder]
    for here in ahead:
        try:
            with os.scandir(f"{root}{os.sep}{here}") as found:
                entries = list(found)
        except (FileNotFoundError, NotADirectoryError):
            if here == folder:
                return Below({}, (), False, {})
            raise
        seen[here] = entries
        names[here] = tuple([entry.name for entry in entries if not entry.name.startswith(".")])
        for entry in entries:
            if entry.is_symlink():
                is_straight = False
            elif entry.is_dir():
                ahead.append(f"{here}/{entry.name}")
                continue
            if LOOKS_LIKE_YAML.fullmatch(entry.name) and not _is_folder(entry):
                yaml.append(f"{here}/{entry.name}")
    return Below(names, tuple(yaml), is_straight, seen)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
