"""What every action is given of the world: the record folder, the day, and the environment git runs in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from senco_cli.index.helper import Helper
from senco_cli.index.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Workspace:
    """One record folder, as one command sees it.

    `today` is the day of `--on`, else that of `--as-at`, else the practice date, else the day of the clock. `as_at` is
    the earlier day whose records `root` holds, where it is not the folder itself, and `home` that folder. With
    `keeps_index` what was read once may be kept beside the records; `progress` is told how far a long reading is, in
    pupils of all; `helper` has begun to look at the files of `root`, or to load
    what reads them.
    """

    root: Path
    today: date
    environment: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    as_at: date | None = None
    home: Path | None = None
    keeps_index: bool = False
    progress: Progress = no_progress
    helper: Helper = field(default_factory=Helper)

    def __reduce__(self) -> tuple[Any, ...]:
        # Who is told how far a reading is, and who helps, another process does not know.
        known = (self.root, self.today, self.environment, self.dry_run, self.as_at, self.home, self.keeps_index)
        return Workspace, known
