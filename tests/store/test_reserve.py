"""A write keeps the room free that taking it back needs, and gives it back whichever way it ends."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from senco_cli.store import git, journal, work_tree
from senco_cli.store.folder import PRIVATE
from senco_cli.store.transaction import ANY, NotSaved, transaction
from senco_cli.store.unfinished import JOURNAL

Environment = Mapping[str, str]
LONG = b"format: 1\n" + b"# a remark\n" * 2_000


def lying(root: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in (root / PRIVATE / JOURNAL).iterdir()}


def edit(root: Path, data: bytes, *, environment: Environment) -> None:
    with transaction(root, message="edit settings", environment=environment) as tx:
        tx.write("senco.yaml", data, expected=ANY)


def test_the_room_is_there_until_the_files_are_put_back(
    root: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root, LONG, environment=environment)
    seen = []

    def refuse(*_words: Any, **_named: Any) -> str | None:
        seen.append(lying(root))
        raise git.GitFailed("the disk is full")

    restore = journal._restore

    def look(*words: Any, **named: Any) -> None:
        seen.append(lying(root))
        restore(*words, **named)

    monkeypatch.setattr(work_tree, "commit", refuse)
    monkeypatch.setattr(journal, "_restore", look)
    with pytest.raises(NotSaved, match="the disk is full"):
        edit(root, b"format: 2\n", environment=environment)
    during, before_it_is_put_back = seen
    kept = sum(size for name, size in during.items() if name.endswith("-reserve"))
    assert kept > len(LONG)
    assert not any(name.endswith("-reserve") for name in before_it_is_put_back)
    assert (root / "senco.yaml").read_bytes() == LONG
    assert lying(root) == {}


def test_nothing_of_it_is_left_when_all_went_well(root: Path, environment: Environment) -> None:
    edit(root, LONG, environment=environment)
    assert lying(root) == {}


def test_what_a_killed_senco_left_of_it_goes_with_the_next_command(root: Path, environment: Environment) -> None:
    edit(root, LONG, environment=environment)
    left = root / PRIVATE / JOURNAL / ".senco-tmp-reserve"
    left.write_bytes(bytes(4096))
    journal.recover(root, environment=environment)
    assert not left.exists()
