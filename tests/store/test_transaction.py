"""A write is made whole and as one commit, or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import trust

import senco_cli
from senco_cli.store import files, git, history, journal
from senco_cli.store.folder import FolderBusy, PathRefused, locked
from senco_cli.store.transaction import ANY, Committed, NotSaved, RecordChanged, Transaction, transaction

Environment = Mapping[str, str]
Snapshot = Callable[[Path], dict[str, bytes | None]]

AFTER = {
    "senco.yaml": b"format: 2\n",
    "pupils": None,
    "pupils/k7m2q": None,
    "pupils/k7m2q/pupil.yaml": b"upn: x\n",
}


def fill(tx: Transaction) -> None:
    """A change, an addition in folders that are not there yet, and a deletion that empties a folder."""
    tx.write("senco.yaml", b"format: 2\n", expected=files.digest(b"format: 1\n"))
    tx.write("pupils/k7m2q/pupil.yaml", b"upn: x\n", expected=None)
    tx.delete("provision/t4n8c.yaml", expected=files.digest(b"title: Phonics\n"))


def change(root: Path, *, environment: Environment) -> Committed:
    with transaction(root, message="edit k7m2q", environment=environment) as tx:
        fill(tx)
    return tx.result


def status(root: Path, *, environment: Environment) -> str:
    return git.run(root, "status", "--porcelain", environment=environment).text


def hook(root: Path, script: str) -> None:
    path = root / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8", newline="\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    trust(root, root.parent / "home")


def test_a_write_is_one_commit_of_exactly_its_paths(root: Path, environment: Environment, snapshot: Snapshot) -> None:
    (root / "by-hand.txt").write_bytes(b"not ours\n")
    result = change(root, environment=environment)
    assert snapshot(root) == AFTER | {"by-hand.txt": b"not ours\n"}
    entry = history.log(root, environment=environment)[0]
    assert (result.commit, result.history) == (entry.sha, True)
    assert (entry.subject, entry.trailers) == ("edit k7m2q", {"Senco": "1"})
    assert set(history.changed_paths(root, entry.sha, environment=environment)) == set(result.paths)
    assert set(result.paths) == {"senco.yaml", "pupils/k7m2q/pupil.yaml", "provision/t4n8c.yaml"}
    assert status(root, environment=environment) == "?? by-hand.txt"


def test_trailers_stand_at_the_end_of_the_commit(root: Path, environment: Environment) -> None:
    with transaction(root, message="undo x\ny", trailers={"Undoes": "abc\nd"}, environment=environment) as tx:
        tx.write("senco.yaml", b"x", expected=ANY)
    entry = history.log(root, environment=environment)[0]
    assert (entry.subject, entry.trailers) == ("undo x y", {"Senco": "1", "Undoes": "abc d"})


def test_without_git_it_writes_and_says_that_there_is_no_history(
    root: Path, without_git: Environment, environment: Environment, snapshot: Snapshot
) -> None:
    before = git.head(root, environment=environment)
    result = change(root, environment=without_git)
    assert (result.commit, result.history) == (None, False)
    assert snapshot(root) == AFTER
    assert git.head(root, environment=environment) == before


def test_in_a_folder_without_a_repository_it_writes_and_says_that_there_is_no_history(
    plain_root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    with transaction(plain_root, message="add", environment=environment) as tx:
        tx.write("staff/p3x9d.yaml", b"role: TA\n", expected=None)
    assert (tx.result.commit, tx.result.history) == (None, False)
    assert snapshot(plain_root) == {"senco.yaml": b"format: 1\n", "staff": None, "staff/p3x9d.yaml": b"role: TA\n"}


def test_a_dry_run_touches_nothing_and_shows_the_difference(plain_root: Path, environment: Environment) -> None:
    with transaction(plain_root, message="edit", environment=environment, dry_run=True) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=files.digest(b"format: 1\n"))
    assert tx.result.diff == "--- senco.yaml\n+++ senco.yaml\n@@ -1 +1 @@\n-format: 1\n+format: 2\n"
    assert (tx.result.paths, tx.result.commit) == (("senco.yaml",), None)
    assert [path.name for path in plain_root.iterdir()] == ["senco.yaml"]
    assert (plain_root / "senco.yaml").read_bytes() == b"format: 1\n"


def test_a_dry_run_needs_no_turn_but_sees_a_changed_record(root: Path, environment: Environment) -> None:
    with (
        locked(root),
        pytest.raises(RecordChanged),
        transaction(root, message="edit", environment=environment, dry_run=True) as tx,
    ):
        tx.write("senco.yaml", b"x", expected=files.digest(b"something else"))


@pytest.mark.parametrize(
    ("path", "expected", "sentence"),
    [
        ("senco.yaml", files.digest(b"old"), '"senco.yaml" has been changed by somebody else since it was read'),
        ("senco.yaml", None, '"senco.yaml" is already there'),
        ("gone.yaml", files.digest(b"old"), '"gone.yaml" is no longer there'),
    ],
)
@pytest.mark.parametrize("verb", ["write", "delete"])
def test_a_record_that_is_not_what_was_read_stops_everything(
    root: Path,
    environment: Environment,
    snapshot: Snapshot,
    path: str,
    expected: str | None,
    sentence: str,
    verb: str,
) -> None:
    before = snapshot(root)
    with (
        pytest.raises(RecordChanged) as caught,
        transaction(root, message="edit", environment=environment) as tx,
    ):
        tx.write("first.yaml", b"x", expected=None)
        if verb == "write":
            tx.write(path, b"new", expected=expected)
        else:
            tx.delete(path, expected=expected)
    assert caught.value.sentence == sentence
    assert caught.value.path == path
    assert snapshot(root) == before


def test_any_overwrites_whatever_is_there_or_nothing(root: Path, environment: Environment) -> None:
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"x", expected=ANY)
        tx.write("new.yaml", b"y", expected=ANY)
        tx.delete("never-was.yaml", expected=ANY)
    assert tx.result.paths == ("senco.yaml", "new.yaml")


def test_what_changes_nothing_makes_no_commit(root: Path, environment: Environment) -> None:
    before = git.head(root, environment=environment)
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 1\n", expected=ANY)
    assert (tx.result.paths, tx.result.commit, tx.result.diff) == ((), None, "")
    assert git.head(root, environment=environment) == before


def test_an_error_inside_the_block_writes_nothing_and_frees_the_folder(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    before = snapshot(root)
    with pytest.raises(KeyboardInterrupt), transaction(root, message="edit", environment=environment) as tx:
        fill(tx)
        raise KeyboardInterrupt
    assert snapshot(root) == before
    assert change(root, environment=environment).commit


def test_a_write_that_was_cut_off_is_dealt_with_before_the_next_one_begins(
    root: Path, environment: Environment
) -> None:
    entry = journal.Entry("senco.yaml", b"format: 1\n", mode=None, after=files.digest(b"half\n"))
    head = git.head(root, environment=environment)
    journal.begin(root, journal.Journal(token="feed", history=True, head=head, entries=(entry,), made=()))
    (root / "senco.yaml").write_bytes(b"half\n")
    with transaction(root, message="edit", environment=environment) as tx:
        assert (root / "senco.yaml").read_bytes() == b"format: 1\n"
        tx.write("new.yaml", b"x", expected=None)
    assert not journal.recover(root, environment=environment)


def test_bad_requests_are_refused_at_once(root: Path, environment: Environment) -> None:
    with pytest.raises(PathRefused), transaction(root, message="edit", environment=environment) as tx:
        tx.write("../outside.yaml", b"x", expected=ANY)
    with (
        pytest.raises(ValueError, match="two writes"),
        transaction(root, message="edit", environment=environment) as tx,
    ):
        tx.write("a.yaml", b"x", expected=ANY)
        tx.delete("a.yaml", expected=ANY)
    with pytest.raises(RuntimeError, match="after its with block"):
        _ = Transaction(root).result


def test_a_busy_folder_is_not_waited_for_for_ever(root: Path, environment: Environment) -> None:
    with (
        locked(root),
        pytest.raises(FolderBusy),
        transaction(root, message="edit", environment=environment, wait_seconds=0),
    ):
        pass


@given(
    st.dictionaries(
        st.sampled_from(["senco.yaml", "a/x.yaml", "a/b/y.yaml", "z.pdf"]), st.none() | st.binary(max_size=50)
    ),
    st.dictionaries(
        st.sampled_from(["senco.yaml", "a/x.yaml", "a/b/y.yaml", "z.pdf"]), st.none() | st.binary(max_size=50)
    ),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_afterwards_the_files_hold_what_was_asked_and_the_others_what_they_held(
    tmp_path_factory: pytest.TempPathFactory,
    without_git: Environment,
    snapshot: Snapshot,
    first: dict[str, bytes | None],
    second: dict[str, bytes | None],
) -> None:
    root = tmp_path_factory.mktemp("school")
    for wishes in (first, second):
        with transaction(root, message="edit", environment=without_git) as tx:
            for path, data in wishes.items():
                if data is None:
                    tx.delete(path, expected=ANY)
                else:
                    tx.write(path, data, expected=ANY)
    held = {path: data for path, data in snapshot(root).items() if data is not None}
    assert held == {path: data for path, data in (first | second).items() if data is not None}


# What can go wrong, one step at a time. Every change on the disk and every call of git is a step.

STEPS = [(os, "fsync"), (os, "replace"), (os, "unlink"), (os, "mkdir"), (os, "rmdir"), (git, "_start")]


def break_at(
    patch: pytest.MonkeyPatch, number: int, *, act: Callable[[], None], steps: list[tuple[Any, str]] = STEPS
) -> list[str]:
    """Act once, just before the `number`th step, and tell which one that was."""
    count = itertools.count()
    hit: list[str] = []

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            if next(count) == number:
                hit.append(name)
                act()
            return real(*arguments, **options)

        return step

    for module, name in steps:
        patch.setattr(module, name, wrap(name, getattr(module, name)))
    return hit


def raise_interrupt() -> None:
    raise KeyboardInterrupt


def full_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def copies(root: Path) -> Any:
    for number in itertools.count():
        copy = root.with_name(f"copy-{number}")
        shutil.copytree(root, copy)
        yield number, copy


def is_whole(root: Path, before: dict[str, bytes | None], *, environment: Environment, snapshot: Snapshot) -> bool:
    """Whether folder, commit and index agree that the write was made, or that it was not."""
    made = len(history.log(root, environment=environment)) == 2
    return snapshot(root) == (AFTER if made else before) and status(root, environment=environment) == ""


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("act", [raise_interrupt, lambda: signal.raise_signal(signal.SIGINT)], ids=["raised", "signal"])
def test_an_interrupt_at_any_step_leaves_all_or_nothing(
    root: Path, environment: Environment, snapshot: Snapshot, act: Callable[[], None]
) -> None:
    before = snapshot(root)
    steps: list[str] = []
    for number, copy in copies(root):
        interrupted = False
        with pytest.MonkeyPatch.context() as patch:
            hit = break_at(patch, number, act=act)
            try:
                change(copy, environment=environment)
            except KeyboardInterrupt:
                interrupted = True
        assert interrupted == bool(hit)
        if not hit:
            break
        steps += hit
        assert snapshot(copy) in (AFTER, before)
        journal.recover(copy, environment=environment)
        assert is_whole(copy, before, environment=environment, snapshot=snapshot), (number, hit)
    assert {"fsync", "replace", "unlink", "mkdir", "rmdir", "_start"} == set(steps)


def test_a_full_disk_at_any_step_leaves_all_or_nothing_and_says_so(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    before = snapshot(root)
    steps: list[str] = []
    for number, copy in copies(root):
        saved = True
        with pytest.MonkeyPatch.context() as patch:
            hit = break_at(patch, number, act=full_disk, steps=STEPS[:2])
            try:
                change(copy, environment=environment)
            except NotSaved as fault:
                saved = False
                assert fault.sentence == "nothing was saved: No space left on device"
        if not hit:
            break
        steps += hit
        assert snapshot(copy) == (AFTER if saved else before)
        assert not journal.recover(copy, environment=environment)
        assert is_whole(copy, before, environment=environment, snapshot=snapshot), (number, hit)
    assert {"fsync", "replace"} == set(steps)


def test_a_refusing_hook_leaves_the_folder_and_the_index_as_they_were(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    (root / "staged.txt").write_bytes(b"theirs\n")
    git.run(root, "add", "staged.txt", environment=environment)
    before = snapshot(root)
    hook(root, "cat senco.yaml; exit 1")
    with pytest.raises(NotSaved) as caught:
        change(root, environment=environment)
    assert caught.value.sentence == "nothing was saved: a hook of the git repository (pre-commit) refused the commit"
    assert snapshot(root) == before
    assert status(root, environment=environment) == "A  staged.txt"
    assert not journal.recover(root, environment=environment)


def test_a_hook_that_changes_a_file_and_then_refuses_is_taken_back_too(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    before = snapshot(root)
    hook(root, "echo tidied >> senco.yaml; exit 1")
    with pytest.raises(NotSaved):
        change(root, environment=environment)
    assert snapshot(root) == before


def test_what_was_typed_by_hand_before_gets_a_commit_of_its_own(root: Path, environment: Environment) -> None:
    (root / "senco.yaml").write_bytes(b"format: by hand\n")
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=files.digest(b"format: by hand\n"))
    ours, by_hand, _ = history.log(root, environment=environment)
    assert (ours.subject, by_hand.subject) == ("edit", "edit 1 record by hand")
    assert history.show(root, by_hand.sha, "senco.yaml", environment=environment) == b"format: by hand\n"


def test_a_rule_of_the_schools_own_that_was_typed_by_hand_goes_into_the_history_before_ours(
    root: Path, environment: Environment
) -> None:
    (root / "_rules").mkdir()
    (root / "_rules" / "summary.yaml").write_bytes(b"id: LA-SUMMARY\n")
    (root / "_rules" / "notes.txt").write_bytes(b"not a rule\n")
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
    ours, by_hand, _ = history.log(root, environment=environment)
    assert (ours.subject, by_hand.subject) == ("edit", "edit 1 record by hand")
    assert history.changed_paths(root, ours.sha, environment=environment) == ("senco.yaml",)
    assert history.changed_paths(root, by_hand.sha, environment=environment) == ("_rules/summary.yaml",)


def test_a_template_of_the_schools_own_goes_into_the_history_as_rules_do(root: Path, environment: Environment) -> None:
    (root / "_templates/forms").mkdir(parents=True)
    names = ("document.css", "forms/norringshire.yaml", "forms/~$norringshire.docx", "notes.txt")
    for name in names:
        (root / "_templates" / name).write_bytes(b"words\n")
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
    _, by_hand, _ = history.log(root, environment=environment)
    kept = ("_templates/document.css", "_templates/forms/norringshire.yaml")
    assert history.changed_paths(root, by_hand.sha, environment=environment) == kept


def test_a_transaction_that_changes_nothing_leaves_the_rules_alone(root: Path, environment: Environment) -> None:
    (root / "_rules").mkdir()
    (root / "_rules" / "summary.yaml").write_bytes(b"id: LA-SUMMARY\n")
    before = history.log(root, environment=environment)
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write(
            "senco.yaml", (root / "senco.yaml").read_bytes(), expected=files.digest((root / "senco.yaml").read_bytes())
        )
    assert history.log(root, environment=environment) == before


def test_if_git_refuses_what_was_typed_by_hand_nothing_is_saved_and_nothing_stays_staged(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    (root / "senco.yaml").write_bytes(b"format: by hand\n")
    (root / "provision" / "p3x9d.yaml").write_bytes(b"title: Lego\n")
    before = snapshot(root)
    hook(root, "exit 1")
    with (
        pytest.raises(NotSaved, match="refused the commit"),
        transaction(root, message="edit", environment=environment) as tx,
    ):
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
        tx.write("provision/p3x9d.yaml", b"title: Lego Therapy\n", expected=ANY)
    assert snapshot(root) == before
    assert set(status(root, environment=environment).splitlines()) == {"M senco.yaml", "?? provision/p3x9d.yaml"}


def test_what_somebody_staged_or_changed_elsewhere_stays_as_it_is(root: Path, environment: Environment) -> None:
    (root / "staged.txt").write_bytes(b"theirs\n")
    git.run(root, "add", "staged.txt", environment=environment)
    change(root, environment=environment)
    assert status(root, environment=environment) == "A  staged.txt"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_kept_by_a_change_and_given_back_by_a_refusal(root: Path, environment: Environment) -> None:
    for name in ("senco.yaml", "provision/t4n8c.yaml"):
        (root / name).chmod(0o600)
    hook(root, "exit 1")
    with pytest.raises(NotSaved):
        change(root, environment=environment)
    assert files.mode_of(root / "senco.yaml") == files.mode_of(root / "provision" / "t4n8c.yaml") == 0o600
    hook(root, "exit 0")
    change(root, environment=environment)
    assert files.mode_of(root / "senco.yaml") == 0o600


def test_an_unreadable_record_is_a_sentence_with_its_path(root: Path, environment: Environment) -> None:
    (root / "folder.yaml").mkdir()
    with (
        pytest.raises(NotSaved, match=r'^nothing was saved: "folder\.yaml": '),
        transaction(root, message="edit", environment=environment) as tx,
    ):
        tx.write("folder.yaml", b"x", expected=None)


# Other processes.

PROJECT = Path(senco_cli.__file__).parents[1]


def start(script: str, *arguments: object, environment: Environment, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env={**environment, "PYTHONPATH": str(PROJECT)}, **options)


ADD_MANY = """
import os, sys
from pathlib import Path
from senco_cli.store import files
from senco_cli.store.transaction import RecordChanged, transaction
root, name = Path(sys.argv[1]), sys.argv[2]
for number in range(6):
    with transaction(root, message=f"add {name}{number}", environment=os.environ, wait_seconds=60) as tx:
        tx.write(f"staff/{name}{number}.yaml", b"role: TA\\n", expected=None)
    while True:
        seen = files.read(root / "count.yaml") or b""
        try:
            with transaction(root, message="edit count", environment=os.environ, wait_seconds=60) as tx:
                tx.write("count.yaml", seen + name.encode(), expected=files.digest(seen) if seen else None)
            break
        except RecordChanged:
            pass
