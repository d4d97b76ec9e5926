"""The orders in which people look for names: numbers by their size, and what is like a word that was typed first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from senco_cli.model.names import fold_name

_PARTS = re.compile(r"(\D*)(\d*)")


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A key to sort by that has `Group 2` before `Group 10`, without heed of accents, case or punctuation."""
    return tuple((words, int(number or 0)) for words, number in _PARTS.findall(fold_name(text)))


def nearest_first(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names, what is like the typed word before what is not, else in their natural order."""
    return tuple(sorted(known, key=lambda name: (-_likeness(typed, name), natural(name), name)))


def _likeness(typed: str, name: str) -> float:
    # An import that costs the start of every command a little, for what is asked once in a while.
    from difflib import SequenceMatcher

    ratio = SequenceMatcher(None, fold_name(typed), fold_name(name)).ratio()
    # A letter in common with a name of two is chance.
    return ratio if ratio >= 0.6 else 0.0
