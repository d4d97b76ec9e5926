"""Which records name another record by its key."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from senco_cli.store.files import read
from senco_cli.store.records import record_paths


def mentioned_in(root: Path, key: str, *, besides: Collection[str]) -> str | None:
    """The first record that names `key` or lies in the folder of that name, `besides` left out; None if there is none.

    Raises FolderUnreadable.
    """
    word = re.compile(rf"(?<![a-z0-9-]){re.escape(key)}(?![a-z0-9-])".encode("ascii"))
    for path in record_paths(root):
        if path not in besides and (key in path.split("/") or word.search(read(root / path) or b"")):
            return path
    return None
