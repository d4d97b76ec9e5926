"""Paths in groups that fit into one command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# Windows allows a command line of 32,767 characters.
_COMMAND_LENGTH = 20_000


def batches(paths: Sequence[str]) -> Iterator[list[str]]:
    """The paths in order, as many together as a command line of any system takes."""
    batch: list[str] = []
    length = 0
    for path in paths:
        if batch and length + len(path) > _COMMAND_LENGTH:
            yield batch
            batch, length = [], 0
        batch.append(path)
        length += len(path) + 3
    if batch:
        yield batch
