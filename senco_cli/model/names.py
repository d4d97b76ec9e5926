"""Comparing names as people type them: without accents, case, apostrophes or hyphens."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_DROPPED = frozenset("'’‘`´ʼ.")
# The same, done to the letters of a keyboard in one go.
_ASCII = {code: None if chr(code) in _DROPPED else " " for code in range(128) if not chr(code).isalnum()}


def fold_name(text: str) -> str:
    """A name for comparing: `Siân O'Brien-Nguyễn` is `sian obrien nguyen`."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN)).translate(_PLAIN)
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in _DROPPED)
    return " ".join(kept.split())


def matches(typed: str, *names: str) -> int:
    """How well what somebody typed fits a pupil's names: 0 not, 1 a part of it, 2 whole words of it."""
    return matches_folded(fold_name(typed).split(), " ".join(fold_name(name) for name in names))


def matches_folded(wanted: Sequence[str], folded: str) -> int:
    """The same of words and names that are folded already."""
    if not wanted:
        return 0
    words = set(folded.split())
    if all(word in words for word in wanted):
        return 2
    return int(all(word in folded for word in wanted))


def mentions(text: str, name: str) -> bool:
    """Whether a word of `text` begins with a part of a pupil's name: `Siân's helper` does with `sian`."""
    words = fold_name(text).split()
    return any(word.startswith(part) for part in fold_name(name).split() for word in words)


def full_name(forename: str, surname: str) -> str:
    """Both names; the surname alone of somebody who has no forename, for which a sign such as a hyphen may stand."""
    return f"{forename} {surname}".strip() if any(each.isalnum() for each in forename) else surname
