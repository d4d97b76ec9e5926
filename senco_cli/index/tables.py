"""What stands in the tables of the index, and how it is put there so that it always belongs together."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from senco_cli.index.facet import Answer, Facet
from senco_cli.index.file import IndexSpoilt
from senco_cli.index.listing import PUPILS, SHARED, pupil_file
from senco_cli.index.stamps import Group

if TYPE_CHECKING:
    import sqlite3

# Answers of more days than these would only fill the disk.
_DAYS_KEPT = 3
_ONE_STAMP = 24
# Groups in one part of the listing: several processes look at a few parts each.
_ONE_PART = 400
# Lists of a large trust are many megabytes each, and there is one for each width of the window.
_MOST_TOLD = 12
_read_json = json.JSONDecoder().raw_decode


class World(NamedTuple):
    """What an answer rests on besides a pupil's own files: the question, the day, this senco, what all pupils share."""

    facet: str
    day: str
    code: bytes
    shared: bytes

    @staticmethod
    def of(facet: Facet, *, code: bytes, shared: bytes | None) -> World:
        """The world of a facet; one without a day does not rest on what pupils share."""
        if facet.day is None:
            return World(facet.name, "", code, b"")
        return World(facet.name, facet.day.isoformat(), code, shared or b"")


class KeptAnswer(NamedTuple):
    """An answer as JSON, with the first and the last day it holds for."""

    text: str
    since: str
    until: str


class Held(NamedTuple):
    """Every group that is held, with its paths a line each and its stamps; the digests there are; the state."""

    groups: Sequence[tuple[str, str, bytes]]
    digests: Mapping[str, bytes]
    changes: int


class Listing(NamedTuple):
    """Paths of all groups or a share of them, one a line, their stamps in that order, the state, and which it is."""

    paths: str
    stamps: bytes
    changes: int
    made: int


def held(connection: sqlite3.Connection, *, only_own_record: bool) -> Held:
    """The groups; `only_own_record` leaves of each pupil's the record that every pupil has, and of the rest `pupils/`.

    Raises IndexSpoilt where a group is missing.
    """
    pupils, changes = connection.execute("SELECT pupils, changes FROM state").fetchone()
    if only_own_record:
        rows = connection.execute(f"SELECT key, substr(stamps, 1, {_ONE_STAMP}) FROM groups").fetchall()
        groups = [(key, pupil_file(key) if key else PUPILS, stamps) for key, stamps in rows]
    else:
        groups = connection.execute("SELECT key, paths, stamps FROM groups").fetchall()
    digests = dict(connection.execute("SELECT key, digest FROM groups WHERE digest IS NOT NULL"))
    if len(groups) != pupils + (SHARED in digests):
        raise IndexSpoilt("a group is missing")
    return Held(groups, digests, changes)


def held_keys(connection: sqlite3.Connection) -> frozenset[str]:
    """The keys of all groups."""
    return frozenset(key for (key,) in connection.execute("SELECT key FROM groups"))


def listing(
    connection: sqlite3.Connection, share: int = 0, shares: int = 1, *, only_own_record: bool = False
) -> Listing | None:
    """One share of all groups put together, to be looked at in a tenth of the time that the groups themselves take.

    `only_own_record` leaves of the groups what it leaves of those in `held`. None until `keep_listing`, and after any
    change. Raises IndexSpoilt.
    """
    rows = connection.execute(
        "SELECT paths, stamps, parts, made FROM listing WHERE only_own = ? AND part % ? = ? ORDER BY part",
        (only_own_record, shares, share),
    ).fetchall()
    first = connection.execute(
        "SELECT parts, made, changes FROM listing JOIN state WHERE only_own = ? AND part = 0", (only_own_record,)
    ).fetchone()
    if first is None:
        return None
    parts, made, changes = first
    if [row[2:] for row in rows] != [(parts, made)] * len(range(share, parts, shares)):
        raise IndexSpoilt("a part is missing")
    paths = "\n".join([row[0] for row in rows])
    stamps = b"".join([row[1] for row in rows])
    if len(stamps) != _ONE_STAMP * (paths.count("\n") + 1 if rows else 0):
        raise IndexSpoilt("a path is missing")
    return Listing(paths, stamps, changes, made)


