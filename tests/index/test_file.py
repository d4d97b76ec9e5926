"""The file of the index: whatever has become of it, the answers are right, and the next command has a sound one."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from senco_cli.index import file, tables
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
from senco_cli.index.file import index_path, opened, writing
from senco_cli.index.stamps import group_of
from senco_cli.index.state import index_state
from senco_cli.store.below import Below

DAY = date(2026, 11, 21)
READ_AFRESH = ["b7bbb", "c7ccc", "d7ddd", "f7fff"]


class Reader:
    """Answers with the length of a pupil's record, and remembers whom it was asked about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[str] = []

    def ask(self, *, name: str = "length") -> list[tuple[str, int]]:
        self.read.clear()
        return list(Answers(self.root, Facet(name, lambda: self._read, DAY), keeps=True).each())

    def _read(self, key: str, _day: date = DAY, _below: Below | None = None) -> int:
        self.read.append(key)
        return len((self.root / "pupils" / key / "pupil.yaml").read_bytes())


@pytest.fixture
def reader(folder: Path, long_ago: None) -> Reader:
    made = Reader(folder)
    made.ask()
    return made


@pytest.fixture
def index(reader: Reader) -> Path:
    return index_path(reader.root)


def test_it_is_made_for_its_owner_alone_where_git_looks_away(index: Path) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(index.stat().st_mode) == 0o600
    assert (index.parent / ".gitignore").read_text() == "*\n"
    assert [each.name for each in index.parent.iterdir() if each.name.startswith("index")] == [index.name]


def gone(index: Path) -> None:
    index.unlink()


def empty(index: Path) -> None:
    index.write_bytes(b"")


def no_database(index: Path) -> None:
    index.write_bytes(b"This is a text that somebody saved here." * 400)


