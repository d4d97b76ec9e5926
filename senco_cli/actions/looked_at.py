"""One thing that `senco doctor` has looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One thing looked at: in order or not, what was found, and what to do; `is_note` is worth knowing, no more."""

    ok: bool
    what: str
    remedy: str | None = None
    is_note: bool = False
