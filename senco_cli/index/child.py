"""A child of this process that does one piece of work and tells what came of it."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from typing import Any, NamedTuple

from senco_cli.index.helper import CAN_SPLIT

# More processes than this stand in each other's way at the disk.
_MOST = 8


class Child(NamedTuple):
    """The pipe by which a child tells what came of its work, and its number."""

    pipe: int
    number: int


def can_run() -> int:
    """How many processes can run at once, this one among them; one where it must not be split."""
    import threading

    # A process with threads must not be split.
    if not CAN_SPLIT or threading.active_count() > 1:
        return 1
    can_use = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(len(can_use), _MOST)


def start(work: Callable[[], Any]) -> Child:
    """A child that does some work, of which comes what `marshal` knows. Raises OSError where there can be no more."""
    outlet, inlet = os.pipe()
    try:
        number = os.fork()
    except OSError:
        os.close(outlet)
        os.close(inlet)
        raise
    if number:
        os.close(inlet)
        return Child(outlet, number)
    try:
        os.close(outlet)
        with os.fdopen(inlet, "wb") as out:
            out.write(marshal.dumps(work()))
    finally:
        # Not by the usual way out: the streams and what waits to be written are the parent's.
        os._exit(0)


def told(child: Child) -> Any:
    """What came of its work; None where it was cut off."""
    with os.fdopen(child.pipe, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child.number, 0)
    try:
        return marshal.loads(data)
    except (EOFError, ValueError, TypeError):
        return None
