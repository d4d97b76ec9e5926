"""Saying how far a long reading is, on a terminal and not before somebody would begin to wonder."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TextIO

_PATIENCE_SECONDS = 1.0


@dataclass
class ProgressLine:
    """One line on a terminal that is written over as the reading goes on, and wiped when it has ended."""

    stream: TextIO
    _began: float = field(default_factory=time.monotonic)
    _shown: str = ""

    def __call__(self, done: int, total: int) -> None:
        """Show how many pupils of all have been read."""
        if not self.stream.isatty():
            return
        if done >= total:
            # With spaces, because the older terminal of Windows shows what would wipe a line.
            self.stream.write(f"\r{' ' * len(self._shown)}\r" if self._shown else "")
        elif time.monotonic() - self._began > _PATIENCE_SECONDS:
            self._shown = f"reading {total} pupils: {100 * done // total} %"
            self.stream.write(f"\r{self._shown}")
        self.stream.flush()
