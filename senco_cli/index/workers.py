"""Reading many pupils: in one process, or in as many as the machine has cores where that is quicker."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from senco_cli.index.facet import Answer, Facet
from senco_cli.index.helper import CAN_SPLIT
from senco_cli.index.stamps import Group, group_of
from senco_cli.index.tables import KeptAnswer
from senco_cli.index.watched_day import Watch

# Below this, what every process has to build first costs more than they save.
_WORTH_IT = 200


class Told(NamedTuple):
    """How the files of a pupil look, and then the answer that was read from them."""

    group: Group
    answer: KeptAnswer


def each_read(root: Path, facet: Facet, keys: Sequence[str]) -> Iterator[Told]:
    """What is read of each of these pupils, in any order."""
    read = _Reading(root, facet.open(), facet.day or date.min)
    processes = _processes(len(keys))
    left = set(keys)
    if processes > 1:
        for told in _in_processes(read, keys, processes=processes):
            left.discard(told.group.key)
            yield told
    # All of them, or those of a process that was killed.
    for key in keys:
        if key in left:
            yield read.of(key)


def as_json(answer: Answer) -> str:
    """An answer as it is kept."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


class _Reading(NamedTuple):
    """What answers for a pupil of a record folder, on a day."""

    root: Path
    answer: Callable[[str, date], Answer]
    day: date

    def of(self, key: str) -> Told:
        """What is read of one pupil."""
        group, watch = group_of(self.root, key), Watch(self.day)
        answer = as_json(self.answer(key, watch.day))
        return Told(group, KeptAnswer(answer, watch.since.isoformat(), watch.until.isoformat()))


def _processes(pupils: int) -> int:
    import threading

    # A process with threads must not be split.
    if pupils < _WORTH_IT or not CAN_SPLIT or threading.active_count() > 1:
        return 1
    can_use = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(len(can_use), 8)


def _in_processes(read: _Reading, keys: Sequence[str], *, processes: int) -> Iterator[Told]:
    import signal

    # What is shared with the children stays shared for as long as nobody counts it over.
    gc.freeze()
    children: dict[int, int] = {}
    try:
        for number in range(processes):
            children.update([_start(read, keys[number::processes], opened=tuple(children))])
        yield from _collected(list(children))
    finally:
        for pipe, child in children.items():
            with suppress(OSError):
                os.close(pipe)
            with suppress(OSError):
                os.kill(child, signal.SIGTERM)
            with suppress(OSError):
                os.waitpid(child, 0)
        gc.unfreeze()


def _start(read: _Reading, keys: Sequence[str], *, opened: Sequence[int]) -> tuple[int, int]:
    """A child that reads these pupils: the pipe that it tells them through, and its number."""
    outlet, inlet = os.pipe()
    child = os.fork()
    if child:
        os.close(inlet)
        return outlet, child
    status = 1
    try:
        for pipe in (outlet, *opened):
            os.close(pipe)
        with os.fdopen(inlet, "wb") as out:
            for key in keys:
                out.write(_packed(read.of(key)))
        status = 0
    finally:
        # Not by the usual way out: the streams and the locks are the parent's.
        os._exit(status)


def _collected(pipes: list[int]) -> Iterator[Told]:
    import select

    begun = dict.fromkeys(pipes, b"")
    while begun:
        for pipe in select.select(list(begun), [], [])[0]:
            data = os.read(pipe, 1 << 20)
            *lines, rest = (begun[pipe] + data).split(b"\n")
            for line in lines:
                yield _unpacked(line)
            begun[pipe] = rest
            if not data:
                del begun[pipe]


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
