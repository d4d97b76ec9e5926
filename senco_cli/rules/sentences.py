"""Sentences that are made when somebody asks for them: most lists show days alone, and words are most of the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload


class Sentences(Sequence[str]):
    """What `tell` says, told once and as late as it can be."""

    __slots__ = ("_tell", "_told")

    def __init__(self, tell: Callable[[], Sequence[str]]) -> None:
        self._tell = tell
        self._told: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The sentences, made now if they were not before."""
        self._told = self._told or tuple(self._tell())
        return self._told

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self.told[at]

    def __len__(self) -> int:
        return len(self.told)

    def __eq__(self, other: object) -> bool:
        return self.told == (other.told if isinstance(other, Sentences) else other)

    def __hash__(self) -> int:
        return hash(self.told)

    def __repr__(self) -> str:
        return repr(self.told)
