"""Taking back what was written: which commit, what its files held before, and whether later work stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store import files, git, work_tree
from senco_cli.store.folder import inside
from senco_cli.store.history import SENCO_TRAILER, LogEntry, changed_paths, entry_of, log, show_all

UNDOES_TRAILER = "Undoes"


class CannotUndo(SencoError):
    """A change cannot be taken back by senco."""


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
        return f"redo {self.redone}" if self.redone else f"undo {self.undone.subject.removeprefix('redo ')}"

    @property
    def redone(self) -> str | None:
        """What is done again, where what is taken back had itself taken something back."""
        if UNDOES_TRAILER not in self.undone.trailers or not self.undone.subject.startswith("undo "):
            return None
        return self.undone.subject.removeprefix("undo ")

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
    _refuse_beginning(entry)
    paths = changed_paths(root, entry.sha, environment=environment)
    now = {name: files.read(inside(root, name)) for name in paths}
    left = show_all(root, entry.sha, paths, environment=environment)
    before = show_all(root, entry.parents[0], paths, environment=environment)
    for name in paths:
        if not _is_same(now[name], left[name]):
            hint = f"senco undo {entry.sha[:10]}   takes it back and leaves what was changed since in other places"
            raise _changed_since(root, name, entry, hint=hint, environment=environment)
    restored = (
        Restored(name, _ended(before[name], like=now[name], of=left[name]), _digest(now[name])) for name in paths
    )
    return UndoPlan(entry, tuple(restored))


def undo_change(root: Path, commit: str, *, environment: Mapping[str, str]) -> UndoPlan:
    """Plan to take back one commit, however old, and leave what was written since as it is.

    Raises CannotUndo if git does not know it, if it made the folder or joined two histories, or if what it wrote has
    been changed once more since or is named by what was written since.
    """
    if not git.is_repository(root, environment=environment):
        raise CannotUndo("this folder keeps no history, so nothing can be undone", hint="senco doctor")
    entry = _known(root, commit, environment=environment)
    _refuse_beginning(entry)
    paths = changed_paths(root, entry.sha, environment=environment)
    left = show_all(root, entry.sha, paths, environment=environment)
    before = show_all(root, entry.parents[0], paths, environment=environment)
    restored = []
    for name in paths:
        now = files.read(inside(root, name))
        data = _without(root, name, entry, now=now, left=left[name], before=before[name], environment=environment)
        if data != now:
            restored.append(Restored(name, data, _digest(now)))
    if not restored:
        raise CannotUndo(f'nothing of "{entry.subject}" is left to undo', hint="senco undo --list")
    _refuse_mentioned(root, entry, restored, environment=environment)
    return UndoPlan(entry, tuple(restored))


def last_changes(root: Path, *, limit: int, environment: Mapping[str, str]) -> tuple[tuple[LogEntry, bool], ...]:
    """The newest commits, newest first, each with whether it has been taken back since.

    Raises CannotUndo where there is no history.
    """
    if not git.is_repository(root, environment=environment):
        raise CannotUndo("this folder keeps no history, so nothing can be undone", hint="senco doctor")
    found: list[tuple[LogEntry, bool]] = []
    undone: set[str] = set()
    for entry in log(root, limit=limit, whole=True, environment=environment):
        if entry.sha not in undone and UNDOES_TRAILER in entry.trailers:
            undone.add(entry.trailers[UNDOES_TRAILER])
        found.append((entry, entry.sha in undone))
    return tuple(found)


def _known(root: Path, commit: str, *, environment: Mapping[str, str]) -> LogEntry:
    asked = ("rev-parse", "--quiet", "--verify", f"{commit}^{{commit}}")
    sha = git.run(root, *asked, environment=environment, allow=(0, 1, 128)).text
    is_ours = (
        sha
        and git.run(root, "merge-base", "--is-ancestor", sha, "HEAD", environment=environment, allow=(0, 1, 128)).status
        == 0
    )
    if not is_ours:
        raise CannotUndo("the history of this folder has no such change", hint="senco undo --list")
    return entry_of(root, sha, environment=environment)


def _refuse_beginning(entry: LogEntry) -> None:
    if entry.subject.split(" ")[0] == "init" or not entry.parents:
        raise CannotUndo("there is nothing to undo but the making of the folder itself", hint="senco history")
    if len(entry.parents) > 1:
        raise CannotUndo(
            "this change joined the work of two people; undo one of the changes that it joined",
            hint="senco undo --list",
        )


def _without(
    root: Path,
    path: str,
    entry: LogEntry,
    *,
    now: bytes | None,
    left: bytes | None,
    before: bytes | None,
    environment: Mapping[str, str],
) -> bytes | None:
    """What the file is to hold: what it held before the commit, with all that was changed in other places since."""
    if _is_same(now, left):
        return _ended(before, like=now, of=left)
    if now == before:
        return now
    from senco_cli.model.kinds import place_of

    if now is None or left is None or before is None or place_of(path) is None:
        raise _changed_since(root, path, entry, environment=environment)
    from senco_cli.store.merge_record import merge_records

    merged = merge_records(path, left, now, before)
    if not merged.undecided:
        return merged.data
    for later in _later(root, path, entry, environment=environment):
        then = show_all(root, later.sha, [path], environment=environment)[path]
        if then is None or merge_records(path, left, then, before).undecided:
            raise CannotUndo(
                f'"{entry.subject}" cannot be undone: {_described(later)} has changed the same place of "{path}"',
                hint=f"senco undo {later.sha[:10]}   first, or   senco edit",
            )
    raise _changed_since(root, path, entry, environment=environment)


def _later(root: Path, path: str, entry: LogEntry, *, environment: Mapping[str, str]) -> list[LogEntry]:
    """The commits that touched the file after this one, oldest first."""
    found = []
    for each in log(root, path, whole=True, environment=environment):
        if each.sha == entry.sha:
            break
        found.append(each)
    return found[::-1]


def _refuse_mentioned(root: Path, entry: LogEntry, restored: list[Restored], *, environment: Mapping[str, str]) -> None:
    """Raise CannotUndo where a record would go whose key other records name, or in whose folder others lie."""
    from senco_cli.model.kinds import place_of
    from senco_cli.store.mentions import mentioned_in

    going = {file.path for file in restored if file.data is None}
    for path in sorted(going):
        place = place_of(path)
        key = place.key or place.pupil if place else None
        is_owner = place is not None and (place.pupil is None or place.kind.kind == "pupil")
        # What named it when it was gone before may name it when it is gone again.
        besides = set(going)
        while key and is_owner and (found := mentioned_in(root, key, besides=besides)):
            then = show_all(root, entry.parents[0], [found], environment=environment)[found]
            if then is not None and (key in found.split("/") or key.encode() in then):
                besides.add(found)
                continue
            later = log(root, found, limit=1, environment=environment)
            since = f", since {_described(later[0])}" if later else ""
            hint = f"senco undo {later[0].sha[:10]}   first" if later else "senco undo --list"
            raise CannotUndo(f'"{entry.subject}" cannot be undone: "{found}" names {key}{since}', hint=hint)


def _described(entry: LogEntry) -> str:
    when = entry.when.astimezone()
    # What somebody else's program called a change may be a child's name.
    subject = f'"{entry.subject}"' if SENCO_TRAILER in entry.trailers else "a change made without senco"
    return f"{subject} ({entry.sha[:10]}, {when.day} {when:%B %Y})"


def _newest(root: Path, path: str | None, *, environment: Mapping[str, str]) -> LogEntry:
    undone: set[str] = set()
    for entry in log(root, path, whole=True, environment=environment):
        if entry.sha in undone:
            continue
        if UNDOES_TRAILER in entry.trailers:
            undone.add(entry.trailers[UNDOES_TRAILER])
            if not entry.subject.startswith("redo "):
                continue
        if SENCO_TRAILER in entry.trailers:
            return entry
    where = "in this folder" if path is None else f'of "{path}"'
    raise CannotUndo(f"there is no change {where} for senco to undo", hint="senco history")


def _is_same(now: bytes | None, left: bytes | None) -> bool:
    # An editor on Windows may have given the file the line ends that git takes out again.
    return now == left or (now is not None and now.replace(b"\r\n", b"\n") == left)


def _ended(data: bytes | None, *, like: bytes | None, of: bytes | None) -> bytes | None:
    """The content with the line ends of Windows, where they are all that a file has otherwise than the history."""
    return data if data is None or like == of else data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _changed_since(
    root: Path, path: str, entry: LogEntry, *, environment: Mapping[str, str], hint: str | None = None
) -> CannotUndo:
    newest = log(root, path, limit=1, environment=environment)[0]
    if not (root / path).exists() and work_tree.gone(root, [path], environment=environment):
        fault, hint = f'"{path}" has been deleted since, by hand', "senco check --restore   puts it back"
    elif newest.sha == entry.sha or work_tree.is_dirty(root, [path], environment=environment):
        fault = f'"{path}" has been changed since, by hand'
    else:
        fault = f'"{path}" has been changed since, by {newest.author} on {newest.when:%Y-%m-%d at %H:%M}'
    return CannotUndo(f'"{entry.subject}" cannot be undone: {fault}', hint=hint or _told_by(path, entry))


def _told_by(path: str, entry: LogEntry) -> str:
    """Where somebody sees what was changed, and changes it back."""
    from senco_cli.model.kinds import place_of

    place = place_of(path)
    if place is not None and place.pupil:
        since = f"{entry.when.astimezone():%Y-%m-%d}"
        return f"senco changed {place.pupil} --since {since}   shows it, senco edit {place.pupil}   changes it back"
    return f'open "{path}" with an editor, and change back what the undo was to change'


def _digest(data: bytes | None) -> str | None:
    return None if data is None else files.digest(data)
