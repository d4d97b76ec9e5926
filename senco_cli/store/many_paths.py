"""What git is asked about thousands of files at once, in a way whose time grows with their number and no faster.

Git compares each path that a command line names with each file it knows of: minutes for a large trust. So it is
told of all files, one after the other, and what matters is picked out here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from senco_cli.store.git import head, run, split

Environment = Mapping[str, str]
# Fewer are named, as ever: what git itself sees to needs no care here.
MANY: Final = 1000


def tracked(root: Path, *, environment: Environment) -> frozenset[str]:
    """All files that git's index knows of."""
    return frozenset(split(run(root, "ls-files", "-z", environment=environment)))


def ignored(root: Path, fresh: Sequence[str], *, environment: Environment) -> tuple[str, ...]:
    """Which of these files, which git's index does not know of, it has been told to ignore."""
    found = set(split(run(root, "ls-files", "--others", "--exclude-standard", "-z", environment=environment)))
    return tuple(path for path in fresh if path not in found)


def stage(root: Path, paths: Sequence[str], *, environment: Environment) -> None:
    """Have git's index hold these files as they are on the disk, or no longer hold those that are gone."""
    words = ("update-index", "--add", "--remove", "--replace", "-z", "--stdin")
    run(root, *words, environment=environment, given="\0".join(paths).encode(), writes=True)


def staged_besides(root: Path, paths: Collection[str], *, environment: Environment) -> bool | None:
    """Whether anything else is staged too; None where nothing is."""
    is_new = head(root, environment=environment) is None
    words = ("ls-files", "--full-name") if is_new else ("diff", "--cached", "--name-only", "--no-renames")
    found = split(run(root, *words, "-z", environment=environment))
    return not set(paths).issuperset(found) if found else None
