"""Looking at the files of a large folder on a core that is idle, while this process still loads the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from senco_cli.index.child import Child, start, told
from senco_cli.index.helper import CAN_SPLIT, Helper, Looked

if TYPE_CHECKING:
    from pathlib import Path


# This process loads the command line meanwhile; more than two would stand in its way on the machine of a school.
_SHARES = 2


class Ahead(Helper):
    """Another process that looks at the files of a record folder; what it saw can be had once."""

    def __init__(self, child: Child) -> None:
        self._child: Child | None = child

    def seen(self, root: Path) -> Looked | None:
        """What it saw of the files of this folder, once; None if it did not look, or did not come to an end."""
        if self._child is None:
            return None
        child, self._child = self._child, None
        data = told(child)
        if data is None or data[0] != str(root):
            return None
        return Looked(*data[1:])


def look_ahead(find: Callable[[], Path | None]) -> Helper:
    """Begin to look at the folder that `find` finds, in another process where the system can split one."""
    if not CAN_SPLIT:
        return Helper()
    # Loaded once rather than in each process.
    from senco_cli.index import tables
    from senco_cli.index.file import opened, reading
    from senco_cli.index.stamps import differing, stamps_here

    def look(root: Path, share: int) -> list[Any] | None:
        with opened(root) as connection, reading(connection):
            listing = tables.listing(connection, share, _SHARES)
        if listing is None:
            return None
        paths, stamps, changes, made = listing
        actual = stamps_here(root, os.fsencode(paths).split(b"\n") if paths else ())
        return [changes, made, differing(paths, stamps, actual)]

    def look_together() -> object:
        root = find()
        if root is None:
            return None
        others = [start(partial(look, root, share)) for share in range(1, _SHARES)]
        shares = [look(root, 0), *map(told, others)]
        if None in shares or len({tuple(share[:2]) for share in shares}) > 1:
            return None
        return [str(root), shares[0][0], [key for share in shares for key in share[2]]]

    try:
        return Ahead(start(look_together))
    except OSError:
        return Helper()
