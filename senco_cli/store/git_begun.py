"""What stands in the way of saving: git in the middle of something, or a folder that shows an older state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.store import git
from senco_cli.store.files import is_same_folder
from senco_cli.store.git import GitFailed

# What git keeps while it is at something, and the word by which that is taken back.
_KEPT: Final = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply/applying": "am",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
_NO_BRANCH: Final = "HEAD"


@dataclass(frozen=True)
class InTheWay:
    """What it is, in a sentence, and what to type so that it is over; `what` is the word if git is at something."""

    sentence: str
    way_out: str
    what: str | None = None


class CannotSaveNow(GitFailed):
    """A write would get into something that git has begun, or be lost with a state that is left again."""

    def __init__(self, found: InTheWay) -> None:
        super().__init__(found.sentence, hint=found.way_out)


def in_the_way(root: Path, *, environment: Mapping[str, str]) -> InTheWay | None:
    """What stands in the way of saving in a folder; None where nothing does, or without a history. Raises GitFailed."""
    top = git.work_tree_of(root, environment=environment)
    return None if top is None else _found(root, top, environment=environment)


def refuse_in_the_way(root: Path, *, environment: Mapping[str, str]) -> bool:
    """Whether the folder keeps a history; raises CannotSaveNow where something stands in the way of saving."""
    top = git.work_tree_of(root, environment=environment)
    if top and (found := _found(root, top, environment=environment)):
        raise CannotSaveNow(found)
    return top is not None


def _found(root: Path, top: Path, *, environment: Mapping[str, str]) -> InTheWay | None:
    asked = [word for name in _KEPT for word in ("--git-path", name)]
    # Before the first commit git has no branch to name, and says so.
    answer = git.run(root, "rev-parse", *asked, "--symbolic-full-name", "HEAD", environment=environment, allow=(0, 128))
    said = answer.text.split("\n")
    if len(said) < len(_KEPT):
        raise git.failure(root, answer)
    for place, what in zip(said, _KEPT.values(), strict=False):
        if (root / place).exists():
            return _begun(what)
    # A larger folder's state is its owner's affair.
    if answer.status == 0 and said[len(_KEPT) :] == [_NO_BRANCH] and is_same_folder(top, root):
        return _older(root, environment=environment)
    return None


def _begun(what: str) -> InTheWay:
    sentence = f"a git {what} was begun in this folder and is not finished"
    if what == "merge":
        way_out = "git merge --abort   takes it back, then senco sync; or git commit -a   once no file has its marks"
    else:
        way_out = f"git {what} --abort   takes it back; git status   says how to go on with it"
    return InTheWay(sentence, way_out, what)


def _older(root: Path, *, environment: Mapping[str, str]) -> InTheWay:
    asked = ("for-each-ref", "--format=%(refname:short)", "refs/heads")
    names = git.run(root, *asked, environment=environment).text.split("\n")
    name = names[0] if len(names) == 1 else "BRANCH   with one that git branch   names"
    sentence = "the folder shows an older state of its history, and what is saved on top of that gets lost"
    return InTheWay(sentence, f"git switch {name}")
