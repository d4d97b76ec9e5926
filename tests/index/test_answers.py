"""What is answered of every pupil: read once, kept while nothing moves, and never another than without the index."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from senco_cli.index import keeping
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
from senco_cli.index.file import index_path
from senco_cli.store.below import Below

DAY = date(2026, 11, 21)
KEYS = ["b7bbb", "c7ccc", "d7ddd", "f7fff"]


class Reader:
    """A facet that answers with the text of a pupil's record, and remembers whom it was asked about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[str] = []
        self.question: Callable[[date], object] = str

    def facet(self, day: date | None = DAY) -> Facet:
        return Facet("text", lambda: self._read, day)

    def ask(self, *, day: date | None = DAY, keeps: bool = True) -> dict[str, str]:
        """The answers, with `read` holding afterwards who had to be read."""
        self.read.clear()
        return dict(Answers(self.root, self.facet(day), keeps=keeps).each())

    def _read(self, key: str, day: date, _below: Below | None) -> str:
        self.read.append(key)
        own = self.root / "pupils" / key / "pupil.yaml"
        return f"{self.question(day)} {own.read_text(encoding='utf-8') if own.exists() else ''}"


@pytest.fixture
def reader(folder: Path) -> Reader:
    return Reader(folder)


def test_everybody_is_read_once_and_then_nobody(reader: Reader) -> None:
    first = reader.ask()
    assert sorted(reader.read) == KEYS
    assert list(first) == KEYS
    assert reader.ask() == first
    assert reader.read == []


@pytest.mark.usefixtures("long_ago")
def test_what_was_cut_off_while_everybody_was_read_is_begun_once_more(reader: Reader) -> None:
    def stop(_day: date) -> object:
        raise KeyboardInterrupt

    reader.question = stop
    with pytest.raises(KeyboardInterrupt):
        reader.ask()
    reader.question = str
    assert list(reader.ask()) == KEYS


@pytest.mark.usefixtures("long_ago")
def test_another_senco_that_asks_while_everybody_is_read_hears_of_everybody(folder: Path) -> None:
    reader, another = Reader(folder), Reader(folder)
    heard: list[list[str]] = []

    def meanwhile(_day: date) -> object:
        heard.append(list(another.ask()))
        return ""

    reader.question = meanwhile
    assert list(reader.ask()) == KEYS and set(map(tuple, heard)) == {tuple(KEYS)}


@pytest.mark.usefixtures("long_ago")
@pytest.mark.parametrize("day", [DAY, None], ids=["of a day", "of no day"])
def test_an_index_that_is_deleted_while_somebody_is_read_is_not_taken_for_complete(
    reader: Reader, day: date | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.ask(day=day)
    change_the_class(reader.root)
    same = keeping._same

    def deleted(*given: object) -> object:
        index_path(reader.root).unlink(missing_ok=True)
        return same(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "_same", deleted)
    assert list(reader.ask(day=day)) == KEYS
    monkeypatch.undo()
    assert list(reader.ask(day=day)) == KEYS


def test_without_the_index_everybody_is_read_each_time_and_nothing_is_kept(reader: Reader) -> None:
    assert reader.ask(keeps=False) == reader.ask(keeps=False)
    assert reader.read == KEYS
    assert not index_path(reader.root).exists()


def change_the_class(root: Path) -> None:
    own = root / "pupils/c7ccc/pupil.yaml"
    own.write_text(own.read_text().replace("6B", "6BX"))


def change_in_place_to_the_same_size_and_time(root: Path) -> None:
    own = root / "pupils/c7ccc/pupil.yaml"
    before = own.stat()
    with own.open("r+b") as file:
        text = file.read()
        file.seek(0)
        file.write(text.replace(b"6B", b"5B"))
    os.utime(own, ns=(before.st_atime_ns, before.st_mtime_ns))


def break_the_yaml(root: Path) -> None:
    (root / "pupils/c7ccc/pupil.yaml").write_text("name: {")


def take_the_record_away(root: Path) -> None:
    (root / "pupils/c7ccc/pupil.yaml").unlink()


def add_a_review(root: Path) -> None:
    (root / "pupils/c7ccc/reviews").mkdir()
    (root / "pupils/c7ccc/reviews/2026-12-08.yaml").write_text("type: annual\nmeeting_on: 2026-12-08\n")


def add_a_file_deep_below(root: Path) -> None:
    (root / "pupils/c7ccc/cycles/old").mkdir()
    (root / "pupils/c7ccc/cycles/old/copy.yaml").write_text("from: 2026-09-07\n")


def put_a_link_in(root: Path) -> None:
    (root / "pupils/c7ccc/views.yaml").symlink_to(root / "senco.yaml")


@pytest.mark.parametrize(
    "change",
    [
        change_the_class,
        change_in_place_to_the_same_size_and_time,
        break_the_yaml,
        take_the_record_away,
        add_a_review,
        add_a_file_deep_below,
        put_a_link_in,
    ],
)
@pytest.mark.parametrize("written", ["long_ago", "a_moment_ago"])
def test_who_has_changed_is_read_anew_and_nobody_else(
    reader: Reader, request: pytest.FixtureRequest, change: Callable[[Path], None], written: str
) -> None:
    request.getfixturevalue(written)
    reader.ask()
    change(reader.root)
    after = reader.ask()
    assert reader.read == ["c7ccc"]
    assert after == reader.ask(keeps=False)


def test_a_link_is_followed_each_time_because_how_it_looks_proves_nothing(reader: Reader) -> None:
    put_a_link_in(reader.root)
    reader.ask()
    reader.ask()
    assert reader.read == ["c7ccc"]


@pytest.mark.usefixtures("a_moment_ago")
def test_a_file_written_a_moment_ago_is_looked_into_and_not_read_as_a_record(reader: Reader) -> None:
    reader.ask()
    for _ in range(2):
        reader.ask()
        assert reader.read == []


def test_a_pupil_who_came_is_read_and_one_who_went_is_forgotten(reader: Reader) -> None:
    reader.ask()
    (reader.root / "pupils/b7bbb").rename(reader.root / "pupils/z7zzz")
    after = reader.ask()
    assert reader.read == ["z7zzz"]
    assert list(after) == [*KEYS[1:], "z7zzz"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("calendar.yaml", "years: []\n"),
        ("senco.yaml", "record_format: 1\nschool: {name: Other School, phase: primary}\n"),
        ("staff/n7nnn.yaml", "name: Another\nrole: teacher\n"),
        ("_rules/own.yaml", "id: OWN-RULE\n"),
        ("pupils/not a key/pupil.yaml", "name: {}\n"),
    ],
)
def test_what_all_share_concerns_everybody(reader: Reader, path: str, text: str) -> None:
    reader.ask()
    (reader.root / path).parent.mkdir(exist_ok=True)
    (reader.root / path).write_text(text)
    reader.ask()
    assert sorted(reader.read) == KEYS


