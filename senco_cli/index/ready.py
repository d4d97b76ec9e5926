"""A process that has loaded what reads records by the time they are to be read, while this one loads the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from senco_cli.index.helper import CAN_SPLIT, Helper, NoHelp
from senco_cli.index.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

_LENGTH = 8


class Ready(Helper):
    """Another process that has loaded some modules by now; it does one piece of work after another.

    What two pieces of work have in common is the same object there too, with what the first has left in it.
    """

    def __init__(self, child: int, orders: BinaryIO, replies: BinaryIO) -> None:
        import pickle
        from io import BytesIO

        self._child, self._orders, self._replies = child, orders, replies
        self._written, self._is_busy = BytesIO(), False
        self._pickler = pickle.Pickler(self._written)

    def done(
        self, work: Callable[[Progress], Any], *, progress: Progress, meanwhile: Callable[[], bool] = lambda: False
    ) -> Any:
        """What came of some work that it did. Raises NoHelp, also where the work raised anything."""
        import pickle
        import select

        if self._is_busy:
            raise NoHelp
        self._written.seek(0)
        self._written.truncate()
        self._pickler.dump(work)
        # Until it has answered; if it never does, it is not asked again.
        self._is_busy = True
        try:
            _send(self._orders, self._written.getvalue())
            while not select.select([self._replies], [], [], 0)[0] and meanwhile():
                pass
            while True:
                is_done, told = pickle.loads(_received(self._replies))
                if is_done:
                    self._is_busy = False
                    return told
                progress(*told)
        except OSError:
            raise NoHelp from None

    def end(self) -> None:
        """Let it go; what it is about to write down it may still write."""
        import signal

        for pipe in (self._orders, self._replies):
            with suppress(OSError):
                pipe.close()
        if not self._is_busy:
            with suppress(OSError):
                os.kill(self._child, signal.SIGTERM)
                os.waitpid(self._child, 0)


def make_ready(find: Callable[[], Path | None], modules: Sequence[str]) -> Helper:
    """Begin to load these modules in another process, if `find` finds there that it will be of use."""
    if not CAN_SPLIT or (os.cpu_count() or 1) < 2:
        return Helper()
    try:
        orders, order = os.pipe()
        reply, replies = os.pipe()
        child = os.fork()
    except OSError:
        return Helper()
    if child:
        os.close(orders)
        os.close(replies)
        return Ready(child, os.fdopen(order, "wb"), os.fdopen(reply, "rb"))
    try:
        os.close(order)
        os.close(reply)
        if find():
            _load(modules)
            with os.fdopen(orders, "rb") as source, os.fdopen(replies, "wb") as sink:
                _serve(source, sink)
    finally:
        # Not by the usual way out: the streams and what waits to be written are the parent's.
        os._exit(0)


def _load(modules: Sequence[str]) -> None:
    import gc
    from importlib import import_module

    # What is loaded stays: nothing in it can go, and nobody need look.
    gc.disable()
    for name in modules:
        import_module(name)
    gc.freeze()
    gc.enable()


def _serve(orders: BinaryIO, replies: BinaryIO) -> None:
    """Do what is ordered until there are no more orders; the first that raises anything is the last."""
    import pickle
    from io import BytesIO

    order = BytesIO()
    unpickler = pickle.Unpickler(order)

    def progress(done: int, total: int) -> None:
        _send(replies, pickle.dumps((False, (done, total))))

    while True:
        order.seek(0)
        order.truncate()
        order.write(_received(orders))
        order.seek(0)
        _send(replies, pickle.dumps((True, unpickler.load()(progress))))


def _send(pipe: BinaryIO, data: bytes) -> None:
    # One after the other, because what is told of a large trust is many megabytes.
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def _received(pipe: BinaryIO) -> bytes:
    """What was sent last. Raises OSError where the other end is gone."""
    length = int.from_bytes(_whole(pipe, _LENGTH), "big")
    return _whole(pipe, length)


def _whole(pipe: BinaryIO, length: int) -> bytes:
    data = pipe.read(length)
    if len(data) != length:
        raise OSError
    return data
