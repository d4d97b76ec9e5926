"""The folders of the pupils, looked into without knowing what a record is: keys, and text as a tree."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from senco_cli.errors import SencoError
from senco_cli.model.key_pattern import KEY_PATTERN
from senco_cli.store.plain_files import NotPlain, read_plain


class FolderUnreadable(SencoError):
    """A folder of records cannot be looked into, so nothing can be said about all of them."""

    def __init__(self, folder: str, *, reason: str) -> None:
        super().__init__(
            f'the folder "{folder}" {reason}',
            hint="senco doctor   or ask whoever looks after this computer to let you read it",
        )
        self.folder, self.reason = folder, reason


def pupil_keys(root: Path) -> tuple[str, ...]:
    """The keys of all pupils: the folders below `pupils/` that are named by one, in order. Raises FolderUnreadable."""
    return tuple(sorted([entry.name for entry in entries(root, "pupils") if is_pupil(entry)]))


def is_pupil(entry: os.DirEntry[str]) -> bool:
    """Whether what lies in `pupils/` is a pupil's folder."""
    return entry.is_dir() and is_key(entry.name)


def load_tree(root: Path, path: str) -> Any:
    """The text of one record as a tree, as far as it can be read at all."""
    # Keys alone are asked for often, and need no YAML.
    from senco_cli.store.yaml_reader import read

    try:
        return read(read_plain(root, path)).tree
    except OSError:
        return None


def name_in(tree: Any) -> str | None:
    """The pupil's name from a tree that may be faulty anywhere else; None where even that is not there."""
    name = tree.get("name") if isinstance(tree, dict) else None
    if not isinstance(name, dict):
        return None
    forename = name.get("known_as") or name.get("legal_forename")
    surname = name.get("preferred_surname") or name.get("legal_surname")
    # A sign such as a hyphen stands for a forename that somebody does not have.
    parts = [part for part in (forename, surname) if isinstance(part, str) and any(sign.isalnum() for sign in part)]
    return " ".join(parts) or None


def is_key(name: str) -> bool:
    """Whether the name of a file, without its ending, or of a folder is a key."""
    return _key().fullmatch(name) is not None


def entries(root: Path, folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder and is not hidden; nothing where there is no such folder. Raises FolderUnreadable."""
    try:
        with os.scandir(root / folder) as found:
            return [entry for entry in found if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise FolderUnreadable(folder, reason=why(error)) from error


def why(error: OSError) -> str:
    """Why something cannot be read, as the end of a sentence about it."""
    match error:
        case FileNotFoundError():
            return "is not there"
        case IsADirectoryError():
            return "is a folder, and ought to be a file"
        case NotPlain():
            return f"cannot be opened: {error.strerror}"
        case PermissionError():
            return "cannot be opened: you are not allowed to read it"
        case _:
            return f"cannot be opened: {error.strerror or 'unknown reason'}"


@cache
def _key() -> re.Pattern[str]:
    return re.compile(KEY_PATTERN)
