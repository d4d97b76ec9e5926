"""A child that does one piece of work: what came of it is told once, and one that was cut off is no harm."""

from __future__ import annotations

import os
import signal

import pytest

from senco_cli.index.child import can_run, start, told

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot split a process")


def test_what_came_of_its_work_is_told_by_another_process() -> None:
    found = ["pupils/k7m2q/pupil.yaml", b"\0", None, True, {"Siân": (1, 2)}]
    *rest, number = told(start(lambda: [*found, os.getpid()]))
    assert rest == found
    assert number != os.getpid()


def test_a_child_that_is_killed_tells_nothing() -> None:
    assert told(start(lambda: os.kill(os.getpid(), signal.SIGKILL))) is None


def test_a_child_whose_work_raises_tells_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise ZeroDivisionError

    assert told(start(work)) is None
    assert capfd.readouterr() == ("", "")


def test_where_there_can_be_no_more_processes_nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH112, PTH208
    with pytest.raises(BlockingIOError):
        start(lambda: None)
    assert (len(os.listdir("/proc/self/fd")) if before else 0) == before  # noqa: PTH208


def test_one_process_alone_runs_where_the_system_cannot_split_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_run() >= 1
    monkeypatch.setattr("senco_cli.index.child.CAN_SPLIT", False)
    assert can_run() == 1
