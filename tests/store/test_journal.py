"""A write that was cut off is taken back or completed by whoever comes next."""

from __future__ import annotations

import itertools
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from endurance.dying import forked
from support import trust

import senco_cli
from senco_cli.store import files, git, git_marks, history, journal, work_tree
from senco_cli.store.folder import FolderBusy, locked
from senco_cli.store.journal import Entry, Journal
from senco_cli.store.transaction import ANY, transaction

Environment = Mapping[str, str]
Snapshot = Callable[[Path], dict[str, bytes | None]]

PROJECT = Path(senco_cli.__file__).parents[1]

AFTER = {"senco.yaml": b"format: 2\n", "pupils": None, "pupils/pupil.yaml": b"upn: x\n"}


def write(root: Path, *, environment: Environment) -> int:
    """A change, a new file and one that goes, in one write."""
    with transaction(root, message="edit k7m2q", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
        tx.write("pupils/pupil.yaml", b"upn: x\n", expected=ANY)
        tx.delete("provision/t4n8c.yaml", expected=ANY)
    return 0


def status(root: Path, *, environment: Environment) -> str:
    return git.run(root, "status", "--porcelain", environment=environment).text


def hook(root: Path, script: str) -> None:
    path = root / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8", newline="\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    trust(root, root.parent / "home")


def note_of(root: Path) -> Path:
    return root / ".senco" / "journal" / "open.json"


def left_open(root: Path, *entries: Entry, head: str | None, made: tuple[str, ...] = ()) -> Journal:
    note = Journal(token="feed", history=head is not None, head=head, entries=entries, made=made)
    journal.begin(root, note)
    return note


@pytest.mark.skipif(os.name != "posix", reason="needs fork")
@pytest.mark.parametrize("with_history", [True, False], ids=["with-git", "without-git"])
def test_killed_at_any_step_the_folder_recovers_to_all_or_nothing(
    root: Path, environment: Environment, without_git: Environment, snapshot: Snapshot, with_history: bool
) -> None:
    before = snapshot(root)
    outcomes = []
    for number in itertools.count():
        copy = root.with_name(f"copy-{number}")
        shutil.copytree(root, copy)
        world = environment if with_history else without_git
        if not forked(partial(write, copy, environment=world), at_step=number).killed:
            break
        journal.recover(copy, environment=environment)
        made = snapshot(copy) == AFTER
        outcomes.append(made)
        assert made or snapshot(copy) == before, number
        if with_history:
            assert len(history.log(copy, environment=environment)) == 1 + made, number
            assert status(copy, environment=environment) == "", number
        assert not journal.recover(copy, environment=environment)
        with transaction(copy, message="edit", environment=environment) as tx:
            tx.write("next.yaml", b"x", expected=None)
    # It is one moment that decides: never back to "before" at a later step.
    assert outcomes == sorted(outcomes)
    assert outcomes[0] is False and outcomes[-1] is True


def test_without_a_note_recovering_starts_no_git_and_leaves_no_trace(plain_root: Path) -> None:
    assert journal.recover(plain_root, environment={}) is False
    assert [path.name for path in plain_root.iterdir()] == ["senco.yaml"]


def test_importing_it_starts_neither_the_lock_nor_other_programs(environment: Environment) -> None:
    script = (
        "import sys; from senco_cli.store import folder, journal, transaction, history, undo; "
        "print(sorted({'filelock', 'subprocess', 'shutil', 'json', 'difflib'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-S", "-c", script],
        env={**environment, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "[]"


def test_a_reader_waits_for_a_write_under_way(root: Path, environment: Environment) -> None:
    left_open(root, head=git.head(root, environment=environment))
    with locked(root), pytest.raises(FolderBusy):
        journal.recover(root, environment=environment, wait_seconds=0)


def test_what_somebody_edited_after_the_write_was_cut_off_is_not_overwritten(
    root: Path, environment: Environment
) -> None:
    left_open(
        root,
        Entry("senco.yaml", before=b"format: 0\n", mode=None, after=files.digest(b"format: 2\n")),
        Entry("other.yaml", before=b"old\n", mode=None, after=files.digest(b"new\n")),
        head=git.head(root, environment=environment),
    )
    (root / "senco.yaml").write_bytes(b"format: 3 # by hand\n")
    (root / "other.yaml").write_bytes(b"new\n")
    assert journal.recover(root, environment=environment)
    assert (root / "senco.yaml").read_bytes() == b"format: 3 # by hand\n"
    assert (root / "other.yaml").read_bytes() == b"old\n"


def test_half_a_write_that_somebody_committed_by_hand_is_still_taken_back(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    before = snapshot(root)
    left_open(
        root,
        Entry("senco.yaml", before=b"format: 1\n", mode=None, after=files.digest(b"format: 2\n")),
        Entry("pupils/new.yaml", before=None, mode=None, after=files.digest(b"new\n")),
        head=git.head(root, environment=environment),
        made=("pupils",),
    )
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    work_tree.commit(root, ["senco.yaml"], "by hand", environment=environment)
    journal.recover(root, environment=environment)
    assert snapshot(root) == before


def test_a_write_that_was_committed_is_completed_even_if_more_was_committed_since(
    root: Path, environment: Environment
) -> None:
    head = git.head(root, environment=environment)
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=files.digest(b"format: 1\n"))
    entry = Entry("senco.yaml", before=b"format: 1\n", mode=None, after=files.digest(b"format: 2\n"))
    (root / "letter.txt").write_bytes(b"x")
    work_tree.commit(root, ["letter.txt"], "by hand", environment=environment)
    left_open(root, entry, head=head)
    journal.recover(root, environment=environment)
    assert (root / "senco.yaml").read_bytes() == b"format: 2\n"


def test_an_index_that_git_did_not_renew_before_it_was_cut_off_is_put_right(
    root: Path, environment: Environment
) -> None:
    head = git.head(root, environment=environment)
    stale = (root / ".git" / "index").read_bytes()
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=files.digest(b"format: 1\n"))
    (root / ".git" / "index").write_bytes(stale)
    left_open(root, Entry("senco.yaml", b"format: 1\n", None, files.digest(b"format: 2\n")), head=head)
    assert status(root, environment=environment) != ""
    journal.recover(root, environment=environment)
    assert status(root, environment=environment) == ""


@pytest.mark.skipif(os.name == "nt", reason="kill is a program of POSIX")
@pytest.mark.parametrize("verdict", [0, 1], ids=["lets-it-pass", "refuses"])
def test_a_git_that_outlives_a_killed_senco_is_waited_for(
    root: Path, environment: Environment, snapshot: Snapshot, verdict: int
) -> None:
    before = snapshot(root)
    pid = root.parent / "pid"
    hook(root, f'kill -9 "$(cat "{pid}")"; sleep 0.4; exit {verdict}')

    def whole() -> int:
        pid.write_text(str(os.getpid()))
        return write(root, environment=environment)

    assert forked(whole).killed
    assert note_of(root).exists()
    assert journal.recover(root, environment=environment)
    assert snapshot(root) == (before if verdict else AFTER)
    assert status(root, environment=environment) == ""


def test_a_write_cut_off_under_git_is_taken_back_where_there_is_no_git(
    root: Path, environment: Environment, without_git: Environment
) -> None:
    head = git.head(root, environment=environment)
    left_open(root, Entry("senco.yaml", b"format: 1\n", None, files.digest(b"format: 2\n")), head=head)
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    assert journal.recover(root, environment=without_git)
    assert (root / "senco.yaml").read_bytes() == b"format: 1\n"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99}', '{"version": 1}'])
