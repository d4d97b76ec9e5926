"""Which commits there were by a moment, told by the clocks of the computers that made them; some were wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.store import git

# Git is of April 2005: a commit from before was made by a clock without a battery.
_NO_GIT_BEFORE: Final = 1_112_900_000
_NEVER: Final = -(2**63)


@dataclass(frozen=True, slots=True)
class _Made:
    """One commit: the second by the clock that it was made by, and what it was made on top of."""

    sha: str
    when: int
    parents: tuple[str, ...]


def newest_by(root: Path, moment: float, *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The commits that were the last at `moment`, in seconds since 1970; of several people the last of each.

    Newest first. A clock that was behind does not bring a commit before what it was made on top of.
    """
    said = git.run(root, "rev-list", "--topo-order", "--timestamp", "--parents", "HEAD", environment=environment)
    made = [_Made(words[1], int(words[0]), tuple(words[2:])) for words in map(str.split, said.text.splitlines())]
    whens = _true_times(made)
    found: list[str] = []
    older: set[str] = set()
    # Whatever was made on top of a commit comes before it.
    for each in made:
        if each.sha not in older and whens[each.sha] > moment:
            continue
        if each.sha not in older:
            found.append(each.sha)
        older.update(each.parents)
    return tuple(sorted(found, key=lambda sha: -whens[sha]))


def _true_times(made: Sequence[_Made]) -> dict[str, int]:
    """When each commit can have been made: not before what it was made on top of.

    A clock that ran ahead for a while proves nothing: only what some later commit is as late as counts.
    """
    latest = {each.sha: each.when for each in made}
    for each in made:
        for parent in each.parents:
            if parent in latest:
                latest[parent] = max(latest[parent], latest[each.sha])
    whens: dict[str, int] = {}
    floors: dict[str, int] = {}
    for each in reversed(made):
        is_told = latest[each.sha] >= _NO_GIT_BEFORE
        bounds = [bound for parent in each.parents if parent in whens for bound in (whens[parent], floors[parent])]
        floors[each.sha] = max((bound for bound in bounds if bound <= latest[each.sha] or not is_told), default=_NEVER)
        whens[each.sha] = max(each.when, floors[each.sha])
    return whens
