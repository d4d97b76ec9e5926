"""Which files and folders the answers about one pupil, or about the school, are read from."""

from __future__ import annotations

import os
import re
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from senco_cli.model.key_pattern import KEY_PATTERN

if TYPE_CHECKING:
    from senco_cli.store.below import Below

# The group of what all pupils share; every other group is one pupil's folder, called by its key.
SHARED = ""
PUPILS = "pupils/"
_READ_WHOLE = ("_rules/", "provision/", "school/", "staff/")
# Copies of originals are read by nothing that is kept.
_COPIES = re.compile(rf"{PUPILS}[^/]+/files/")
_YAML = re.compile(r".*\.ya?ml(\.txt)?", re.IGNORECASE | re.DOTALL)


class _NotPlain(Exception):
    """A link, a pipe or a name that cannot be written down: how that looks proves nothing."""


def pupil_file(key: str) -> str:
    """The path of the record that every pupil has."""
    return f"{PUPILS}{key}/pupil.yaml"


def group_key(path: str) -> str:
    """The key of the group that a path is in."""
    at_top, _, below = path.partition("/")
    key = below.partition("/")[0]
    return key if f"{at_top}/" == PUPILS and _is_pupil(key) else SHARED


def shared_paths(root: Path) -> tuple[str, ...]:
    """The paths of what is shared, folders with a stroke at the end, and `pupils/` first.

    None where something among them proves nothing.
    """
    try:
        return tuple(_shared(root))
    except (_NotPlain, OSError):
        return ()


def pupil_paths(key: str, below: Below) -> tuple[str, ...]:
    """The paths of one pupil's group, as `shared_paths`, of what was seen below the pupil's folder.

    The first is the pupil's own record, whether or not it is there; then come the folders.
    """
    folders: list[str] = []
    files: list[str] = []
    try:
        for folder, entries in below.entries.items():
            path = f"{folder}/"
            copies = _COPIES.match(path)
            if not copies or copies.end() == len(path):
                folders.append(path)
            if not copies:
                files += [path + entry.name for entry in entries if not _is_folder(entry)]
    except (_NotPlain, OSError):
        return ()
    own = pupil_file(key)
    return (own, *sorted(folders), *sorted(path for path in files if path != own)) if folders else ()


def _shared(root: Path) -> list[str]:
    found = [PUPILS, "./"]
    for entry in _entries(root, ""):
        folder = f"{entry.name}/"
        if folder in _READ_WHOLE or folder == PUPILS or _YAML.fullmatch(entry.name):
            if _is_folder(entry):
                if folder in _READ_WHOLE:
                    _walk(root, folder, found)
            else:
                found.append(entry.name)
    # What lies below pupils/ without being a pupil's folder is told of, so it has to be looked at.
    for entry in _entries(root, PUPILS):
        if not _is_pupil(entry.name):
            if _is_folder(entry):
                _walk(root, f"{PUPILS}{entry.name}/", found)
            else:
                found.append(f"{PUPILS}{entry.name}")
    return found


def _walk(root: Path, folder: str, found: list[str]) -> None:
    found.append(folder)
    for entry in _entries(root, folder):
        path = folder + entry.name
        if _is_folder(entry):
            _walk(root, f"{path}/", found)
        else:
            found.append(path)


def _entries(root: Path, folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(f"{root}{os.sep}{folder}") as entries:
            return sorted(entries, key=attrgetter("name"))
    except FileNotFoundError:
        if folder == PUPILS:
            return []
        raise


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink() or not entry.name.isprintable():
        raise _NotPlain
    if entry.is_dir():
        return True
    if not entry.is_file():
        raise _NotPlain
    return False


def _is_pupil(name: str) -> bool:
    return re.fullmatch(KEY_PATTERN, name) is not None
