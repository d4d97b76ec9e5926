"""Looking at files ahead: what the other process saw counts only for the folder meant, and only while nothing moves."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from senco_cli.index.ahead import look_ahead
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
from senco_cli.index.helper import Helper
from senco_cli.index.progress import no_progress
from senco_cli.store.below import Below

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot split a process"),
    pytest.mark.usefixtures("long_ago"),
]


class Reader:
    """Answers with the length of a pupil's record, and remembers whom it was asked about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[str] = []

    def ask(self, ahead: Helper | None = None) -> dict[str, int]:
        self.read.clear()
        facet = Facet("length", lambda: self._read, date(2026, 11, 21))
        return dict(Answers(self.root, facet, keeps=True, progress=no_progress, helper=ahead).each())

    def _read(self, key: str, _day: date, _below: Below | None) -> int:
        self.read.append(key)
        return len((self.root / "pupils" / key / "pupil.yaml").read_bytes())


@pytest.fixture
def reader(folder: Path) -> Reader:
    made = Reader(folder)
    made.ask()
    return made


def test_where_nothing_has_moved_no_file_is_looked_at_again(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    right, ahead = reader.ask(), look_ahead(lambda: reader.root)

    def refuse(*_: object) -> list[str]:
        raise AssertionError("looked at again")

    monkeypatch.setattr("senco_cli.index.keeping.moved", refuse)
    monkeypatch.setattr("senco_cli.index.keeping.stamps_of", refuse)
    assert reader.ask(ahead) == right


def test_who_has_moved_is_read(reader: Reader) -> None:
    (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}\n")
    assert reader.ask(look_ahead(lambda: reader.root))["c7ccc"] == len("name: {}\n")
    assert reader.read == ["c7ccc"]


def test_what_was_seen_counts_once(reader: Reader) -> None:
    ahead = look_ahead(lambda: reader.root)
    reader.ask(ahead)
    (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}\n")
    assert reader.ask(ahead)["c7ccc"] == len("name: {}\n")


def test_what_was_seen_by_another_state_of_the_index_does_not_count(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = look_ahead(lambda: reader.root)
    seen = ahead.seen(reader.root)
    assert seen is not None
    (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}\n")
    reader.ask()
    (reader.root / "pupils/c7ccc/pupil.yaml").write_text("name: {}    \n")
    monkeypatch.setattr(ahead, "seen", lambda _root: seen)
    assert reader.ask(ahead)["c7ccc"] == len("name: {}    \n")


@pytest.mark.parametrize("found", ["another folder", "no folder", "a fault"])
def test_a_wrong_guess_is_done_without(reader: Reader, tmp_path: Path, found: str) -> None:
    right = reader.ask()

    def find() -> Path | None:
        if found == "a fault":
            raise OSError
        return tmp_path if found == "another folder" else None

    assert reader.ask(look_ahead(find)) == right
    assert reader.read == []