def keep_listing(connection: sqlite3.Connection) -> None:
    """Put all groups together, unless the looks of one of them prove nothing. Raises IndexSpoilt."""
    groups = held(connection, only_own_record=False).groups
    if not groups or not all(stamps for _, _, stamps in groups):
        return
    own = [(key, paths.partition("\n")[0], stamps[:_ONE_STAMP]) for key, paths, stamps in groups]
    made = int.from_bytes(os.urandom(7), "big")
    for only_own, each in enumerate((groups, own)):
        parts = [each[at : at + _ONE_PART] for at in range(0, len(each), _ONE_PART)]
        for number, part in enumerate(parts):
            paths, stamps = "\n".join([paths for _, paths, _ in part]), b"".join([stamps for _, _, stamps in part])
            values = (only_own, number, len(parts), made, paths, stamps)
            connection.execute("REPLACE INTO listing VALUES (?, ?, ?, ?, ?, ?)", values)


def shared_digest(connection: sqlite3.Connection) -> bytes | None:
    """What stands for the content of all that pupils share."""
    row = connection.execute("SELECT digest FROM groups WHERE key = ''").fetchone()
    return row[0] if row else None


def find_world(connection: sqlite3.Connection, wanted: World) -> int | None:
    """The number of a world that is held."""
    row = connection.execute(
        "SELECT id FROM worlds WHERE facet = ? AND day = ? AND code = ? AND shared = ?",
        (wanted.facet, wanted.day, wanted.code, wanted.shared),
    ).fetchone()
    return row[0] if row else None


def new_world(connection: sqlite3.Connection, wanted: World) -> int:
    """A world with those answers of other days that hold on its own too, in the place of the oldest of its facet."""
    ids = connection.execute("SELECT id FROM worlds WHERE facet = ? ORDER BY made", (wanted.facet,)).fetchall()
    for (old,) in ids[: max(len(ids) - _DAYS_KEPT + 1, 0)]:
        for table in ("kept", "told"):
            connection.execute(f"DELETE FROM {table} WHERE world = ?", (old,))
        connection.execute("DELETE FROM worlds WHERE id = ?", (old,))
    # Never a number that was another's: its answers could still be on their way.
    world = int.from_bytes(os.urandom(7), "big")
    (last,) = connection.execute("SELECT coalesce(max(made), 0) FROM worlds").fetchone()
    connection.execute(
        "INSERT INTO worlds VALUES (?, ?, ?, ?, ?, -1, ?)",
        (world, wanted.facet, wanted.day, wanted.code, wanted.shared, last + 1),
    )
    connection.execute(
        "INSERT OR IGNORE INTO kept SELECT ?, key, answer, crc, since, until FROM worlds JOIN kept ON world = id "
        "WHERE facet = ? AND code = ? AND shared = ? AND since <= ? AND until >= ?",
        (world, wanted.facet, wanted.code, wanted.shared, wanted.day, wanted.day),
    )
    return world


def put(connection: sqlite3.Connection, group: Group, answer: KeptAnswer | None = None, *, world: int = 0) -> bool:
    """Write down how a group looks, and an answer that was read after that; whether its content is another than before.

    All that was answered of another content goes. Where somebody else has looked later and seen another content, theirs
    stays: a reading may take long to be written down.
    """
    row = connection.execute("SELECT stamps, digest, looked FROM groups WHERE key = ?", (group.key,)).fetchone()
    is_same = row is not None and _is_same(group, row[0], row[1])
    # By a clock that has been put back, whoever looked before would for long have looked later.
    is_late = row is not None and group.looked < row[2] <= time.time_ns()
    if is_late and not is_same:
        return False
    if row and not is_same:
        forget(connection, group.key)
    if not is_late:
        values = (group.key, "\n".join(group.paths), group.stamps, group.digest, group.looked)
        connection.execute("REPLACE INTO groups VALUES (?, ?, ?, ?, ?)", values)
    if answer is not None:
        kept = (world, group.key, answer.text, _crc_of(*answer), answer.since, answer.until)
        connection.execute("REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)", kept)
    return not is_same


