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
    _is_shown: bool = False

    def __call__(self, done: int, total: int) -> None:
        """Show how many pupils of all have been read."""
        if not self.stream.isatty():
            return
        if done >= total:
            if self._is_shown:
                self.stream.write("\r\033[K")
        elif time.monotonic() - self._began > _PATIENCE_SECONDS:
            self._is_shown = True
            self.stream.write(f"\rreading {total} pupils: {100 * done // total} %")
        self.stream.flush()
