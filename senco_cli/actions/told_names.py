"""What provision and pupils are called whose keys stand in a record, looked up when a sentence first needs it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from senco_cli.model.key_pattern import KEY_PATTERN
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.store.pupil_folders import load_tree, name_in

_KEY: Final = re.compile(KEY_PATTERN)
# The name that goes with a key in a field; None where it is none, or nothing has it.
Names = Callable[[str, str], str | None]


def no_name(field: str, key: str) -> str | None:
    """None for every key."""
    del field, key
    return None


def names_in(root: Path) -> Names:
    """The names of the provision and pupils of a folder by the field that holds their keys, as they are called now."""

    @cache
    def name_of(field: str, key: str) -> str | None:
        if not _KEY.fullmatch(key):
            return None
        if field == "pupil":
            return name_in(load_tree(root, path_of(Pupil, pupil=key)))
        tree = load_tree(root, path_of(Provision, key=key)) if field == "provision" else None
        title = tree.get("title") if isinstance(tree, dict) else None
        return f"“{title}”" if isinstance(title, str) and title else None

    return name_of
