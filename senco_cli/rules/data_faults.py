"""What is wrong with the fields of a file of rules, duties or advice, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from datetime import date
from typing import Any


def name_faults(data: Mapping[str, Any], *, must: Set[str] = frozenset(), may: Set[str] = frozenset()) -> Iterator[str]:
    """Every field that has to be there and is not, and every one that is known to nobody."""
    yield from (f"{name} is missing" for name in sorted(must - set(data)))
    yield from (f'"{name}" is not known here' for name in sorted(set(data) - must - may))


def choice_faults(data: Mapping[str, Any], name: str, known: Collection[str]) -> Iterator[str]:
    """The fault of a field that holds none of the words it may hold."""
    if name in data and data[name] not in known:
        yield f'{name} "{data[name]}" is not one of {", ".join(known)}'


def is_day(text: Any) -> bool:
    """Whether a text is a day written year-month-day."""
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True
