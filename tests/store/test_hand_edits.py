"""What somebody did to the files with a program of their own: only what the disk shows, whatever git has lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from senco_cli.store import git, hand_edits

PROVISION = "provision/t4n8c.yaml"


def test_a_git_that_has_lost_its_index_makes_no_file_a_deleted_one(root: Path, environment: Mapping[str, str]) -> None:
    before = git.head(root, environment=environment)
    (root / ".git" / "index").unlink()
    assert hand_edits.gone(root, environment=environment) == ()
    hand_edits.keep_gone(root, [PROVISION], "delete provision (t4n8c)", environment=environment)
    assert hand_edits.keep(root, environment=environment) == ()
    assert git.head(root, environment=environment) == before


def test_what_is_deleted_is_gone_from_the_history_and_the_folder_that_it_emptied_too(
    root: Path, environment: Mapping[str, str]
) -> None:
    (root / PROVISION).unlink()
    assert hand_edits.gone(root, environment=environment) == (PROVISION,)
    hand_edits.keep_gone(root, [PROVISION], "delete provision (t4n8c)", environment=environment)
    assert hand_edits.gone(root, environment=environment) == ()
    assert not (root / "provision").exists()
    assert git.run(root, "log", "-1", "--format=%s", environment=environment).text == "delete provision (t4n8c)"


def test_what_has_come_back_meanwhile_stays(root: Path, environment: Mapping[str, str]) -> None:
    before = git.head(root, environment=environment)
    hand_edits.keep_gone(root, [PROVISION], "delete provision (t4n8c)", environment=environment)
    assert (root / PROVISION).exists()
    assert git.head(root, environment=environment) == before


def test_a_folder_without_a_history_has_nothing_to_take_in(plain_root: Path, environment: Mapping[str, str]) -> None:
    hand_edits.keep_gone(plain_root, [PROVISION], "delete provision (t4n8c)", environment=environment)
    assert hand_edits.gone(plain_root, environment=environment) == ()
