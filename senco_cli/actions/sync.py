"""Share the folder: bring in what others gave, and give what is new here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from senco_cli.actions.workspace import Workspace
from senco_cli.model.kinds import place_of
from senco_cli.store import git, hand_edits, sharing
from senco_cli.store.conflicts import has_notes
from senco_cli.store.files import read
from senco_cli.store.join import Joined, join
from senco_cli.store.records import parse
from senco_cli.store.sharing import Remote
from senco_cli.store.undecided import undecided


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came: how many changes, by whom; `kept` records had been changed by hand before and are in the history now.

    `undecided` counts what the whole folder has to be decided, `beside` names second versions of other files. Of what
    came or was kept `unreadable` counts the records that cannot be read. `gone` were deleted by hand, which nobody else
    is told. `withdrawn` counts the changes that were at the shared place and are there no more.
    """

    kept: int
    changes: int
    authors: tuple[str, ...]
    undecided: int
    beside: tuple[str, ...] = ()
    unreadable: int = 0
    gone: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has not been given yet: how many changes; `is_new` says that nothing was ever given there."""

    changes: int
    is_new: bool


def shared_through(workspace: Workspace) -> Remote:
    """The place that the folder is shared through. Raises CannotShare."""
    return sharing.remote_of(workspace.root, environment=workspace.environment)


def pull(workspace: Workspace, remote: Remote) -> Pulled:
    """Fetch what others gave and bring it in; a dry run only fetches. Raises CannotShare, CannotJoin or NotSaved."""
    root, environment = workspace.root, workspace.environment
    kept = () if workspace.dry_run else hand_edits.keep(root, environment=environment)
    before = _fetched(workspace, remote)
    theirs = sharing.fetch(root, remote, environment=environment)
    if theirs is None:
        return _pulled(workspace, kept, Joined(), ())
    ours = git.head(root, environment=environment)
    new = sharing.commits_between(root, ours, theirs, environment=environment)
    joined = Joined() if workspace.dry_run else join(root, theirs, environment=environment)
    lost = sharing.commits_between(root, theirs, before, environment=environment) if before else ()
    return _pulled(workspace, kept, joined, tuple(entry.author for entry in new), withdrawn=len(lost))


def _fetched(workspace: Workspace, remote: Remote) -> str | None:
    """The newest commit of the shared place, as far as was fetched."""
    words = ("rev-parse", "--quiet", "--verify", remote.tracking)
    return git.run(workspace.root, *words, environment=workspace.environment, allow=(0, 1)).text or None


def _pulled(
    workspace: Workspace, kept: tuple[str, ...], joined: Joined, authors: tuple[str, ...], *, withdrawn: int = 0
) -> Pulled:
    return Pulled(
        len(kept),
        len(authors),
        tuple(dict.fromkeys(authors)),
        _undecided(workspace),
        joined.beside,
        _unreadable(workspace, {*kept, *joined.paths}),
        len(hand_edits.gone(workspace.root, environment=workspace.environment)),
        withdrawn,
    )


def waiting(workspace: Workspace, remote: Remote) -> Waiting:
    """What is here and was not given yet, as far as was fetched."""
    root, environment = workspace.root, workspace.environment
    ours = git.head(root, environment=environment)
    there = _fetched(workspace, remote)
    if ours is None:
        return Waiting(0, is_new=there is None)
    return Waiting(len(sharing.commits_between(root, there, ours, environment=environment)), is_new=there is None)


def push(workspace: Workspace, remote: Remote) -> None:
    """Give what is new here. Raises CannotShare, Overtaken where somebody else gave something since the last `pull`."""
    sharing.push(workspace.root, remote, environment=workspace.environment)


def _unreadable(workspace: Workspace, paths: Collection[str]) -> int:
    """How many of the records cannot be read; those in which two versions stand are counted as such."""
    found = 0
    for path in paths:
        place, data = place_of(path), read(workspace.root / path)
        if place and data is not None and not has_notes(data):
            found += parse(data, path, place.kind).record is None
    return found


def _undecided(workspace: Workspace) -> int:
    return sum(len(each.notes) for each in undecided(workspace.root))
