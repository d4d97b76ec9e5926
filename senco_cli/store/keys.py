"""Keys: short names for records that say nothing about the person."""

from __future__ import annotations

import secrets
from collections.abc import Container, Sequence
from typing import Protocol

from senco_cli.errors import SencoError

LENGTH = 5
# Without vowels (and y, which stands in for one) no key spells a word; without l and o none is misread as 1 or 0.
LETTERS = "bcdfghjkmnpqrstvwxz"
DIGITS = "23456789"

_TRIES = 10_000


class Chooser(Protocol):
    """What we need of a source of chance; `secrets` and `random.Random` both do."""

    def choice(self, seq: Sequence[str], /) -> str: ...


class NoKeyLeft(SencoError):
    """Every key that was drawn is in use."""

    def __init__(self) -> None:
        super().__init__("no unused key could be drawn for a new record", hint="senco doctor")


def new_key(taken: Container[str], *, rng: Chooser = secrets) -> str:
    """A key that is not in `taken`: five characters, a letter first, at least one digit.

    Starting with a letter keeps every YAML reader from taking it for a number; there are about seven and a half
    million. Raises NoKeyLeft if chance finds none free.
    """
    for _ in range(_TRIES):
        key = rng.choice(LETTERS) + "".join(rng.choice(LETTERS + DIGITS) for _ in range(LENGTH - 1))
        if any(character in DIGITS for character in key) and key not in taken:
            return key
    raise NoKeyLeft
