"""What to say about a key that no record has."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def no_such_key(what: str, key: str, *, known: Iterable[str]) -> str:
    """A sentence that names the key and, where one is close, the key that was probably meant."""
    close = get_close_matches(key, sorted(known), n=1)
    return f'no {what} has the key "{key}"; ' + (f"did you mean {close[0]}?" if close else "mend it, or take it out")
