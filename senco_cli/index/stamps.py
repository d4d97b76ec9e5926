"""Whether a file has moved since it was read: times and sizes tell, and content where a time proves nothing."""

from __future__ import annotations

import os
import time
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from senco_cli.index.listing import PUPILS, SHARED, group_key, pupil_paths, shared_paths
from senco_cli.store.plain_files import MAX_BYTES

if TYPE_CHECKING:
    from senco_cli.store.below import Below

P = TypeVar("P", str, bytes)
# A file system may count in steps of two seconds, and within one step a file can be written twice.
_STEP_NS = 2_000_000_000
_NOT_THERE = (0, 0, -1)
_BATCH = 2_000
# To open a folder and close it again takes as long as the way to a few paths below it.
_MANY = 20
# Three numbers of eight bytes tell how one path looks.
_ONE = 24


class Group(NamedTuple):
    """The files and folders of one pupil, or those that all pupils share, as they looked before they were read.

    `stamps` is empty where they prove nothing, yet or at all. `digest` stands for the content where that was looked at:
    always of what all pupils share, and of a folder that was written to a moment ago. `looked` is when, in nanoseconds.
    """

    key: str
    paths: tuple[str, ...]
    stamps: bytes
    digest: bytes | None
    looked: int


def group_of(root: Path, key: str) -> Group:
    """How the files of a group look now; to be asked before they are read."""
    if key != SHARED:
        return look_at_pupil(root, key)[0]
    now = time.time_ns()
    return _group(root, SHARED, shared_paths(root), now=now)


def look_at_pupil(root: Path, key: str) -> tuple[Group, Below | None]:
    """How the files of a pupil look now, and what lies in the folder; None where nobody may look into it."""
    from senco_cli.store.below import look_below

    now = time.time_ns()
    try:
        below = look_below(root, f"{PUPILS}{key}")
    except OSError:
        return _group(root, key, (), now=now), None
    return _group(root, key, pupil_paths(key, below), now=now), below


def are_as_before(root: Path, group: Group) -> bool:
    """Whether the folders of a pupil's group look as they did, and the pupil's own record.

    A file that is put into the place of another changes how its folder looks.
    """
    first = len([path for path in group.paths if path.endswith("/")]) + 1
    return stamps_of(root, group.paths[:first]) == group.stamps[: _ONE * first]


def _group(root: Path, key: str, paths: tuple[str, ...], *, now: int) -> Group:
    stamps = stamps_of(root, paths) if paths else None
    if stamps is None:
        return Group(key, paths, b"", None, now)
    is_new = _newest(stamps) > now - _STEP_NS
    digest = digest_of(root, paths) if is_new or key == SHARED else None
    return Group(key, paths, b"" if is_new else stamps, digest, now)


def moved(root: Path, groups: Sequence[tuple[str, str, bytes]]) -> list[str]:
    """The keys of those groups (key, paths a line each, stamps) that do not look as they did."""
    found = [key for key, _, stamps in groups if not stamps]
    groups = [group for group in groups if group[2]] if found else groups
    for start in range(0, len(groups), _BATCH):
        batch = groups[start : start + _BATCH]
        actual = stamps_of(root, "\n".join([paths for _, paths, _ in batch]).split("\n"))
        if actual is None:
            found += [key for key, paths, stamps in batch if stamps_of(root, paths.split("\n")) != stamps]
        elif actual != b"".join([stamps for _, _, stamps in batch]):
            found += _differing(batch, actual)
    return found


def differing(paths: str, stamps: bytes, actual: bytes | None) -> list[str]:
    """The keys of the groups of those paths, one a line, whose stamps are not the actual ones."""
    if actual == stamps:
        return []
    each = paths.split("\n")
    if actual is None:
        return sorted({group_key(path) for path in each})
    places = range(0, len(stamps), _ONE)
    found = {
        group_key(path)
        for path, at in zip(each, places, strict=True)
        if stamps[at : at + _ONE] != actual[at : at + _ONE]
    }
    return sorted(found)


def stamps_of(root: Path, paths: Sequence[str]) -> bytes | None:
    """Time of writing, time of change and size of each path, in their order; None where one of them cannot be told."""
    try:
        if len(paths) < _MANY or os.stat not in os.supports_dir_fd:
            look = _stat_with_names if os.name == "nt" else os.stat
            return _stamps([f"{root}{os.sep}{path}" for path in paths], look)
        # The system need not walk down to the folder for each.
        with _opened(root) as folder:
            return _stamps(paths, partial(os.stat, dir_fd=folder))
    except (OSError, OverflowError, ValueError):
        return None


def stamps_here(root: Path, paths: Iterable[bytes]) -> bytes | None:
    """As `stamps_of`, in a process that has nothing else to do: it stands in the folder afterwards."""
    try:
        os.chdir(root)
        return _stamps(paths, os.stat)
    except (OSError, OverflowError, ValueError):
        return None


def _stamps(paths: Iterable[P], stat: Callable[[P], os.stat_result | _Seen]) -> bytes:
    numbers: list[int] = []
    add = numbers.append
    # Nothing here is called that need not be: a large trust has hundreds of thousands of files.
    for path in paths:
        try:
            seen = stat(path)
        except FileNotFoundError:
            numbers += _NOT_THERE
            continue
        add(seen.st_mtime_ns)
        add(seen.st_ctime_ns)
        add(seen.st_size)
    return array("q", numbers).tobytes()


def digest_of(root: Path, paths: Iterable[str]) -> bytes | None:
    """What stands for the content of the files and the names in the folders; None where one cannot be read."""
    from hashlib import blake2b

    digest = blake2b(digest_size=20)
    for path in paths:
        digest.update(path.encode("utf-8") + b"\0")
        try:
            data = b"" if path.endswith("/") else _beginning(root / path)
        except FileNotFoundError:
            data = b"\0"
        except OSError:
            return None
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def _beginning(path: Path) -> bytes:
    """What a file holds, as far as anybody reads it: none that is larger than a record may be is ever looked into."""
    with path.open("rb", buffering=0) as file:
        return file.read() if os.fstat(file.fileno()).st_size <= MAX_BYTES else file.read(MAX_BYTES + 1)


def _differing(batch: Sequence[tuple[str, str, bytes]], actual: bytes) -> Iterator[str]:
    at = 0
    for key, paths, stamps in batch:
        length = _ONE * (paths.count("\n") + 1)
        if actual[at : at + length] != stamps:
            yield key
        at += length


def _newest(stamps: bytes) -> int:
    # No file has as many bytes as there are nanoseconds since 1970.
    return max(array("q", stamps))


class _Seen(NamedTuple):
    """A folder, with the names in it told by what stands for its size."""

    st_mtime_ns: int
    st_ctime_ns: int
    st_size: int


def _stat_with_names(path: str) -> os.stat_result | _Seen:
    seen = os.stat(path)  # noqa: PTH116 - for the many others it is os.stat itself
    if not path.endswith("/"):
        return seen
    # On a memory stick Windows leaves the time of a folder as it was when a file is put into it.
    names = "\n".join(sorted(os.listdir(path)))  # noqa: PTH208
    return _Seen(seen.st_mtime_ns, seen.st_ctime_ns, zlib.crc32(names.encode("utf-8", "surrogateescape")))


@contextmanager
def _opened(root: Path) -> Iterator[int]:
    folder = os.open(root, os.O_RDONLY)
    try:
        yield folder
    finally:
        os.close(folder)
