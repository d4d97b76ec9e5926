"""Looking at the files of a large folder on a core that is idle, while this process still loads the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from senco_cli.index.helper import CAN_SPLIT, Helper, Looked

if TYPE_CHECKING:
    from pathlib import Path


# This process loads the command line meanwhile; more than two would stand in its way on the machine of a school.
_SHARES = 2


class Ahead(Helper):
    """Another process that looks at the files of a record folder; what it saw can be had once."""

    def __init__(self, pipe: int, child: int) -> None:
        self._pipe, self._child = pipe, child

    def seen(self, root: Path) -> Looked | None:
        """What it saw of the files of this folder, once; None if it did not look, or did not come to an end."""
        if self._pipe < 0:
            return None
        pipe, self._pipe = self._pipe, -1
        data = _told(pipe, self._child)
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
        return [changes, made, differing(paths, stamps, stamps_here(root, os.fsencode("\n".join(paths)).split(b"\n")))]

    def look_together() -> object:
        root = find()
        if root is None:
            return None
        others = [_start(partial(look, root, share)) for share in range(1, _SHARES)]
        shares = [look(root, 0), *(_told(*other) for other in others)]
        if None in shares or len({tuple(share[:2]) for share in shares}) > 1:
            return None
        return [str(root), shares[0][0], [key for share in shares for key in share[2]]]

    try:
        return Ahead(*_start(look_together))
    except OSError:
        return Helper()


def _start(work: Callable[[], object]) -> tuple[int, int]:
    """A child that does some work: the pipe by which it tells what came of it, and its number."""
    outlet, inlet = os.pipe()
    child = os.fork()
    if child:
        os.close(inlet)
        return outlet, child
    try:
        import json

        os.close(outlet)
        with os.fdopen(inlet, "wb") as out:
            out.write(json.dumps(work()).encode("ascii"))
    finally:
        # Not by the usual way out: the streams and what waits to be written are the parent's.
        os._exit(0)


def _told(pipe: int, child: int) -> Any:
    """What a child has told; None where it was cut off."""
    import json

    with os.fdopen(pipe, "rb") as told:
        data = told.read()
    os.waitpid(child, 0)
    try:
        return json.loads(data)
    except ValueError:
        return None
