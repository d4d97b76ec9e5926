"""Looking at the files of a large folder on a core that is idle, while this process still loads the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

# Windows cannot split a process, and on macOS half of one may stand still for ever in a library of the system.
CAN_SPLIT: Final = hasattr(os, "fork") and sys.platform != "darwin"


class Looked(NamedTuple):
    """Whose files have moved, and the state of the index that says so."""

    changes: int
    moved: Sequence[str]


class Ahead:
    """Another process that looks at the files of a record folder; what it saw can be had once."""

    def __init__(self, pipe: int, child: int) -> None:
        self._pipe, self._child = pipe, child

    def seen(self, root: Path) -> Looked | None:
        """What it saw, if that was this folder and it came to an end."""
        if self._pipe < 0:
            return None
        pipe, self._pipe = self._pipe, -1
        data = _told(pipe, self._child)
        if data is None or data[0] != str(root):
            return None
        return Looked(*data[1:])


def look_ahead(find: Callable[[], Path | None]) -> Ahead | None:
    """Begin to look at the folder that `find` finds, in another process; None where the system cannot split one."""
    if not CAN_SPLIT:
        return None
    try:
        return Ahead(*_start(lambda: _look(find())))
    except OSError:
        return None


def _look(root: Path | None) -> object:
    if root is None:
        return None
    from senco_cli.index import tables
    from senco_cli.index.file import opened, reading
    from senco_cli.index.stamps import moved

    with opened(root) as connection, reading(connection):
        held = tables.held(connection, only_own_record=False)
    half = len(held.groups) // 2
    other = _start(lambda: moved(root, held.groups[:half]))
    found = moved(root, held.groups[half:])
    return [str(root), held.changes, found + _told(*other)]


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
