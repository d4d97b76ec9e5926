"""Bringing the index up to date: what has moved is read anew, what is gone is forgotten, all else stays."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from senco_cli.index import tables
from senco_cli.index.facet import Facet
from senco_cli.index.file import IndexUnusable, opened, reading, writing
from senco_cli.index.helper import Helper, Looked, NoHelp
from senco_cli.index.listing import SHARED
from senco_cli.index.progress import Progress
from senco_cli.index.stamps import Group, differing, digest_of, group_of, moved, stamps_of
from senco_cli.index.tables import Held, World

if TYPE_CHECKING:
    import sqlite3

    from senco_cli.index.workers import Told

# A write is short, so that nobody waits for it, and not so short that most of the time goes into writing.
_SECONDS_A_WRITE = 0.5
# Another process begins in the time that it takes to look at half as many.
_WORTH_TWO = 6_000


class Standing(NamedTuple):
    """Where the answers of a facet stand in the index, and its state when they were all there."""

    world: int
    changes: int


class _Work(NamedTuple):
    """What there is to do: how the shared files look, pupils whose content is as it was, to be read, and gone.

    It is for an index that holds the groups `held`.
    """

    shared: Group
    same: tuple[Group, ...]
    keys: tuple[str, ...]
    gone: tuple[str, ...]
    held: frozenset[str]


def standing_if_unmoved(connection: sqlite3.Connection, facet: Facet, *, code: bytes) -> Standing | None:
    """Where the answers stand, if all are there as far as the index knows; whether a file has moved is not looked at.

    Raises IndexSpoilt.
    """
    wanted = World.of(facet, code=code, shared=tables.shared_digest(connection))
    world = tables.find_world(connection, wanted)
    if world is None or not tables.is_complete(connection, world):
        return None
    return Standing(world, tables.state(connection))


def bring_up_to_date(
    root: Path, facet: Facet, *, code: bytes, hoped: Standing | None, progress: Progress, helper: Helper
) -> Standing:
    """Have the answer about every pupil in the index; `hoped` is `standing_if_unmoved`, if anybody has asked.

    Raises IndexUnusable, and what reading the records raises.
    """
    with opened(root) as connection:
        looked = helper.seen(root) or _looked(connection, root, only_own_record=facet.day is None)
        if looked and not looked.moved and hoped and hoped.changes == looked.changes:
            return hoped
        with reading(connection):
            held = tables.held(connection, only_own_record=facet.day is None)
            world = tables.find_world(connection, World.of(facet, code=code, shared=held.digests.get(SHARED)))
            is_complete = world is not None and tables.is_complete(connection, world)
        has_moved = looked.moved if looked and looked.changes == held.changes else moved(root, held.groups)
        if world is not None and is_complete and not has_moved:
            return Standing(world, held.changes)
    work = _work(root, held, frozenset(has_moved))
    world = _prepare(root, work, World.of(facet, code=code, shared=work.shared.digest))
    with opened(root) as connection, reading(connection):
        unanswered = tables.unanswered(connection, world)
    keys = sorted({*work.keys, *unanswered})
    read = partial(_read, root, facet, world, keys=keys, shared=work.shared)
    with suppress(NoHelp):
        if keys:
            from senco_cli.index.seen import Looking

            looking = Looking(root, keys)
            helper.done(partial(_open, facet), progress=progress, meanwhile=looking.look_at_one)
            return Standing(*helper.done(partial(read, seen=looking.seen), progress=progress))
    return read(progress)


def _looked(connection: sqlite3.Connection, root: Path, *, only_own_record: bool) -> Looked | None:
    """Whose files have moved, if all groups stand together to be looked at."""
    with reading(connection):
        listing = tables.listing(connection, only_own_record=only_own_record)
    if listing is None:
        return None
    actual = _stamps_of_many(root, listing.paths.split("\n") if listing.paths else ())
    return Looked(listing.changes, differing(listing.paths, listing.stamps, actual))


def _stamps_of_many(root: Path, paths: Sequence[str]) -> bytes | None:
    """As `stamps_of`, half of it by another process where there are so many that it begins soon enough."""
    from senco_cli.index.child import can_run, start, told

    if len(paths) < _WORTH_TWO or can_run() < 2:
        return stamps_of(root, paths)
    half = len(paths) // 2
    try:
        child = start(partial(stamps_of, root, paths[half:]))
    except OSError:
        return stamps_of(root, paths)
    first, second = stamps_of(root, paths[:half]), told(child)
    return stamps_of(root, paths) if first is None or second is None else first + second


def _work(root: Path, held: Held, has_moved: frozenset[str]) -> _Work:
    known = {key for key, _, _ in held.groups if key != SHARED}
    if SHARED in has_moved or SHARED not in held.digests:
        from senco_cli.store.pupil_folders import pupil_keys

        shared = group_of(root, SHARED)
        keys = set(pupil_keys(root))
    else:
        shared, keys = Group(SHARED, (), b"", held.digests[SHARED], 0), known
    if shared.digest is None:
        raise IndexUnusable("shared files prove nothing")
    same = [_same(root, key, held.digests[key]) for key in sorted(has_moved & keys) if key in held.digests]
    as_before = tuple(group for group in same if group)
    unread = (keys - known) | (has_moved & keys)
    unread -= {group.key for group in as_before}
    needed = known & keys if shared.paths else (known & keys) | {SHARED}
    return _Work(shared, as_before, tuple(sorted(unread)), tuple(sorted(known - keys)), frozenset(needed))


def _same(root: Path, key: str, digest: bytes) -> Group | None:
    """How the files of a pupil look now, if their content is still the one with this digest."""
    group = group_of(root, key)
    if not group.paths or (group.digest or digest_of(root, group.paths)) != digest:
        return None
    return group._replace(digest=digest)


def _prepare(root: Path, work: _Work, wanted: World) -> int:
    """Have all pupils in the index who need no reading, and the place of the answers to come."""
    with opened(root) as connection, writing(connection):
        # Deleted since and begun anew, it would pass for complete with nobody in it but those who have moved.
        if not work.held <= tables.held_keys(connection):
            raise IndexUnusable("another senco has changed it")
        has_changed = [tables.forget(connection, key) for key in work.gone]
        has_changed += [tables.put(connection, group) for group in work.same]
        world = tables.find_world(connection, wanted) or tables.new_world(connection, wanted)
        tables.count_changes(connection, any(has_changed))
    return world


def _open(facet: Facet, _progress: Progress) -> None:
    """Read what all pupils share, for the next piece of work."""
    _ = facet.answering


def _read(
    root: Path,
    facet: Facet,
    world: int,
    progress: Progress,
    *,
    keys: Sequence[str],
    shared: Group,
    seen: Mapping[str, bytes] | None = None,
) -> Standing:
    from senco_cli.index.workers import each_read

    batch: list[Told] = []
    written, done = time.monotonic(), 0
    for told in each_read(root, facet, keys, seen=seen) if keys else ():
        batch.append(told)
        if time.monotonic() - written > _SECONDS_A_WRITE:
            done += len(batch)
            _write(root, world, batch)
            progress(done, len(keys))
            batch, written = [], time.monotonic()
    progress(len(keys), len(keys))
    return Standing(world, _write(root, world, batch, last=shared))


def _write(root: Path, world: int, batch: Iterable[Told], *, last: Group | None = None) -> int:
    """Write answers down; with the last of them how the shared files looked, and that all are there.

    Who finds those files as they looked takes it that every pupil is in the index. Returns its state.
    """
    with opened(root) as connection, writing(connection):
        has_changed = [tables.put(connection, told.group, told.answer, world=world) for told in batch]
        if last and last.paths:
            has_changed.append(tables.put(connection, last))
        changes = tables.count_changes(connection, any(has_changed))
        if last:
            if not tables.complete(connection, world):
                raise IndexUnusable("another senco has changed it")
            tables.keep_listing(connection)
    return changes
