"""A process at the ready: what it does is what this one would do, and whatever it fails at is done here."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from senco_cli.actions.due_kept import DueKept
from senco_cli.actions.workspace import Workspace
from senco_cli.cli import looking_ahead
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Answering, Facet
from senco_cli.index.helper import CAN_SPLIT, Helper, NoHelp
from senco_cli.index.progress import Progress, no_progress
from senco_cli.index.ready import Ready, make_ready
from senco_cli.store.below import Below

pytestmark = pytest.mark.skipif(not CAN_SPLIT, reason="the system cannot split a process")
DAY = date(2026, 11, 21)


class School:
    """Answers about a folder, noting which process has read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read_by: set[int] = set()

    def of_pupil(self, key: str, _day: date, _below: Below | None) -> list[int]:
        self.read_by.add(os.getpid())
        return [len((self.root / "pupils" / key / "pupil.yaml").read_bytes()), os.getpid()]


def opened(school: School) -> Answering:
    return school.of_pupil


def told(school: School) -> str:
    return f"{os.getpid()} {len(school.read_by)}"


def answers(root: Path, helper: Helper | None = None, *, progress: Progress = no_progress) -> tuple[Answers, School]:
    school = School(root)
    return Answers(root, Facet("length", partial(opened, school), DAY), keeps=True, progress=progress, helper=helper), (
        school
    )


@pytest.fixture
def ready(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ready]:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    made = make_ready(lambda: folder, ["senco_cli.index.workers"])
    assert isinstance(made, Ready)
    yield made
    made.end()


def process_of(ready: Ready) -> int:
    number: int = ready.done(partial(_process), progress=no_progress)
    return number


def _process(_progress: Progress) -> int:
    return os.getpid()


def test_it_reads_and_tells_in_the_place_of_this_process(folder: Path, ready: Ready) -> None:
    right = {key: length for key, (length, _) in answers(folder)[0].each()}
    (folder / ".senco/index.sqlite").unlink()
    steps: list[tuple[int, int]] = []
    here, school = answers(folder, ready, progress=lambda done, total: steps.append((done, total)))
    found = dict(here.each())
    assert {key: length for key, (length, _) in found.items()} == right
    assert {reader for _, reader in found.values()} == {process_of(ready)}
    assert steps[-1] == (len(right), len(right))
    # What it read is the same object to the next piece of work.
    assert here.told("who", partial(told, school)) == f"{process_of(ready)} 1"
    assert not school.read_by


def test_where_nothing_has_moved_it_is_not_asked(folder: Path, ready: Ready) -> None:
    right = dict(answers(folder)[0].each())
    os.kill(process_of(ready), signal.SIGKILL)
    assert dict(answers(folder, ready)[0].each()) == right


@pytest.mark.parametrize("fate", ["killed before", "raises", "stops half way"])
def test_what_it_fails_at_is_done_here(folder: Path, ready: Ready, fate: str) -> None:
    if fate == "killed before":
        os.kill(process_of(ready), signal.SIGKILL)
    elif fate == "raises":
        with pytest.raises(NoHelp):
            ready.done(_fault, progress=no_progress)
    else:
        with pytest.raises(NoHelp):
            ready.done(_dies, progress=no_progress)
    found = dict(answers(folder, ready)[0].each())
    assert {reader for _, reader in found.values()} == {os.getpid()}


def test_until_it_has_answered_this_process_does_something_else(ready: Ready) -> None:
    done: list[int] = []

    def one_more() -> bool:
        done.append(1)
        return True

    assert ready.done(_slow, progress=no_progress, meanwhile=one_more) == "done"
    assert done
    assert ready.done(_slow, progress=no_progress, meanwhile=lambda: False) == "done"


def test_what_was_seen_meanwhile_is_not_looked_at_again_there(folder: Path, ready: Ready, long_ago: None) -> None:
    facet = Facet("seen", opened_late, DAY)
    found = dict(Answers(folder, facet, keeps=True, helper=ready).each())
    assert found
    assert all(found.values())
    # Here nothing was opened.
    assert "answering" not in vars(facet)


def opened_late() -> Answering:
    time.sleep(0.5)
    # What was seen by another process comes without what only that one can ask.
    return lambda _key, _day, below: below is not None and not below.entries


def _slow(_progress: Progress) -> str:
    time.sleep(0.2)
    return "done"


def _fault(_progress: Progress) -> None:
    raise ValueError


def _dies(progress: Progress) -> None:
    progress(1, 2)
    os.kill(os.getpid(), signal.SIGKILL)


def test_it_ends_where_there_is_no_folder_for_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    ready = make_ready(lambda: None, ["no such module"])
    assert dict(answers(folder, ready)[0].each())
    ready.end()


def test_it_is_gone_when_let_go(ready: Ready) -> None:
    process = process_of(ready)
    ready.end()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_is_due_can_be_told_to_another_process(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, DAY, {"A": "B"}, keeps_index=True, progress=lambda *_: None, helper=Helper())
    kept = pickle.loads(pickle.dumps(DueKept(workspace)))
    assert (kept.workspace.root, kept.workspace.today, kept.workspace.keeps_index) == (tmp_path, DAY, True)
    assert kept.workspace.environment == {"A": "B"}


@pytest.mark.parametrize(
    ("words", "index", "is_begun"),
    [
        (["review-due"], "missing", True),
        (["list", "--status", "K"], "of yesterday", True),
        (["review-due"], "of today", False),
        (["review-due", "--help"], "missing", False),
        (["review-due", "--as-at", "2026-01-01"], "missing", False),
        (["add-pupil"], "missing", False),
        (["today"], "missing", False),
    ],
)
def test_what_reads_records_is_made_ready_where_records_will_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], index: str, is_begun: bool
) -> None:
    (tmp_path / "senco.yaml").write_text("record_format: 1\n")
    place = tmp_path / ".senco" / "index.sqlite"
    if index != "missing":
        place.parent.mkdir()
        place.touch()
    if index == "of yesterday":
        seconds = place.stat().st_mtime - 24 * 3600
        os.utime(place, (seconds, seconds))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SENCO_RECORDS", raising=False)
    ready = Helper()
    monkeypatch.setattr("senco_cli.index.ready.make_ready", lambda *_: ready)
    assert (looking_ahead.look_ahead_for(words) is ready) is is_begun
