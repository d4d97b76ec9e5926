"""Long lists kept small: the items of a file with tens of thousands of rows, packed by the thousand."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
# Longer than the register of any school, which then never pays for the packing.
_A_FEW = 4000
_TOGETHER = 1000
# Rows of one file are much alike: the quickest level already makes a tenth of them.
_LEVEL = 1


def packed(items: Iterable[T]) -> Sequence[T]:
    """The items: a few as a tuple, many packed in memory, so that a file of 50,000 rows takes little more than one."""
    given = iter(items)
    first = tuple(islice(given, _A_FEW + 1))
    return first if len(first) <= _A_FEW else Packed(chain(first, given))


class Packed(Sequence[T], Generic[T]):
    """A sequence that holds its items packed, and unpacks a thousand at a time as they are asked for."""

    def __init__(self, items: Iterable[T]) -> None:
        given = iter(items)
        self._bundles: list[bytes] = []
        self._number = 0
        self._last: tuple[int, tuple[T, ...]] = (-1, ())
        while together := tuple(islice(given, _TOGETHER)):
            self._bundles.append(_bundled(together))
            self._number += len(together)

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[T]:
        for bundle in self._bundles:
            yield from _unpacked(bundle)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            start, stop, step = place.indices(self._number)
            if step > 0:
                return tuple(islice(self._from(start), 0, max(stop - start, 0), step))
            return tuple(self[at] for at in range(start, stop, step))
        at = place + self._number if place < 0 else place
        if not 0 <= at < self._number:
            raise IndexError(place)
        return self._bundle(at // _TOGETHER)[at % _TOGETHER]

    def _from(self, start: int) -> Iterator[T]:
        for number in range(start // _TOGETHER, len(self._bundles)):
            items: tuple[T, ...] = _unpacked(self._bundles[number])
            yield from items[max(start - number * _TOGETHER, 0) :]

    def _bundle(self, number: int) -> tuple[T, ...]:
        # Who asks for one item mostly asks for its neighbours next.
        if self._last[0] != number:
            self._last = (number, _unpacked(self._bundles[number]))
        return self._last[1]


class _Pickler(pickle.Pickler):
    """Pickles our frozen values by what they are made of, which is quicker than the way dataclasses have."""

    def reducer_override(self, value: Any) -> Any:
        fields = getattr(type(value), "__dataclass_fields__", None)
        return (type(value), tuple(getattr(value, name) for name in fields)) if fields else NotImplemented


def _bundled(items: tuple[object, ...]) -> bytes:
    out = BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(items)
    return zlib.compress(out.getvalue(), _LEVEL)


def _unpacked(bundle: bytes) -> tuple[T, ...]:
    # Only what this process packed itself is ever unpacked.
    items: tuple[T, ...] = pickle.loads(zlib.decompress(bundle))
    return items