def forget(connection: sqlite3.Connection, key: str) -> bool:
    """Forget a group and what was answered of it; always a change."""
    connection.execute("DELETE FROM groups WHERE key = ?", (key,))
    for (world,) in connection.execute("SELECT id FROM worlds").fetchall():
        connection.execute("DELETE FROM kept WHERE world = ? AND key = ?", (world, key))
    return True


def count_changes(connection: sqlite3.Connection, has_changed: bool) -> int:
    """After every write to the groups: count on where content has changed, and take back what rested on the former.

    Returns the state.
    """
    connection.execute("DELETE FROM listing")
    if has_changed:
        connection.execute("DELETE FROM told")
        connection.execute(
            "UPDATE state SET changes = changes + 1, pupils = (SELECT count(*) FROM groups WHERE key <> '')"
        )
    return state(connection)


def state(connection: sqlite3.Connection) -> int:
    """A number that is another after each change of content."""
    (changes,) = connection.execute("SELECT changes FROM state").fetchone()
    return int(changes)


def unanswered(connection: sqlite3.Connection, world: int) -> list[str]:
    """The pupils of whom there is no answer in a world."""
    rows = connection.execute(
        "SELECT key FROM groups WHERE key <> '' AND key NOT IN (SELECT key FROM kept WHERE world = ?)", (world,)
    )
    return [key for (key,) in rows]


def complete(connection: sqlite3.Connection, world: int) -> bool:
    """Mark that a world has an answer about every pupil; whether that is so."""
    if unanswered(connection, world):
        return False
    marked = connection.execute("UPDATE worlds SET complete = (SELECT changes FROM state) WHERE id = ?", (world,))
    return marked.rowcount == 1


def is_complete(connection: sqlite3.Connection, world: int) -> bool:
    """Whether a world has an answer about every pupil. Raises IndexSpoilt."""
    row = connection.execute("SELECT complete FROM worlds WHERE id = ?", (world,)).fetchone()
    pupils, changes = connection.execute("SELECT pupils, changes FROM state").fetchone()
    (groups,) = connection.execute("SELECT count(*) FROM groups WHERE key <> ''").fetchone()
    if groups != pupils:
        raise IndexSpoilt("a group is missing")
    return row is not None and row[0] == changes


def answers(connection: sqlite3.Connection, world: int) -> Iterator[tuple[str, Answer]]:
    """What is kept of every pupil, in the order of their keys. Raises IndexSpoilt."""
    rows = connection.execute(
        "SELECT groups.key, answer, since, until, crc FROM groups "
        "LEFT JOIN kept ON world = ? AND kept.key = groups.key WHERE groups.key <> '' ORDER BY groups.key",
        (world,),
    )
    for key, text, since, until, crc in rows:
        if text is None:
            raise IndexSpoilt("an answer is missing")
        # SQLite notices when a page is damaged, and not when only what stands on it is.
        if _crc_of(text, since, until) != crc:
            raise IndexSpoilt("an answer is not what was written")
        yield key, _read_json(text)[0]


def told(connection: sqlite3.Connection, world: int, question: str) -> str | None:
    """What was told of the school as a whole, if that still holds. Raises IndexSpoilt."""
    # As bytes, because of many megabytes every pass over them counts.
    row = connection.execute(
        "SELECT CAST(answer AS BLOB), crc FROM told WHERE world = ? AND question = ?", (world, question)
    ).fetchone()
    if row and crc32(row[0]) != row[1]:
        raise IndexSpoilt("what was told is not what was written")
    return row[0].decode("utf-8") if row else None


def tell(connection: sqlite3.Connection, world: int, question: str, answer: str) -> None:
    """Keep what was told of the school as a whole, until something changes."""
    values = (world, question, answer, crc32(answer.encode("utf-8")))
    connection.execute("REPLACE INTO told VALUES (?, ?, ?, ?)", values)
    (held,) = connection.execute("SELECT count(*) FROM told WHERE world = ?", (world,)).fetchone()
    if held > _MOST_TOLD:
        connection.execute("DELETE FROM told WHERE world = ? AND question <> ?", (world, question))


def _crc_of(text: str, since: str, until: str) -> int:
    return crc32(f"{since}{until}".encode(), crc32(text.encode()))


def _is_same(group: Group, stamps: bytes, digest: bytes | None) -> bool:
    if stamps and group.stamps == stamps:
        return True
    return digest is not None and group.digest == digest
