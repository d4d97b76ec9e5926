"""What a list of what is due is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class DueFilters:
    """What to list: how far ahead, only what is overdue, one pupil's key, one duty holder, one kind."""

    within: timedelta
    overdue: bool = False
    pupil: str | None = None
    duty_holder: str | None = None
    kind: str | None = None