def test_a_note_that_cannot_be_read_is_named_and_nothing_is_touched(
    root: Path, environment: Environment, snapshot: Snapshot, text: str
) -> None:
    before = snapshot(root)
    note_of(root).write_text(text, encoding="utf-8")
    with pytest.raises(journal.JournalUnreadable, match=r"open\.json"):
        journal.recover(root, environment=environment)
    assert snapshot(root) == before
    assert note_of(root).exists()


def test_if_the_disk_refuses_to_take_it_back_the_note_stays_for_the_next_time(
    root: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = git.head(root, environment=environment)
    left_open(root, Entry("senco.yaml", b"format: 1\n", None, files.digest(b"format: 2\n")), head=head)
    (root / "senco.yaml").write_bytes(b"format: 2\n")

    def full(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(journal.StillOpen, match="No space left on device"):
            journal.recover(root, environment=environment)
    assert journal.recover(root, environment=environment)
    assert (root / "senco.yaml").read_bytes() == b"format: 1\n"


def test_taking_back_clears_its_own_temporary_files_and_no_others(root: Path, environment: Environment) -> None:
    note = left_open(root, Entry("senco.yaml", b"format: 1\n", None, "0"), head=git.head(root, environment=environment))
    ours = root / f"{files.TEMPORARY_PREFIX}{note.token}-senco.yaml"
    theirs = root / f"{files.TEMPORARY_PREFIX}beef-senco.yaml"
    ours.touch()
    theirs.touch()
    journal.recover(root, environment=environment)
    assert not ours.exists() and theirs.exists()


@pytest.mark.skipif(os.name != "posix", reason="kill is a program of POSIX")
def test_a_git_that_is_killed_together_with_senco_leaves_no_lock(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    before = snapshot(root)
    # Git holds its lock while the hook runs, and the whole group of processes goes as when the plug is pulled.
    hook(root, "kill -9 0")

    def whole() -> int:
        os.setsid()
        return write(root, environment=environment)

    assert forked(whole).killed
    lock = root / ".git" / "index.lock"
    assert lock.exists()
    assert journal.recover(root, environment=environment)
    assert snapshot(root) == before and not lock.exists()
    assert status(root, environment=environment) == ""


def test_the_lock_of_another_program_stays(root: Path, environment: Environment) -> None:
    (root / ".git" / "index.lock").touch()
    mark = root / ".senco" / "git" / "feed"
    mark.parent.mkdir(exist_ok=True)
    # Whoever made the lock did so before a git of ours was cut off.
    mark.touch()
    os.utime(root / ".git" / "index.lock", (1_800_000_000, 1_800_000_000))
    os.utime(mark, (1_800_000_100, 1_800_000_100))
    git_marks.clear_locks(root, root / ".git")
    assert (root / ".git" / "index.lock").exists()
