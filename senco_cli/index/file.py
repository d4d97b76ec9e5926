"""The one SQLite file of the index: found sound and our own, or made anew, or done without."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from senco_cli.errors import SencoError
from senco_cli.store.files import OWNER_ONLY
from senco_cli.store.folder import PRIVATE, private_folder

if TYPE_CHECKING:
    import sqlite3

NAME: Final = "index.sqlite"
# To be counted up whenever a table, or what stands in one, changes its form.
VERSION: Final = 4
# What is known of a pupil then stands on one page; on a page of the usual size it would not, and take twice as long.
_PAGE_BYTES: Final = 16_384
_PATIENCE_SECONDS: Final = 1.0
_PAUSE_SECONDS: Final = 0.01
# Nobody writes to the index for as long as this: the writer was killed, or the journal is a stranger's.
_ABANDONED_SECONDS: Final = 60.0
_OF_THE_MOMENT: Final = (
    *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_PERM"),
    *("SQLITE_IOERR", "SQLITE_NOMEM", "SQLITE_INTERRUPT"),
)
_TABLES: Final = (
    "CREATE TABLE groups (key TEXT PRIMARY KEY, paths TEXT NOT NULL, stamps BLOB NOT NULL, digest BLOB, "
    "looked INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE listing (only_own INTEGER NOT NULL, part INTEGER NOT NULL, parts INTEGER NOT NULL, "
    "made INTEGER NOT NULL, paths TEXT NOT NULL, stamps BLOB NOT NULL, PRIMARY KEY (only_own, part))",
    "CREATE TABLE state (one INTEGER PRIMARY KEY, pupils INTEGER NOT NULL, changes INTEGER NOT NULL)",
    "CREATE TABLE worlds (id INTEGER PRIMARY KEY, facet TEXT NOT NULL, day TEXT NOT NULL, code BLOB NOT NULL, "
    "shared BLOB NOT NULL, complete INTEGER NOT NULL, made INTEGER NOT NULL)",
    "CREATE TABLE kept (world INTEGER NOT NULL, key TEXT NOT NULL, answer TEXT NOT NULL, crc INTEGER NOT NULL, "
    "since TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (world, key)) WITHOUT ROWID",
    "CREATE TABLE told (world INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, crc INTEGER NOT NULL, "
    "PRIMARY KEY (world, question)) WITHOUT ROWID",
)


class IndexUnusable(Exception):
    """The index cannot be used now, for a reason in words; every answer is then read from the records.

    It never leaves this package.
    """


class IndexSpoilt(IndexUnusable):
    """What stands in the index cannot be what was put there; it is deleted, and the next command makes another."""


@contextmanager
def opened(root: Path) -> Iterator[sqlite3.Connection]:
    """The index of a record folder, made if need be. Raises IndexUnusable, also for what goes wrong in the block."""
    import sqlite3

    path = _place(root)
    try:
        connection = _connected(path)
        try:
            yield connection
        finally:
            connection.close()
    except IndexSpoilt:
        discard(path)
        raise
    except (sqlite3.Error, UnicodeDecodeError, TypeError) as fault:
        # In a damaged file a text may be no text, a number none, and a row may be missing.
        if not _may_be_sound(fault):
            discard(path)
        raise IndexUnusable(_reason(fault)) from None


def _may_be_sound(fault: Exception) -> bool:
    """Whether the fault is that of the moment or the disk, and not of what stands in the file."""
    code = getattr(fault, "sqlite_errorname", "")
    return code.startswith(_OF_THE_MOMENT)


def _reason(fault: Exception) -> str:
    code = getattr(fault, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another senco is writing to it"
    return "the disk is full" if code == "SQLITE_FULL" else "it cannot be read or written"


def index_path(root: Path) -> Path:
    """Where the index of a record folder stands, or would."""
    return root / PRIVATE / NAME


def discard(path: Path) -> None:
    """Delete an index that cannot be trusted; the next command makes another."""
    for each in (path, *_beside(path)):
        with suppress(OSError):
            each.unlink()


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One short write, whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the index, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _place(root: Path) -> Path:
    try:
        path = private_folder(root) / NAME
        _wait_for_journal(path)
        if not _is_our_own(path):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    except (OSError, SencoError):
        raise IndexUnusable("it cannot be written") from None
    return path


def _is_our_own(path: Path) -> bool:
    """Whether the file is there; one that is a link or somebody else's is not used."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(found.st_mode):
        kinds = {stat.S_IFDIR: "a folder", stat.S_IFLNK: "a link"}
        raise IndexUnusable(f"{kinds.get(stat.S_IFMT(found.st_mode), 'something that is no file')} stands in its place")
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        raise IndexUnusable("it belongs to somebody else")
    return True


def _wait_for_journal(path: Path) -> None:
    """SQLite takes up what a cut-off writer left, and a stranger's journal could name any file: so neither is read."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while left := [each for each in _beside(path) if os.path.lexists(each)]:
        if any(time.time() - each.lstat().st_mtime > _ABANDONED_SECONDS for each in left):
            discard(path)
            return
        if time.monotonic() > until:
            raise IndexUnusable("another senco is writing to it")
        time.sleep(_PAUSE_SECONDS)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm")]


def _connected(path: Path) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        if not _is_of_this_form(connection):
            connection.close()
            connection = _made_anew(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_of_this_form(connection: sqlite3.Connection) -> bool:
    """Whether it holds our tables and nothing else: a view or trigger could run what a stranger wrote."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        return False
    held = connection.execute("SELECT sql FROM sqlite_master ORDER BY rowid").fetchall()
    return [sql for (sql,) in held if sql] == list(_TABLES)


def _made_anew(path: Path) -> sqlite3.Connection:
    import sqlite3

    discard(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    except OSError:
        raise IndexUnusable("it cannot be written") from None
    connection = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    with writing(connection):
        for table in _TABLES:
            connection.execute(table)
        connection.execute("INSERT INTO state VALUES (1, 0, 0)")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection
