"""Small parts of a sentence: a number of things, things in a row, and how a sentence begins."""

from __future__ import annotations

from collections.abc import Sequence


def how_many(number: int, one: str, many: str | None = None) -> str:
    """A number of things: `1 week`, `12 weeks`; `many` where it is not `one` with an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(things: Sequence[str], *, link: str = "and") -> str:
    """Things in a row: `a, b and c`."""
    return f" {link} ".join(part for part in (", ".join(things[:-1]), *things[-1:]) if part)


def have(who: Sequence[str]) -> str:
    """Who has something: `k7m2q has`, `k7m2q and p3x9d have`."""
    return f"{listed(who)} {'has' if len(who) == 1 else 'have'}"


def small_first(text: str) -> str:
    """A text as it goes on within a sentence: its first letter small."""
    return text[:1].lower() + text[1:]


def capital_first(text: str) -> str:
    """A text as it begins a sentence: its first letter a capital."""
    return text[:1].upper() + text[1:]
