"""Commits made without touching a file of the folder: what changed between two, and a new one of given files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.store import git, git_trust
from senco_cli.store.scratch import scratch

FILE_MODES: Final = ("100644", "100755")
_ABSENT: Final = "000000"


@dataclass(frozen=True)
class Blob:
    """A file in a commit: its mode and the name of its content; `mode` is None where there is no such file."""

    mode: str | None
    sha: str


def merge_base(root: Path, ours: str, theirs: str, *, environment: Mapping[str, str]) -> str | None:
    """The newest commit that both came from; None where they have none in common."""
    answer = git.run(root, "merge-base", ours, theirs, environment=environment, allow=(0, 1))
    return answer.text.split("\n")[0] or None


def changes(root: Path, old: str, new: str, *, environment: Mapping[str, str]) -> dict[str, Blob]:
    """The paths that differ between two commits, with what the newer one holds there."""
    answer = git.run(
        root, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", old, new, environment=environment
    )
    parts = git.split(answer)
    found = {}
    for said, path in zip(parts[::2], parts[1::2], strict=True):
        _old_mode, mode, _old_sha, sha, _what = said.split(" ")
        found[path] = Blob(None if mode == _ABSENT else mode, sha)
    return found


def paths_in(root: Path, commit: str, *, environment: Mapping[str, str]) -> frozenset[str]:
    """Every file that a commit holds."""
    return frozenset(git.split(git.run(root, "ls-tree", "-r", "-z", "--name-only", commit, environment=environment)))


def keep_blob(root: Path, data: bytes, *, environment: Mapping[str, str]) -> str:
    """Put a content into git's store; returns its name."""
    return git.run(root, "hash-object", "-w", "--no-filters", "--stdin", environment=environment, given=data).text


def commit_of(
    root: Path,
    start: str,
    files: Mapping[str, Blob],
    *,
    parents: Sequence[str],
    message: str,
    environment: Mapping[str, str],
) -> str:
    """A commit that holds what `start` holds, but for `files`; nothing points to it yet."""
    with scratch(root) as folder:
        index = folder / "index"
        git.run(root, "read-tree", start, environment=environment, index=index)
        lines = "".join(f"{blob.mode or '0'} {blob.sha}\t{path}\0" for path, blob in files.items())
        git.run(root, "update-index", "-z", "--index-info", environment=environment, index=index, given=lines.encode())
        tree = git.run(root, "write-tree", environment=environment, index=index).text
    settings = git_trust.settings_of(root, environment=environment)
    author = [part for setting in settings.author for part in ("-c", setting)]
    above = [part for parent in parents for part in ("-p", parent)]
    return git.run(root, *author, "commit-tree", tree, *above, environment=environment, given=message.encode()).text


def move_head(root: Path, *, old: str, new: str, why: str, environment: Mapping[str, str]) -> None:
    """Have the branch point to `new`, if it still points to `old`. Raises GitFailed."""
    git.run(root, "update-ref", "-m", why, "HEAD", new, old, environment=environment, writes=True)
