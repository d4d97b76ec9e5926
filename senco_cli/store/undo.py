"""Taking back what senco did last: which commit, and what its files held before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store import files, git
from senco_cli.store.folder import inside
from senco_cli.store.history import SENCO_TRAILER, LogEntry, changed_paths, log, show_all

UNDOES_TRAILER = "Undoes"


class CannotUndo(SencoError):
    """The last change cannot be taken back by senco."""


@dataclass(frozen=True)
class Restored:
    """One file of an undo: what it is to hold (None: it goes), and the digest of what it holds now (None: nothing)."""

    path: str
    data: bytes | None
    expected: str | None


@dataclass(frozen=True)
class UndoPlan:
    """What to write through a transaction so that the commit `undone` is taken back."""

    undone: LogEntry
    files: tuple[Restored, ...]

    @property
    def message(self) -> str:
        """The subject of the commit that takes it back."""
        return f"undo {self.undone.subject}"

    @property
    def trailers(self) -> dict[str, str]:
        """What marks that commit, so that the next undo goes one step further back."""
        return {UNDOES_TRAILER: self.undone.sha}


def undo_last(root: Path, *, environment: Mapping[str, str], path: str | None = None) -> UndoPlan:
    """Plan to take back the newest of senco's commits (that touched `path`) that has not been taken back yet.

    The whole commit is taken back, whichever of its paths was asked for. Raises CannotUndo if there is none, if it
    made the folder, or if one of its files has been changed since.
    """
    if not git.is_repository(root, environment=environment):
        raise CannotUndo("this folder keeps no history, so nothing can be undone", hint="senco doctor")
    entry = _newest(root, path, environment=environment)
    if entry.subject.split(" ")[0] == "init" or not entry.parents:
        raise CannotUndo("there is nothing to undo but the making of the folder itself", hint="senco history")
    paths = changed_paths(root, entry.sha, environment=environment)
    now = {name: files.read(inside(root, name)) for name in paths}
    left = show_all(root, entry.sha, paths, environment=environment)
    before = show_all(root, entry.parents[0], paths, environment=environment)
    for name in paths:
        if not _is_same(now[name], left[name]):
            raise _changed_since(root, name, entry, environment=environment)
    return UndoPlan(entry, tuple(Restored(name, before[name], _digest(now[name])) for name in paths))


def _newest(root: Path, path: str | None, *, environment: Mapping[str, str]) -> LogEntry:
    undone: set[str] = set()
    for entry in log(root, path, environment=environment):
        if UNDOES_TRAILER in entry.trailers:
            undone.add(entry.trailers[UNDOES_TRAILER])
        elif SENCO_TRAILER in entry.trailers and entry.sha not in undone:
            return entry
    where = "in this folder" if path is None else f'of "{path}"'
    raise CannotUndo(f"there is no change {where} for senco to undo", hint="senco history")


def _is_same(now: bytes | None, left: bytes | None) -> bool:
    # An editor on Windows may have given the file the line ends that git takes out again.
    return now == left or (now is not None and now.replace(b"\r\n", b"\n") == left)


def _changed_since(root: Path, path: str, entry: LogEntry, *, environment: Mapping[str, str]) -> CannotUndo:
    newest = log(root, path, limit=1, environment=environment)[0]
    if newest.sha == entry.sha or git.is_dirty(root, [path], environment=environment):
        fault = f'"{path}" has been changed since, without a commit'
    else:
        fault = f'"{path}" has been changed since, by {newest.author} on {newest.when:%Y-%m-%d at %H:%M}'
    return CannotUndo(f'"{entry.subject}" cannot be undone: {fault}', hint=f'git log -p -- "{path}"')


def _digest(data: bytes | None) -> str | None:
    return None if data is None else files.digest(data)
