"""How alike two texts are, from 0 to 1, and which of many is spelt almost like one."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def likeness(first: str, second: str, *, at_least: float = 0.0) -> float:
    """How much of two texts is the same, in the same order; 0 where it is less than `at_least`."""
    return fuzz.ratio(first, second, score_cutoff=at_least * 100) / 100


def closest(text: str, choices: Iterable[str], *, at_least: float) -> str | None:
    """The one of `choices` most like `text`, the first of equals; None where none is so like."""
    found = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=at_least * 100)
    return str(found[0]) if found else None
