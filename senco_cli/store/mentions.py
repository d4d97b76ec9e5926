"""Which records name another record by its key."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from senco_cli.store.plain_files import read_plain
from senco_cli.store.records import record_paths


def mentioned_in(root: Path, key: str, *, besides: Collection[str]) -> str | None:
    """The first record that names `key` or lies in the folder of that name, `besides` left out; None if there is none.

    Raises FolderUnreadable.
    """
    word = re.compile(rf"(?<![a-z0-9-]){re.escape(key)}(?![a-z0-9-])".encode("ascii"))
    for path in record_paths(root):
        if path not in besides and (key in path.split("/") or word.search(_held(root, path))):
            return path
    return None


def _held(root: Path, path: str) -> bytes:
    try:
        return read_plain(root, path)
    except OSError:
        return b""
