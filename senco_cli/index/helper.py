"""What another process has begun to do for this one, before this one knows what it will need."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from senco_cli.index.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

# Windows cannot split a process, and on macOS half of one may stand still for ever in a library of the system.
CAN_SPLIT: Final = hasattr(os, "fork") and sys.platform != "darwin"


class NoHelp(Exception):
    """The other process is not there, or did not come to an end; what it was to do is done here."""


class Looked(NamedTuple):
    """Whose files have moved, and the state of the index that says so."""

    changes: int
    moved: Sequence[str]


class Helper:
    """Another process; this one is none, and helps with nothing."""

    def seen(self, root: Path) -> Looked | None:
        """What it saw of the files of this folder, once; None if it did not look."""
        del root
        return None

    def done(
        self, work: Callable[[Progress], Any], *, progress: Progress, meanwhile: Callable[[], bool] = lambda: False
    ) -> Any:
        """What came of some work that it did. Raises NoHelp, also where the work raised anything.

        Until it has answered this process does `meanwhile`, over and over for as long as that says there is more of it.
        """
        del work, progress, meanwhile
        raise NoHelp

    def end(self) -> None:
        """Let it go."""

    def __reduce__(self) -> tuple[type[Helper], tuple[()]]:
        # To any other process it is nobody.
        return Helper, ()
