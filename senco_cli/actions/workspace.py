"""What every action is given of the world: the record folder, the day, and the environment git runs in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workspace:
    """One record folder, as one command sees it.

    `today` is the day of `--on`, else the practice date, else the day of the clock.
    """

    root: Path
    today: date
    environment: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
