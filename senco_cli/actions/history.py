"""What was written when, for the folder or one pupil."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from senco_cli.actions.told_changes import Told, staff_names, tell, telling_order
from senco_cli.actions.told_names import Names, names_in
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.store import git
from senco_cli.store.history import log
from senco_cli.store.steps import Step, Touched, blobs, steps, touched_since
from senco_cli.store.undo import UNDOES_TRAILER

# So many steps are read at once: a long history is not read whole to tell its newest part.
_AT_ONCE = 200


class NoHistory(SencoError):
    """The folder is not kept by git."""

    def __init__(self) -> None:
        super().__init__(
            "this folder keeps no history: git is missing, or the folder is no git repository", hint="senco doctor"
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One commit in words: when, by whom, what."""

    when: datetime
    author: str
    what: str
    commit: str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One commit as far as it concerns a pupil: everything it changed, in sentences.

    `how` says how it was made where that is not by a command: by hand, or by taking something back.
    """

    when: datetime
    author: str
    commit: str
    how: str
    told: tuple[Told, ...]


def history(workspace: Workspace, *, path: str | None, limit: int) -> tuple[Change, ...]:
    """The newest `limit` changes below `path` (relative; None for everything), newest first. Raises NoHistory."""
    refuse_without_history(workspace)
    entries = log(workspace.root, path, limit=limit, whole=True, environment=workspace.environment)
    return tuple(Change(entry.when, entry.author, entry.subject, entry.sha[:10]) for entry in entries)


def pupil_history(workspace: Workspace, pupil: str, *, limit: int) -> tuple[ToldChange, ...]:
    """The newest `limit` changes of a pupil's records and of the provision the pupil is in, newest first.

    Raises NoHistory.
    """
    refuse_without_history(workspace)
    found: list[ToldChange] = []
    for change in _told_changes(workspace, pupil):
        found.append(change)
        if len(found) == limit:
            break
    return tuple(found)


def since_the_history(workspace: Workspace, pupil: str) -> tuple[int, int]:
    """How many of a pupil's files were changed by hand since they last went into the history, and how many deleted."""
    root, environment = workspace.root, workspace.environment
    folder = (f"pupils/{pupil}",)
    if git.head(root, environment=environment) is None:
        return 1, 0
    touched = touched_since(root, "HEAD", folder, environment=environment)
    gone = sum(file.after is None for file in touched)
    return len(touched) - gone, gone


def refuse_without_history(workspace: Workspace) -> None:
    """Raise NoHistory where git keeps none."""
    if not git.is_repository(workspace.root, environment=workspace.environment):
        raise NoHistory


def _told_changes(workspace: Workspace, pupil: str) -> Iterator[ToldChange]:
    mine = f"pupils/{pupil}/"
    staff, called = staff_names(workspace.root), names_in(workspace.root)
    found = steps(workspace.root, (mine.rstrip("/"), "provision"), environment=workspace.environment)
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        names = (name for step in some for file in step.files for name in (file.before, file.after) if name)
        held = blobs(workspace.root, names, environment=workspace.environment)
        for step in some:
            told = tuple(_told(step.files, held, pupil=pupil, staff=staff, names=called))
            if told or any(file.path.startswith(mine) for file in step.files):
                yield _change(step, told)


def _told(
    files: Sequence[Touched], held: Mapping[str, bytes], *, pupil: str, staff: Mapping[str, str], names: Names
) -> Iterator[Told]:
    key = pupil.encode("ascii")
    for file in sorted(files, key=lambda each: telling_order(each.path)):
        before, after = (held.get(name) if name else None for name in (file.before, file.after))
        is_mine = file.path.startswith(f"pupils/{pupil}/")
        if is_mine or key in (before or b"") or key in (after or b""):
            yield from tell(file.path, before, after, pupil=pupil, staff=staff, names=names)


def _change(step: Step, told: tuple[Told, ...]) -> ToldChange:
    entry = step.entry
    if UNDOES_TRAILER in entry.trailers:
        how = f"took back {entry.trailers[UNDOES_TRAILER][:10]}"
    else:
        how = "by hand" if step.is_by_hand else ""
    return ToldChange(entry.when, entry.author, entry.sha[:10], how, told)
