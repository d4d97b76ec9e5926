"""Reading in several processes: the same answers, and nobody is left out when one of them dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest

from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
from senco_cli.index.workers import each_read

DAY = date(2026, 11, 21)
KEYS = ["b7bbb", "c7ccc", "d7ddd", "f7fff"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot split a process")


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("senco_cli.index.workers._processes", lambda _pupils: 2)


def facet(root: Path, *, kill: bool = False) -> Facet:
    """Answers with a pupil's record and the process that read it; with `kill` that process dies over one of them."""
    parent = os.getpid()

    def answer(key: str, _day: date) -> list[object]:
        if kill and key == "d7ddd" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return [(root / "pupils" / key / "pupil.yaml").read_text(encoding="utf-8"), os.getpid()]

    return Facet("text", lambda: answer, DAY)


def test_all_are_read_and_not_by_this_process(folder: Path) -> None:
    read = {told.group.key: (told.group.paths, told.answer.text) for told in each_read(folder, facet(folder), KEYS)}
    assert sorted(read) == KEYS
    assert all(paths[0] == f"pupils/{key}/pupil.yaml" for key, (paths, _) in read.items())
    assert not any(answer.endswith(f",{os.getpid()}]") for _, answer in read.values())


def test_whom_a_process_did_not_come_to_is_read_by_this_one(folder: Path) -> None:
    read = [told.group.key for told in each_read(folder, facet(folder, kill=True), KEYS)]
    assert sorted(read) == KEYS


def test_what_reading_raises_is_raised_here(folder: Path) -> None:
    def broken(key: str, _day: date) -> str:
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
