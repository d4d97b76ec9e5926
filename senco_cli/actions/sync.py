"""Share the folder: bring in what others gave, and give what is new here."""

from __future__ import annotations

from dataclasses import dataclass

from senco_cli.actions.workspace import Workspace
from senco_cli.store import git, hand_edits, sharing
from senco_cli.store.join import Joined, join
from senco_cli.store.sharing import Remote
from senco_cli.store.undecided import undecided


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came: how many changes, by whom; `kept` records had been changed by hand before and are in the history now.

    `undecided` counts what the whole folder has to be decided, `beside` names second versions of other files.
    """

    kept: int
    changes: int
    authors: tuple[str, ...]
    undecided: int
    beside: tuple[str, ...] = ()


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
    theirs = sharing.fetch(root, remote, environment=environment)
    if theirs is None:
        return Pulled(len(kept), 0, (), _undecided(workspace))
    ours = git.head(root, environment=environment)
    new = sharing.commits_between(root, ours, theirs, environment=environment)
    joined = Joined(0) if workspace.dry_run else join(root, theirs, environment=environment)
    authors = tuple(dict.fromkeys(entry.author for entry in new))
    return Pulled(len(kept), len(new), authors, _undecided(workspace), joined.beside)


def waiting(workspace: Workspace, remote: Remote) -> Waiting:
    """What is here and was not given yet, as far as was fetched."""
    root, environment = workspace.root, workspace.environment
    ours = git.head(root, environment=environment)
    there = git.run(root, "rev-parse", "--quiet", "--verify", remote.tracking, environment=environment, allow=(0, 1))
    if ours is None:
        return Waiting(0, is_new=not there.text)
    return Waiting(
        len(sharing.commits_between(root, there.text or None, ours, environment=environment)), is_new=not there.text
    )


def push(workspace: Workspace, remote: Remote) -> None:
    """Give what is new here. Raises CannotShare."""
    sharing.push(workspace.root, remote, environment=workspace.environment)


def _undecided(workspace: Workspace) -> int:
    return sum(len(each.notes) for each in undecided(workspace.root))
