"""The one lock of a record folder, which holds though somebody deletes senco's working files."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from senco_cli.store.files import OWNER_ONLY

_PAUSE_SECONDS = 0.02
_TRIES = 20


@contextmanager
def held(root: Path, *, private: Callable[[Path], Path], wait_seconds: float) -> Iterator[None]:
    """Hold the folder; `private` makes the folder of our working files, in which the lock lies.

    Raises TimeoutError and OSError.
    """
    from filelock import FileLock, Timeout

    until = time.monotonic() + wait_seconds
    for tries_left in reversed(range(_TRIES)):
        try:
            lock = FileLock(private(root) / "lock", timeout=max(until - time.monotonic(), 0), mode=OWNER_ONLY)
            lock.acquire()
            break
        except Timeout as late:
            raise TimeoutError from late
        except FileNotFoundError:
            # Somebody has deleted our working files in this moment.
            if not tries_left:
                raise
            time.sleep(_PAUSE_SECONDS)
    try:
        with _folder_itself_held(root, until=until):
            yield
    finally:
        lock.release()


@contextmanager
def _folder_itself_held(root: Path, *, until: float) -> Iterator[None]:
    # Deleted with our other files, a lock holds for nobody who comes later. Windows deletes none that is held.
    if os.name != "posix":
        yield
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        _hold(descriptor, until=until)
        yield
    finally:
        os.close(descriptor)


def _hold(descriptor: int, *, until: float) -> None:
    import fcntl

    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise TimeoutError from None
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            # Some file systems of a network lock no folders.
            return
        else:
            return
