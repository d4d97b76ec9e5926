"""Reading in several processes: the same answers, and nobody is left out when one of them dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path

import pytest

from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
from senco_cli.index.workers import each_read
from senco_cli.store.below import Below

DAY = date(2026, 11, 21)
KEYS = ["b7bbb", "c7ccc", "d7ddd", "f7fff"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot split a process")


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("senco_cli.index.workers._processes", lambda _pupils: 2)
    monkeypatch.setattr("senco_cli.index.workers._BEFORE_SPLITTING", 1)
    monkeypatch.setattr("senco_cli.index.workers._AT_ONCE", 1)


def facet(root: Path, *, child: Callable[[], object] = lambda: None) -> Facet:
    """Answers with a pupil's record and the process that read it; a child does `child` before its first answer.

    Once there are two processes this one waits until the other has begun, so that both read.
    """
    parent, has_begun, asked = os.getpid(), root.parent / "begun", list[str]()

    def answer(key: str, _day: date, _below: Below | None) -> list[object]:
        asked.append(key)
        if os.getpid() != parent:
            has_begun.touch()
            child()
        for _ in range(1_000 if len(asked) > 1 else 0):
            if has_begun.exists():
                break
            time.sleep(0.01)
        return [(root / "pupils" / key / "pupil.yaml").read_text(encoding="utf-8"), os.getpid()]

    return Facet("text", lambda: answer, DAY)


def test_all_are_read_by_this_process_and_another(folder: Path) -> None:
    read = [(told.group.key, told.group.paths, told.answer.text) for told in each_read(folder, facet(folder), KEYS)]
    assert sorted(key for key, _, _ in read) == KEYS
    assert all(paths[0] == f"pupils/{key}/pupil.yaml" for key, paths, _ in read)
    assert len({answer.rpartition(",")[2] for _, _, answer in read}) == 2


def test_whom_a_process_died_over_is_read_by_this_one(folder: Path) -> None:
    dying = facet(folder, child=lambda: os.kill(os.getpid(), signal.SIGKILL))
    read = [told.group.key for told in each_read(folder, dying, KEYS)]
    assert sorted(read) == KEYS


def test_whom_a_process_could_not_read_is_read_by_this_one(folder: Path) -> None:
    def broken() -> None:
        raise MemoryError

    read = [told.group.key for told in each_read(folder, facet(folder, child=broken), KEYS)]
    assert sorted(read) == KEYS


def test_many_are_shared_out_whatever_their_number(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("senco_cli.index.workers._TICKETS", 7)
    keys = [f"k{number:03d}" for number in range(100)]
    names = Facet("name", lambda: lambda key, _day, _below: key, DAY)
    shared = [told.group.key for told in each_read(folder, names, keys)]
    assert sorted(shared) == keys


def test_what_reading_raises_is_raised_here(folder: Path) -> None:
    def broken(key: str, _day: date, _below: Below | None) -> str:
        raise ZeroDivisionError(key)

    with pytest.raises(ZeroDivisionError):
        list(each_read(folder, Facet("broken", lambda: broken, DAY), KEYS))


def test_no_process_is_left_when_nobody_wants_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    fork = os.fork

    def counted() -> int:
        begun.append(child := fork())
        return child

    monkeypatch.setattr(os, "fork", counted)
    reading = each_read(folder, facet(folder), KEYS)
    assert isinstance(reading, Generator)
    next(reading)
    next(reading)
    reading.close()
    assert begun
    for child in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


def test_what_two_processes_read_is_kept(folder: Path) -> None:
    first = [(key, text) for key, (text, _) in Answers(folder, facet(folder), keeps=True).each()]
    assert [key for key, _ in first] == KEYS
    second = [(key, text) for key, (text, _) in Answers(folder, facet(folder), keeps=True).each()]
    assert second == first
