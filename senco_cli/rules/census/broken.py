"""One place at which a rule of the census is broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a rule is broken; `detail` goes into its sentence, and `path` is the record where not the pupil's own."""

    at: tuple[str | int, ...]
    detail: str = ""
    path: str | None = None
