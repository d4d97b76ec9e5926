"""Pupils' folders that are looked at in one process while another gets ready to read them."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from senco_cli.index.stamps import Group, are_as_before, look_at_pupil
from senco_cli.store.below import Below

# Another process is given them all at once, and holds them until it comes to them.
_MOST = 5_000


class Looking:
    """Looks at one pupil after another for as long as there is nothing else to do."""

    def __init__(self, root: Path, keys: Sequence[str]) -> None:
        self._root = root
        self._ahead: Iterator[str] = iter(keys[:_MOST])
        self.seen: dict[str, bytes] = {}

    def look_at_one(self) -> bool:
        """Look at one more pupil; whether there was one."""
        for key in self._ahead:
            group, below = look_at_pupil(self._root, key)
            if group.stamps and below:
                self.seen[key] = marshal.dumps((tuple(group), (dict(below.names), below.yaml, below.is_straight)))
            return True
        return False


def look_again(root: Path, key: str, seen: Mapping[str, bytes]) -> tuple[Group, Below | None]:
    """As `look_at_pupil`: what was seen of the pupil's folder, if no file has come, gone or been replaced since."""
    if key in seen:
        looks, (names, yaml, is_straight) = marshal.loads(seen[key])
        group = Group(*looks)
        if are_as_before(root, group):
            return group, Below(names, yaml, is_straight, {})
    return look_at_pupil(root, key)
