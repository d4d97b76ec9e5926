"""Reading many pupils: in one process, or in as many as the machine has cores where that is quicker."""

from __future__ import annotations

import gc
import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from senco_cli.index.child import can_run
from senco_cli.index.facet import Answer, Answering, Facet
from senco_cli.index.seen import look_again
from senco_cli.index.stamps import Group
from senco_cli.index.tables import KeptAnswer
from senco_cli.index.watched_day import Watch

# So many are read before the process is split: what is built on the way is then built once.
_BEFORE_SPLITTING = 5
# Fewer than this are read sooner than other processes begin.
_WORTH_IT = 60
# A process takes so many at a time, and more where there would be more tickets than any pipe holds at once.
_AT_ONCE = 4
_TICKETS = 2_000
_TICKET = 2

_AS_KEPT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Told(NamedTuple):
    """How the files of a pupil look, and then the answer that was read from them."""

    group: Group
    answer: KeptAnswer


def each_read(
    root: Path, facet: Facet, keys: Sequence[str], *, seen: Mapping[str, bytes] | None = None
) -> Iterator[Told]:
    """What is read of each of these pupils, in any order; `seen` is what was seen of some of them a moment ago."""
    read = _Reading(root, facet.answering, facet.day or date.min, seen or {})
    processes = _processes(len(keys))
    if processes > 1:
        for key in keys[:_BEFORE_SPLITTING]:
            yield read.of(key)
        keys = keys[_BEFORE_SPLITTING:]
    left = set(keys)
    if processes > 1:
        for told in _side_by_side(read, keys, processes=processes):
            left.discard(told.group.key)
            yield told
    # All of them, or those of a process that was killed.
    for key in keys:
        if key in left:
            yield read.of(key)


def as_json(answer: Answer) -> str:
    """An answer as it is kept."""
    return _AS_KEPT.encode(answer)


class _Reading(NamedTuple):
    """What answers for a pupil of a record folder, on a day."""

    root: Path
    answer: Answering
    day: date
    seen: Mapping[str, bytes]

    def of(self, key: str) -> Told:
        """What is read of one pupil."""
        (group, below), watch = look_again(self.root, key, self.seen), Watch(self.day)
        answer = as_json(self.answer(key, watch.day, below))
        return Told(group, KeptAnswer(answer, watch.since.isoformat(), watch.until.isoformat()))


def _processes(pupils: int) -> int:
    return can_run() if pupils >= _WORTH_IT else 1


def _side_by_side(read: _Reading, keys: Sequence[str], *, processes: int) -> Iterator[Told]:
    """What this process and its children read; each takes a few pupils more whenever it is through with some."""
    import signal

    size = max(_AT_ONCE, math.ceil(len(keys) / _TICKETS))
    chunks = [keys[at : at + size] for at in range(0, len(keys), size)]
    # What is shared with the children stays shared for as long as nobody counts it over.
    gc.freeze()
    children: dict[int, int] = {}
    tickets = _tickets(len(chunks))
    try:
        for _ in range(processes - 1):
            children.update([_start(read, chunks, tickets, opened=tuple(children))])
        arriving = _Arriving(children)
        for chunk in _taken(chunks, tickets):
            for key in chunk:
                yield read.of(key)
            yield from arriving.so_far()
        yield from arriving.to_the_end()
    finally:
        os.close(tickets)
        for pipe, child in children.items():
            with suppress(OSError):
                os.close(pipe)
            with suppress(OSError):
                os.kill(child, signal.SIGTERM)
            with suppress(OSError):
                os.waitpid(child, 0)
        gc.unfreeze()


def _tickets(number: int) -> int:
    """A pipe with a ticket for each chunk; whoever reads one has the chunk, and there are never two of one."""
    tickets, issued = os.pipe()
    os.write(issued, b"".join(place.to_bytes(_TICKET, "big") for place in range(number)))
    os.close(issued)
    return tickets


def _taken(chunks: Sequence[Sequence[str]], tickets: int) -> Iterator[Sequence[str]]:
    """One chunk after another that nobody else has taken."""
    while ticket := os.read(tickets, _TICKET):
        yield chunks[int.from_bytes(ticket, "big")]


def _start(read: _Reading, chunks: Sequence[Sequence[str]], tickets: int, *, opened: Sequence[int]) -> tuple[int, int]:
    """A child that reads pupils while there are any: the pipe that it tells them through, and its number."""
    outlet, inlet = os.pipe()
    child = os.fork()
    if child:
        os.close(inlet)
        os.set_blocking(outlet, False)
        return outlet, child
    status = 1
    try:
        for pipe in (outlet, *opened):
            os.close(pipe)
        with os.fdopen(inlet, "wb") as out:
            for chunk in _taken(chunks, tickets):
                for key in chunk:
                    out.write(_packed(read.of(key)))
        status = 0
    finally:
        # Not by the usual way out: the streams and the locks are the parent's.
        os._exit(status)


class _Arriving:
    """What children tell, by the pipes they tell it through."""

    def __init__(self, pipes: Iterable[int]) -> None:
        self._begun = dict.fromkeys(pipes, b"")

    def so_far(self, *, patience: float | None = 0) -> Iterator[Told]:
        """What is there by now, or after so many seconds; None waits until there is something."""
        import select

        for pipe in select.select(list(self._begun), [], [], patience)[0]:
            data = os.read(pipe, 1 << 20)
            *lines, rest = (self._begun[pipe] + data).split(b"\n")
            for line in lines:
                yield _unpacked(line)
            self._begun[pipe] = rest
            if not data:
                del self._begun[pipe]

    def to_the_end(self) -> Iterator[Told]:
        """All that is still to come; of a child that was killed, what it had told."""
        while self._begun:
            yield from self.so_far(patience=None)


def _packed(told: Told) -> bytes:
    (key, paths, stamps, digest, looked), (text, *days) = told
    head = json.dumps([key, paths, stamps.hex(), digest.hex() if digest else None, looked, *days])
    # Within JSON there is neither a tab nor the end of a line, and JSON within JSON takes longer.
    return f"{head}\t{text}\n".encode()


def _unpacked(line: bytes) -> Told:
    head, _, text = line.partition(b"\t")
    key, paths, stamps, digest, looked, *days = json.loads(head)
    group = Group(key, tuple(paths), bytes.fromhex(stamps), bytes.fromhex(digest) if digest else None, looked)
    return Told(group, KeptAnswer(text.decode(), *days))
