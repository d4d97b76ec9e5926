"""Ctrl-C at a moment at which it would do harm."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import Final

# Who is stopped later than this must not be told that nothing was changed.
HAS_WRITTEN: Final = ContextVar("has_written", default=False)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the block has ended; a git within it hears it too and stops in good order."""
    before = signal.getsignal(signal.SIGINT)
    # Only the main thread hears signals; None is a handler that was not set from Python and cannot be set back.
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        HAS_WRITTEN.set(True)
        return
    heard: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        heard.append(number)

    signal.signal(signal.SIGINT, remember)
    try:
        yield
        HAS_WRITTEN.set(True)
    finally:
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)
