"""What a list of what is due is asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple


class DueFilters(NamedTuple):
    """What to list: how far ahead, only what is overdue, one pupil's key, one duty holder, one kind."""

    within: timedelta
    overdue: bool = False
    pupil: str | None = None
    duty_holder: str | None = None
    kind: str | None = None

    @property
    def asked(self) -> str:
        """What tells one list of the whole school from another."""
        return f"{self.within.days} {self.overdue} {self.duty_holder} {self.kind}"
