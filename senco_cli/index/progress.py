"""Saying how far a long reading is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

# Is told how many pupils have been read, and how many there are to read.
Progress: TypeAlias = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """Say nothing."""