def cut_short(index: Path) -> None:
    data = index.read_bytes()
    index.write_bytes(data[: len(data) // 2])


def of_an_older_form(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 0")
    connection.close()


def with_a_view_in_place_of_a_table(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("ALTER TABLE kept RENAME TO hidden")
        connection.execute("CREATE VIEW kept AS SELECT world, key, '99' AS answer, crc FROM hidden")
    connection.close()


def with_a_trigger(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("CREATE TRIGGER sly AFTER INSERT ON kept BEGIN DELETE FROM groups; END")
    connection.close()


def with_another_answer(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE kept SET answer = '99' WHERE key = 'c7ccc'")
    connection.close()


def with_a_later_last_day(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE kept SET until = '9999-12-30' WHERE key = 'c7ccc'")
    connection.close()


def with_an_answer_missing(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DELETE FROM kept WHERE key = 'c7ccc'")
    connection.close()


def with_a_pupil_missing(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DELETE FROM kept WHERE key = 'c7ccc'")
        connection.execute("DELETE FROM groups WHERE key = 'c7ccc'")
    connection.close()


def with_a_journal_that_nobody_finishes(index: Path) -> None:
    journal = index.with_name(index.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" * 100)
    long_ago = time.time() - 3600
    os.utime(journal, (long_ago, long_ago))


@pytest.mark.parametrize(
    "spoil",
    [
        gone,
        empty,
        no_database,
        cut_short,
        of_an_older_form,
        with_a_view_in_place_of_a_table,
        with_a_trigger,
        with_another_answer,
        with_a_later_last_day,
        with_an_answer_missing,
        with_a_pupil_missing,
        with_a_journal_that_nobody_finishes,
    ],
)
def test_a_spoilt_index_gives_the_same_answers_and_the_next_one_is_sound(
    reader: Reader, index: Path, spoil: Callable[[Path], None]
) -> None:
    right = reader.ask()
    spoil(index)
    assert reader.ask() == right
    assert reader.ask() == right
    assert reader.ask() == right
    assert reader.read == []


def test_whatever_bytes_are_written_over_it_the_answers_are_the_same(reader: Reader, index: Path) -> None:
    right, sound = reader.ask(), index.read_bytes()
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.choice((1, 1, 8))):
            at = chance.randrange(len(data))
            data[at] = chance.randrange(256)
        index.write_bytes(data)
        assert reader.ask() == right


def as_a_link_out(index: Path) -> Path:
    outside = index.parent.parent.parent / "outside.sqlite"
    index.rename(outside)
    index.symlink_to(outside)
    return outside


def test_a_link_is_not_followed(reader: Reader, index: Path) -> None:
    right = reader.ask()
    outside = as_a_link_out(index)
    before = outside.read_bytes()
    assert reader.ask(name="other") == right
    assert reader.read == READ_AFRESH
    assert outside.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="pipes are made otherwise elsewhere")
def test_a_pipe_in_its_place_is_told_and_not_waited_for(tmp_path: Path) -> None:
    assert index_state(tmp_path) is None
    index_path(tmp_path).parent.mkdir()
    os.mkfifo(index_path(tmp_path))
    assert index_state(tmp_path) == "something that is no file stands in its place"


def test_a_link_in_place_of_the_private_folder_is_not_followed(reader: Reader, index: Path) -> None:
    right, elsewhere = reader.ask(), reader.root.parent / "elsewhere"
    index.parent.rename(elsewhere)
    index.parent.symlink_to(elsewhere)
    assert reader.ask(name="other") == right
    assert reader.read == READ_AFRESH


def test_where_nothing_can_be_written_everything_is_read(
    reader: Reader, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = reader.ask()
    index.unlink()

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr("senco_cli.index.file.os.open", refuse)
    assert reader.ask() == right
    assert reader.read == READ_AFRESH


def test_an_index_for_reading_only_is_read_and_what_is_missing_is_read_from_the_records(
    reader: Reader, index: Path
) -> None:
    right = reader.ask()
    # Root may write to every file, so SQLite itself has to refuse.
    connect = sqlite3.connect

    def for_reading_only(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sqlite3.connect", for_reading_only)
        assert (reader.ask(), reader.read) == (right, [])
        (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}\n")
        changed = reader.ask()
        assert changed != right
        assert reader.read[-4:] == READ_AFRESH
    assert reader.ask() == changed


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "_PATIENCE_SECONDS", 0.05)


@pytest.fixture
def another_writer(index: Path, impatient: None) -> Iterator[sqlite3.Connection]:
    """Somebody who has the index open and is in the middle of a write."""
    connection = sqlite3.connect(index, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    connection.close()


def test_while_another_writes_everything_is_read(reader: Reader, another_writer: sqlite3.Connection) -> None:
    (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}\n")
    during = reader.ask()
    assert reader.read == READ_AFRESH
    another_writer.rollback()
    assert reader.ask() == during


def test_an_index_that_is_deleted_while_it_is_read_is_read_to_the_end(reader: Reader, index: Path) -> None:
    right = reader.ask()
    facet = Facet("length", lambda: reader._read, DAY)
    seen = []
    for each in Answers(reader.root, facet, keeps=True).each():
        seen.append(each)
        if os.name == "posix":
            index.unlink(missing_ok=True)
    assert seen == right


def test_what_another_senco_found_meanwhile_is_not_written_over(reader: Reader) -> None:
    """While one is slow to read a pupil, the record changes and another reads and keeps the new one."""
    own = reader.root / "pupils/c7ccc/pupil.yaml"
    other = Reader(reader.root)

    def slow(key: str, _day: date, _below: Below | None) -> int:
        length = reader._read(key)
        if key == "c7ccc" and own.read_bytes() != b"name: {}\n":
            own.write_bytes(b"name: {}\n")
            other.ask(name="slow")
        return length

    list(Answers(reader.root, Facet("slow", lambda: slow, DAY), keeps=True).each())
    assert dict(reader.ask(name="slow"))["c7ccc"] == len(b"name: {}\n")


@pytest.mark.parametrize("is_put_back", [False, True], ids=["later", "by_a_clock_that_was_put_back"])
def test_what_was_seen_earlier_and_is_written_later_does_not_take_the_place_of_what_is_new(
    reader: Reader, is_put_back: bool
) -> None:
    reader.ask()
    old = group_of(reader.root, "c7ccc")
    (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}\n")
    reader.ask()
    new = group_of(reader.root, "c7ccc")
    if is_put_back:
        new = new._replace(looked=time.time_ns() + 10**12)
    with opened(reader.root) as connection, writing(connection):
        tables.put(connection, new)
        assert tables.put(connection, old) is is_put_back


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs two processes that share a script")
def test_many_who_ask_and_edit_at_once_all_get_what_stands_in_the_records(reader: Reader, tmp_path: Path) -> None:
    script = tmp_path / "ask.py"
    script.write_text(
        """
import sys
from datetime import date
from pathlib import Path
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
root, me = Path(sys.argv[1]), sys.argv[2]
own = root / "pupils" / me / "pupil.yaml"
read = lambda key, day, below: len((root / "pupils" / key / "pupil.yaml").read_bytes())
for size in range(1, 40):
    own.write_bytes(b"#" * size)
    found = dict(Answers(root, Facet("length", lambda: read, date(2026, 11, 21)), keeps=True).each())
    assert found[me] == size, (found[me], size)
""",
        encoding="utf-8",
    )
    running = [subprocess.Popen([sys.executable, str(script), str(reader.root), key]) for key in READ_AFRESH[:3]]
    assert [each.wait(timeout=120) for each in running] == [0, 0, 0]
    assert dict(reader.ask()) == {**dict.fromkeys(READ_AFRESH[:3], 39), "f7fff": reader._read("f7fff")}
