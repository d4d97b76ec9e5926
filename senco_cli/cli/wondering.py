"""Saying what senco waits for, on a terminal and not before somebody would begin to wonder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from senco_cli.cli.session import Session

_PATIENCE_SECONDS = 2.0


@contextmanager
def said_if_slow(session: Session, text: str) -> Iterator[None]:
    """Say `text` where what is done inside takes longer than a moment and somebody is looking."""
    if not session.stderr.isatty():
        yield
        return
    from threading import Timer

    timer = Timer(_PATIENCE_SECONDS, session.note, (text,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
