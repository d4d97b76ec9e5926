"""What others wrote comes in whole or not at all, at whatever moment the program or the machine stops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from senco_cli.store import files, git, git_objects, hand_edits, history, join, journal, work_tree
from senco_cli.store.transaction import NotSaved

Environment = Mapping[str, str]
Snapshot = Callable[[Path], dict[str, bytes | None]]
NEW, RECORD, GONE = "provision/b2c3d.yaml", "provision/t4n8c.yaml", "provision/z9z9z.yaml"


class Stopped(BaseException):
    """The machine went off."""


def commit(root: Path, texts: Mapping[str, str | None], environment: Environment) -> str:
    for path, text in texts.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_bytes(text.encode())
    author = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org")
    git.run(root, "add", "--all", ".", environment=environment)
    git.run(root, *author, "commit", "--quiet", "-m", "change", environment=environment)
    return git.run(root, "rev-parse", "HEAD", environment=environment).text


@pytest.fixture
def theirs(root: Path, environment: Environment) -> str:
    """A commit that changes, adds and deletes a record, beside one of ours that changes the same record."""
    commit(root, {GONE: "title: Old\n"}, environment)
    git.run(root, "branch", "theirs", environment=environment)
    commit(root, {RECORD: "title: Phonics\nroom: A\n"}, environment)
    git.run(root, "checkout", "--quiet", "theirs", environment=environment)
    sha = commit(root, {RECORD: "title: Phonics\nlog: one\n", NEW: "title: New\n", GONE: None}, environment)
    git.run(root, "checkout", "--quiet", "-", environment=environment)
    return sha


def is_clean(root: Path, environment: Environment) -> bool:
    return not git.run(root, "status", "--porcelain", environment=environment).output


def test_what_others_wrote_comes_in_as_one_commit_with_both_parents(
    root: Path, theirs: str, environment: Environment
) -> None:
    before = git.head(root, environment=environment)
    joined = join.join(root, theirs, environment=environment)
    assert (set(joined.paths), joined.undecided) == ({RECORD, NEW, GONE}, 0)
    assert (root / RECORD).read_bytes() == b"title: Phonics\nroom: A\nlog: one\n"
    assert (root / NEW).exists() and not (root / GONE).exists()
    parents = git.run(root, "log", "-1", "--format=%P", environment=environment).text
    assert parents == f"{before} {theirs}"
    held, _entry = next(history.versions(root, RECORD, environment=environment))
    assert held == (root / RECORD).read_bytes(), "the joined version is one to put back"
    assert is_clean(root, environment)
    assert join.join(root, theirs, environment=environment).paths == ()


def test_where_nothing_was_written_here_the_folder_just_moves_on(
    root: Path, theirs: str, environment: Environment
) -> None:
    git.run(root, "reset", "--quiet", "--hard", "HEAD~1", environment=environment)
    join.join(root, theirs, environment=environment)
    assert git.head(root, environment=environment) == theirs and is_clean(root, environment)


MOMENTS: dict[str, tuple[Any, str, int]] = {
    "before the note is there": (files, "put", 0),
    "before the first file": (files, "put", 1),
    "after one file": (files, "put", 2),
    "before a file goes": (files, "remove", 0),
    "before the branch moves": (git_objects, "move_head", 0),
    "before git's index follows": (work_tree, "unstage", 0),
    "before the note goes": (journal, "end", 0),
}


def stops_at(monkeypatch: pytest.MonkeyPatch, moment: tuple[Any, str, int], fault: BaseException) -> None:
    module, name, passes = moment
    original = getattr(module, name)
    calls = iter(range(1000))

    def act(*arguments: Any, **named: Any) -> Any:
        if next(calls) >= passes:
            raise fault
        return original(*arguments, **named)

    monkeypatch.setattr(module, name, act)


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_stopped_at_any_moment_it_is_before_or_after_once_somebody_looks(
    moment: tuple[Any, str, int],
    root: Path,
    theirs: str,
    environment: Environment,
    snapshot: Snapshot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, head = snapshot(root), git.head(root, environment=environment)
    with monkeypatch.context() as patched:
        # A machine that goes off takes nothing back either.
        for name in ("roll_back", "roll_forward", "commit_of"):
            patched.setattr(journal, name, stop)
        stops_at(patched, moment, Stopped())
        with pytest.raises(Stopped):
            join.join(root, theirs, environment=environment)
    journal.recover(root, environment=environment)
    assert is_clean(root, environment)
    if git.head(root, environment=environment) == head:
        assert snapshot(root) == before
    else:
        assert (root / RECORD).read_bytes() == b"title: Phonics\nroom: A\nlog: one\n"
        assert (root / NEW).exists() and not (root / GONE).exists()
    assert len(join.join(root, theirs, environment=environment).paths) in (0, 3)


def stop(*_arguments: Any, **_named: Any) -> None:
    raise Stopped


def test_a_full_disk_leaves_all_as_it_was(
    root: Path, theirs: str, environment: Environment, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(root)
    with monkeypatch.context() as patched:
        stops_at(patched, MOMENTS["after one file"], OSError(28, "No space left on device"))
        with pytest.raises((NotSaved, journal.StillOpen)):
            join.join(root, theirs, environment=environment)
    journal.recover(root, environment=environment)
    assert snapshot(root) == before and is_clean(root, environment)


def test_lists_of_what_git_leaves_alone_are_joined_and_other_files_stand_side_by_side(
    root: Path, environment: Environment
) -> None:
    commit(root, {".gitignore": "a\n", "note.txt": "one\n"}, environment)
    git.run(root, "branch", "theirs", environment=environment)
    commit(root, {".gitignore": "a\nours\n", "note.txt": "ours\n"}, environment)
    git.run(root, "checkout", "--quiet", "theirs", environment=environment)
    sha = commit(root, {".gitignore": "a\ntheirs\n", "note.txt": "theirs\n"}, environment)
    git.run(root, "checkout", "--quiet", "-", environment=environment)
    joined = join.join(root, sha, environment=environment)
    assert (root / ".gitignore").read_bytes() == b"a\nours\ntheirs\n"
    assert (root / "note.txt").read_bytes() == b"ours\n"
    assert joined.beside == ("note (other version).txt",)
    assert (root / joined.beside[0]).read_bytes() == b"theirs\n"


def test_a_record_that_is_changed_by_hand_while_they_are_joined_is_not_written_over(
    root: Path, theirs: str, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_arguments: Any, **_named: Any) -> tuple[str, ...]:
        (root / RECORD).write_bytes(b"title: Mine\n")
        return ()

    monkeypatch.setattr(hand_edits, "keep_locked", meanwhile)
    with pytest.raises(join.CannotJoin, match="in this very moment") as caught:
        join.join(root, theirs, environment=environment)
    assert caught.value.hint == "senco sync   once more" and (root / RECORD).read_bytes() == b"title: Mine\n"


def test_records_with_no_beginning_in_common_are_not_joined(root: Path, environment: Environment) -> None:
    tree = git.run(root, "write-tree", environment=environment).text
    author = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org")
    stranger = git.run(root, *author, "commit-tree", tree, "-m", "other", environment=environment).text
    with pytest.raises(join.CannotJoin, match="no beginning in common"):
        join.join(root, stranger, environment=environment)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (b"..\0", "is not a plain path inside the record folder"),
        (b"\xff.yaml\0", "comes under a name that is no text"),
        (b"CON.yaml\0", "some computers do not allow a file of that name"),
    ],
)
def test_a_name_that_is_no_files_name_is_refused_with_who_can_mend_it(
    root: Path, environment: Environment, name: bytes, fault: str
) -> None:
    blob = git.run(root, "rev-parse", "HEAD:senco.yaml", environment=environment).text
    inner = git.run(root, "mktree", "-z", environment=environment, given=f"100644 blob {blob}\tx.yaml\0".encode()).text
    entry = f"040000 tree {inner}" if name == b"..\0" else f"100644 blob {blob}"
    held = git.run(root, "ls-tree", "-z", "HEAD", environment=environment).output
    tree = git.run(root, "mktree", "-z", environment=environment, given=held + entry.encode() + b"\t" + name).text
    author = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org")
    theirs = git.run(root, *author, "commit-tree", tree, "-p", "HEAD", "-m", "x", environment=environment).text
    before = git.head(root, environment=environment)
    with pytest.raises(join.CannotJoin, match=fault) as refused:
        join.join(root, theirs, environment=environment)
    assert "delete it and share that" in (refused.value.hint or "")
    assert git.head(root, environment=environment) == before and is_clean(root, environment)