"""


def test_two_processes_that_write_at_once_lose_nothing(root: Path, environment: Environment) -> None:
    both = [start(ADD_MANY, root, name, environment=environment) for name in ("b", "c")]
    assert [process.wait() for process in both] == [0, 0]
    assert {path.name for path in (root / "staff").iterdir()} == {f"{n}{i}.yaml" for n in "bc" for i in range(6)}
    assert sorted((root / "count.yaml").read_bytes()) == sorted(b"bc" * 6)
    assert len(history.log(root, environment=environment)) == 1 + 24
    assert status(root, environment=environment) == ""


CHANGE = """
import os, signal, sys
from pathlib import Path
from senco_cli.store.transaction import ANY, transaction
signal.signal(signal.SIGINT, signal.default_int_handler)
with transaction(Path(sys.argv[1]), message="edit k7m2q", environment=os.environ) as tx:
    tx.write("senco.yaml", b"format: 2\\n", expected=ANY)
    tx.write("pupils/k7m2q/pupil.yaml", b"upn: x\\n", expected=None)
    tx.delete("provision/t4n8c.yaml", expected=ANY)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups of this kind")
def test_ctrl_c_on_the_terminal_while_a_hook_runs_stops_it_and_takes_all_back(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    before = snapshot(root)
    hook(root, "kill -INT 0; sleep 60")
    process = start(CHANGE, root, environment=environment, start_new_session=True, stderr=subprocess.PIPE)
    _, error = process.communicate()
    assert process.returncode != 0 and b"KeyboardInterrupt" in error.splitlines()[-1]
    assert snapshot(root) == before
    assert status(root, environment=environment) == ""
    assert not journal.recover(root, environment=environment)
    (root / ".git" / "hooks" / "pre-commit").unlink()
    assert change(root, environment=environment).commit


@pytest.mark.skipif(os.name == "nt", reason="kill is a program of POSIX")
def test_an_interrupt_that_reaches_only_senco_waits_until_the_commit_is_made(
    root: Path, environment: Environment, snapshot: Snapshot
) -> None:
    pid = root.parent / "pid"
    hook(root, f'kill -INT "$(cat "{pid}")"; sleep 0.4')
    script = f"import os; from pathlib import Path; Path({str(pid)!r}).write_text(str(os.getpid()))\n{CHANGE}"
    process = start(script, root, environment=environment, stderr=subprocess.PIPE)
    _, error = process.communicate()
    assert process.returncode != 0 and b"KeyboardInterrupt" in error.splitlines()[-1]
    assert snapshot(root) == AFTER
    assert status(root, environment=environment) == ""
    assert not journal.recover(root, environment=environment)
