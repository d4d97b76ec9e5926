"""Of a history that is damaged or gone, what git says becomes a sentence with a way out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from senco_cli.store import git
from senco_cli.store.git_damage import damage
from senco_cli.store.git_place import history_lost


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("fatal: invalid gitfile format: /records/.git", "is no history"),
        ("fatal: not a git repository: /stick/history", 'is kept in "/stick/history", which is not there'),
        ("fatal: bad config line 3 in file .git/config", "git's settings cannot be read, line 3"),
        ("fatal: bad config variable 'log.diffmerges' in file '.git/config' at line 10", "read, log.diffmerges"),
        ("error: bad signature 0xc020c50b\nfatal: index file corrupt", "the records and the history are not"),
        ("fatal: could not fetch 1c4c from promisor remote", "without the whole of its history"),
        ("fatal: unknown repository extension found:\n\trefstorage", "too old for"),
        ("fatal: bad object HEAD", "the history of this folder is damaged"),
        ("error: object file .git/objects/4b/8c is empty", "the history of this folder is damaged"),
        ("fatal: loose object 4b82 (stored in .git/objects/4b/82) is corrupt", "the history of this folder is damaged"),
    ],
)
def test_each_kind_of_damage_is_told_from_the_others(said: str, sentence: str) -> None:
    fault = git.failure(Path("records"), git.Answer(128, b"", said))
    assert isinstance(fault, git.HistoryDamaged)
    assert sentence in fault.sentence and fault.hint and fault.hint != "senco doctor"


def test_other_troubles_are_no_damage() -> None:
    for said in ("fatal: not a git repository (or any of the parent directories): .git", "fatal: could not lock ref"):
        assert damage(Path("records"), said) is None


def test_what_stands_in_place_of_a_history_is_told(tmp_path: Path) -> None:
    place = tmp_path / ".git"
    assert history_lost(tmp_path) is None
    place.write_text("gitdir: /stick/history\n", encoding="utf-8")
    lost = history_lost(tmp_path)
    assert lost and "/stick/history" in lost.sentence and "connect the disk" in lost.way_out
    place.write_bytes(b"\xff")
    assert "is no history" in str(history_lost(tmp_path))
    place.unlink()
    place.mkdir()
    assert history_lost(tmp_path) is None


@pytest.mark.skipif(os.name != "posix", reason="pipes are made otherwise elsewhere")
def test_a_pipe_in_place_of_a_history_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".git")
    assert "is no history" in str(history_lost(tmp_path))


def test_settings_that_lead_to_another_folder_are_not_followed(
    root: Path, tmp_path: Path, environment: Mapping[str, str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    git.run(root, "config", "core.worktree", str(elsewhere), environment=environment)
    with pytest.raises(git.GitFailed, match="lead to another one"):
        git.work_tree_of(root, environment=environment)
