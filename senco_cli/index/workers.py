"""Reading many pupils: in one process, or in as many as the machine has cores where that is quicker."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from senco_cli.index.ahead import CAN_SPLIT
from senco_cli.index.facet import Answer, Facet
from senco_cli.index.stamps import Group, group_of

# Below this, starting processes costs more than they save.
_WORTH_IT = 300
_BETWEEN_COLLECTIONS = 10_000

Told = tuple[Group, str]


def each_read(root: Path, facet: Facet, keys: Sequence[str]) -> Iterator[Told]:
    """How the files of each of these pupils look, and then the answer that is read from them, as JSON; in any order."""
    answer = facet.open()
    processes = _processes(len(keys))
    left = set(keys)
    if processes > 1:
        for told in _in_processes(root, answer, keys, processes=processes):
            left.discard(told[0].key)
            yield told
    # All of them, or those of a process that was killed.
    for key in keys:
        if key in left:
            yield _read(root, answer, key)


def as_json(answer: Answer) -> str:
    """An answer as it is kept."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _read(root: Path, answer: Callable[[str], Answer], key: str) -> Told:
    group = group_of(root, key)
    return group, as_json(answer(key))


def _processes(pupils: int) -> int:
    import threading

    # A process with threads must not be split.
    if pupils < _WORTH_IT or not CAN_SPLIT or threading.active_count() > 1:
        return 1
    can_use = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(len(can_use), 8)


def _in_processes(
    root: Path, answer: Callable[[str], Answer], keys: Sequence[str], *, processes: int
) -> Iterator[Told]:
    import signal

    # What is shared with the children stays shared for as long as nobody counts it over.
    gc.freeze()
    children: dict[int, int] = {}
    try:
        for number in range(processes):
            children.update([_start(root, answer, keys[number::processes], opened=tuple(children))])
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


def _start(
    root: Path, answer: Callable[[str], Answer], keys: Sequence[str], *, opened: Sequence[int]
) -> tuple[int, int]:
    """A child that reads these pupils: the pipe that it tells them through, and its number."""
    outlet, inlet = os.pipe()
    child = os.fork()
    if child:
        os.close(inlet)
        return outlet, child
    # Each record leaves little behind that points back to itself; to look for that after every few hundred costs more.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    status = 1
    try:
        for pipe in (outlet, *opened):
            os.close(pipe)
        with os.fdopen(inlet, "wb") as out:
            for key in keys:
                out.write(_packed(_read(root, answer, key)))
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
    group, answer = told
    digest = group.digest.hex() if group.digest else None
    return json.dumps([group.key, group.paths, group.stamps.hex(), digest, answer]).encode("ascii") + b"\n"


def _unpacked(line: bytes) -> Told:
    key, paths, stamps, digest, answer = json.loads(line)
    group = Group(key, tuple(paths), bytes.fromhex(stamps), bytes.fromhex(digest) if digest else None)
    return group, answer
