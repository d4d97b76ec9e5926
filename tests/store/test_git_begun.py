"""While git is at something of its own nothing is written, and what it holds of it is not touched."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from senco_cli.store import git, hand_edits
from senco_cli.store.git_begun import CannotSaveNow, in_the_way
from senco_cli.store.transaction import ANY, NotSaved, transaction

Environment = Mapping[str, str]
WHO = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org")
PROVISION = "provision/t4n8c.yaml"


def at_odds(root: Path, environment: Environment) -> None:
    """Two commits that change one line, as git sees it: the branch `other`, and the newest."""

    def said(*words: str) -> None:
        git.run(root, *WHO, *words, environment=environment)

    said("branch", "other")
    (root / PROVISION).write_bytes(b"title: Ours\n")
    said("commit", "--quiet", "-am", "ours")
    said("switch", "--quiet", "other")
    (root / PROVISION).write_bytes(b"title: Theirs\n")
    said("commit", "--quiet", "-am", "theirs")
    said("switch", "--quiet", "-")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("merge", "other"), "merge"),
        (("merge", "--no-commit", "-s", "ours", "other"), "merge"),
        (("rebase", "other"), "rebase"),
        (("rebase", "--apply", "other"), "rebase"),
        (("cherry-pick", "other"), "cherry-pick"),
        (("revert", "other"), "revert"),
    ],
)
def test_nothing_is_saved_while_git_is_at_something(
    words: tuple[str, ...], what: str, root: Path, environment: Environment
) -> None:
    at_odds(root, environment)
    git.run(root, *WHO, *words, environment=environment, allow=(0, 1))
    state = git.run(root, "status", "--porcelain", "--untracked-files=no", environment=environment).text
    newest = git.head(root, environment=environment)
    found = in_the_way(root, environment=environment)
    assert found and found.what == what
    with (
        pytest.raises(NotSaved, match=f"a git {what} was begun in this folder and is not finished") as refused,
        transaction(root, message="edit settings", environment=environment) as tx,
    ):
        tx.write("senco.yaml", b"format: 1\n# a remark\n", expected=ANY)
        tx.write(PROVISION, b"title: Neither\n", expected=ANY)
    assert f"git {what} --abort" in (refused.value.hint or "")
    with pytest.raises(CannotSaveNow):
        hand_edits.keep(root, environment=environment)
    assert git.run(root, "status", "--porcelain", "--untracked-files=no", environment=environment).text == state
    assert git.head(root, environment=environment) == newest
    git.run(root, *WHO, what, "--abort", environment=environment)
    assert in_the_way(root, environment=environment) is None


def test_where_there_is_no_history_or_no_git_nothing_was_begun(
    plain_root: Path, root: Path, environment: Environment, without_git: Environment
) -> None:
    assert in_the_way(plain_root, environment=environment) is None
    assert in_the_way(root, environment=environment) is None
    assert in_the_way(root, environment=without_git) is None
    git.init(plain_root, environment=environment)
    assert in_the_way(plain_root, environment=environment) is None


def test_nothing_is_saved_on_top_of_an_older_state_where_it_would_be_lost(root: Path, environment: Environment) -> None:
    at_odds(root, environment)
    git.run(root, "checkout", "--quiet", "HEAD~1", environment=environment)
    with (
        pytest.raises(NotSaved, match="shows an older state of its history, and what is saved on top") as refused,
        transaction(root, message="edit settings", environment=environment) as tx,
    ):
        tx.write("senco.yaml", b"format: 1\n# a remark\n", expected=ANY)
    assert (refused.value.hint or "").startswith("git switch BRANCH")
    git.run(root, "branch", "--quiet", "-D", "other", environment=environment)
    found = in_the_way(root, environment=environment)
    assert found and (root / ".git" / "refs" / "heads" / found.way_out.removeprefix("git switch ")).is_file()
    # Of a larger folder this is not for us to say.
    assert in_the_way(root / "provision", environment=environment) is None


def test_a_write_asks_git_once_whether_there_is_a_history(
    root: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    really = git.work_tree_of

    def counted(at: Path, *, environment: Environment) -> Path | None:
        asked.append(at)
        return really(at, environment=environment)

    monkeypatch.setattr(git, "work_tree_of", counted)
    with transaction(root, message="edit settings", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 1\n# a remark\n", expected=ANY)
    assert tx.result.commit and asked == [root]
