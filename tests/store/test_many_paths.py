"""Thousands of files go into the history as one does: these and no others, however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from senco_cli.store import git, history, many_paths, work_tree

Environment = Mapping[str, str]


@pytest.fixture(autouse=True)
def _two_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_paths, "MANY", 1)


def staged(root: Path, *, environment: Environment) -> tuple[str, ...]:
    return git.split(git.run(root, "diff", "--cached", "--name-only", "-z", environment=environment))


def test_files_that_are_new_changed_and_gone_are_taken_in_and_an_unchanged_one_is_left(
    root: Path, environment: Environment
) -> None:
    (root / "gone.yaml").write_bytes(b"1")
    (root / "same.yaml").write_bytes(b"1")
    work_tree.commit(root, ["gone.yaml", "same.yaml"], "begin", environment=environment)
    (root / "gone.yaml").unlink()
    (root / "Siân.yaml").write_bytes(b"1")
    (root / "senco.yaml").write_bytes(b"2")
    paths = ["gone.yaml", "same.yaml", "Siân.yaml", "senco.yaml", "never there.yaml"]
    sha = work_tree.commit(root, paths, "edit", environment=environment)
    assert sha is not None
    assert set(history.changed_paths(root, sha, environment=environment)) == {"gone.yaml", "Siân.yaml", "senco.yaml"}
    assert work_tree.commit(root, paths, "again", environment=environment) is None


def test_what_somebody_had_staged_stays_staged_and_out_of_it(root: Path, environment: Environment) -> None:
    for name in ("theirs", "one", "two"):
        (root / f"{name}.yaml").write_bytes(b"1")
    git.run(root, "add", "theirs.yaml", environment=environment, writes=True)
    sha = work_tree.commit(root, ["one.yaml", "two.yaml"], "add", environment=environment)
    assert sha is not None
    assert set(history.changed_paths(root, sha, environment=environment)) == {"one.yaml", "two.yaml"}
    assert staged(root, environment=environment) == ("theirs.yaml",)


def test_one_that_git_is_told_to_ignore_is_refused_before_anything_is_staged(
    root: Path, environment: Environment
) -> None:
    (root / ".gitignore").write_bytes(b"*.pdf\n")
    for name in ("letter.pdf", "one.yaml"):
        (root / name).write_bytes(b"1")
    with pytest.raises(git.GitFailed, match=r'a \.gitignore keeps "letter\.pdf" out of the history'):
        work_tree.commit(root, ["one.yaml", "letter.pdf"], "add", environment=environment)
    assert staged(root, environment=environment) == ()


def test_a_record_folder_within_a_larger_repository_takes_in_its_own_files_alone(
    root: Path, environment: Environment
) -> None:
    inner = root / "inner"
    inner.mkdir()
    for path in (root / "theirs.yaml", inner / "one.yaml", inner / "two.yaml"):
        path.write_bytes(b"1")
    git.run(root, "add", "theirs.yaml", environment=environment, writes=True)
    assert work_tree.commit(inner, ["one.yaml", "two.yaml"], "add", environment=environment)
    assert staged(root, environment=environment) == ("theirs.yaml",)