def test_a_file_that_is_no_record_concerns_nobody(reader: Reader) -> None:
    reader.ask()
    (reader.root / "map.xlsx").write_bytes(b"an export")
    (reader.root / "pupils/b7bbb/files").mkdir()
    (reader.root / "pupils/b7bbb/files/letter.pdf").write_bytes(b"an original")
    reader.ask()
    assert reader.read == ["b7bbb"]
    (reader.root / "pupils/b7bbb/files/letter.pdf").write_bytes(b"another")
    reader.ask()
    assert reader.read == []


def test_another_day_is_answered_for_itself_and_today_is_still_kept(reader: Reader) -> None:
    reader.ask()
    reader.ask(day=date(2026, 12, 1))
    assert sorted(reader.read) == KEYS
    reader.ask()
    assert reader.read == []


def test_another_day_serves_those_whose_answer_is_the_same_on_it(reader: Reader) -> None:
    reader.question = lambda day: day < date(2026, 12, 1)
    reader.ask()
    assert reader.ask(day=date(2026, 11, 30)) == reader.ask(day=date(2026, 11, 30), keeps=False)
    reader.ask(day=date(2026, 11, 30))
    assert reader.read == []
    assert reader.ask(day=date(2026, 12, 1)) == reader.ask(day=date(2026, 12, 1), keeps=False)
    reader.ask(day=date(2026, 11, 20))
    assert reader.read == []


def test_on_another_day_whose_record_has_changed_is_read(reader: Reader) -> None:
    reader.question = lambda day: day < date(2026, 12, 1)
    reader.ask()
    change_the_class(reader.root)
    assert "6BX" in reader.ask(day=date(2026, 11, 30))["c7ccc"]
    assert reader.read == ["c7ccc"]


def test_the_oldest_of_many_days_goes(reader: Reader) -> None:
    for day in (21, 22, 23, 24):
        reader.ask(day=date(2026, 11, day))
    reader.ask(day=date(2026, 11, 24))
    assert reader.read == []
    reader.ask(day=date(2026, 11, 21))
    assert sorted(reader.read) == KEYS


def test_another_senco_or_a_changed_rule_of_it_answers_for_itself(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.ask()
    monkeypatch.setattr("senco_cli.index.answers.code_stamp", lambda: b"another version")
    reader.ask()
    assert sorted(reader.read) == KEYS


@pytest.mark.usefixtures("long_ago")
def test_without_a_day_only_the_pupils_own_record_matters(reader: Reader) -> None:
    reader.ask(day=None)
    (reader.root / "calendar.yaml").write_text("years: []\n")
    (reader.root / "pupils/c7ccc/cycles/2026-09-07.yaml").write_text("from: 2026-09-08\n")
    reader.ask(day=None)
    assert reader.read == []
    change_in_place_to_the_same_size_and_time(reader.root)
    reader.ask(day=None)
    assert reader.read == ["c7ccc"]


def test_what_is_told_of_the_school_holds_until_something_moves(reader: Reader) -> None:
    told = 0

    def tell() -> str:
        nonlocal told
        told += 1
        return f"told {told} times"

    def ask() -> str:
        return Answers(reader.root, reader.facet(), keeps=True).told("how often", tell)

    assert (ask(), ask()) == ("told 1 times", "told 1 times")
    change_the_class(reader.root)
    assert (ask(), ask()) == ("told 2 times", "told 2 times")
    (reader.root / "pupils/d7ddd/pupil.yaml").unlink()
    assert ask() == "told 3 times"
    assert Answers(reader.root, reader.facet(), keeps=False).told("how often", tell) == "told 4 times"


def test_what_reading_raises_comes_through(folder: Path) -> None:
    def broken(key: str, _day: date, _below: Below | None) -> str:
        raise ZeroDivisionError(key)

    with pytest.raises(ZeroDivisionError):
        list(Answers(folder, Facet("broken", lambda: broken, DAY), keeps=True).each())
