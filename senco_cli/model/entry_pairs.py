"""Which entries of two lists are the same entry, for merging two lists and for telling what changed in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

# How much two entries that nothing else makes a pair are alike, from 0, not at all, to 1.
Likeness = Callable[[Any, Any], float]

# An entry that nothing names is taken for a changed one where at least so much of its fields is as it was.
_ALIKE = 0.5


def pairs(
    first: Sequence[Any], second: Sequence[Any], names: Sequence[str], *, alike: Likeness | None = None
) -> dict[int, int]:
    """For positions in `first`, the positions in `second` that hold the same entry.

    Equal entries first, then those that `names` tell are the same, then, with `alike`, the most alike ones of those
    that are left, and of these the nearest.
    """
    found = _equal(first, second)
    found |= _named(first, second, names, found)
    if alike:
        found |= _similar(first, second, alike, found)
    return found


def alike_unless_named(names: Sequence[str]) -> Likeness:
    """What may be merged: much the same fields, and no two names."""

    def likeness(entry: Any, other: Any) -> float:
        called = name_of(entry, names), name_of(other, names)
        if None not in called and called[0] != called[1]:
            return 0.0
        return alike(entry, other)

    return likeness


def alike(entry: Any, other: Any) -> float:
    """What speaks of one thing, though what names it may be another: much the same fields."""
    if not isinstance(entry, dict) or not isinstance(other, dict) or not entry or not other:
        return 0.0
    same = sum(1 for name, value in entry.items() if name in other and other[name] == value)
    share = same / max(len(entry), len(other))
    return share if share >= _ALIKE else 0.0


def name_of(entry: Any, names: Sequence[str]) -> tuple[str, ...] | None:
    """What tells an entry from its neighbours; None where it does not have all of it."""
    if not names or not isinstance(entry, dict):
        return None
    values = [entry.get(name) for name in names]
    found = tuple(value for value in values if isinstance(value, str))
    # A part without a person's name in it is known by the part.
    return found if found and isinstance(values[0], str) else None


def _equal(first: Sequence[Any], second: Sequence[Any]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for at, entry in enumerate(first):
        other = next((each for each, value in enumerate(second) if each not in taken and value == entry), None)
        if other is not None:
            found[at] = other
            taken.add(other)
    return found


def _named(first: Sequence[Any], second: Sequence[Any], names: Sequence[str], found: dict[int, int]) -> dict[int, int]:
    once = [_once(entries, names) for entries in (first, second)]
    taken = set(found.values())
    return {
        at: once[1][name]
        for name, at in once[0].items()
        if at not in found and name in once[1] and once[1][name] not in taken
    }


def _once(entries: Sequence[Any], names: Sequence[str]) -> dict[tuple[str, ...], int]:
    called = [name_of(entry, names) for entry in entries]
    count = Counter(called)
    return {name: at for at, name in enumerate(called) if name is not None and count[name] == 1}


def _similar(first: Sequence[Any], second: Sequence[Any], alike: Likeness, found: dict[int, int]) -> dict[int, int]:
    taken = set(found.values())
    scores = [
        (alike(entry, other), -abs(at - place), at, place)
        for at, entry in enumerate(first)
        if at not in found
        for place, other in enumerate(second)
        if place not in taken
    ]
    chosen: dict[int, int] = {}
    for likeness, _nearness, at, place in sorted(scores, reverse=True):
        if likeness and at not in chosen and place not in chosen.values():
            chosen[at] = place
    return chosen
