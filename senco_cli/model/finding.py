"""A finding: something wrong or missing in the records, as a value that can be listed with the others."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tier = Literal["record", "law", "practice"]


class Finding(NamedTuple):
    """One thing to look at.

    `path` is relative to the record folder; `at` is the place in the record, such as ("needs", 0, "type");
    `line` is filled in where somebody reads it; the sentence never holds a name, a date of birth or a note.
    """

    check: str
    tier: Tier
    path: str
    at: tuple[str | int, ...]
    sentence: str
    line: int | None = None
