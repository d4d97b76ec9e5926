"""The note that a write leaves while it is under way, so that one cut off half-way can be taken back or completed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco_cli.errors import SencoError
from senco_cli.store import files, git, git_marks, history, reserve, scratch, work_tree
from senco_cli.store.folder import (
    LOCK_SECONDS,
    PRIVATE,
    CannotWrite,
    FolderBusy,
    PathRefused,
    inside,
    locked,
    private_folder,
)
from senco_cli.store.unfinished import JOURNAL

_NAME = "open.json"
_VERSION = 1


class JournalUnreadable(SencoError):
    """The note of an unfinished write is not one that this senco wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'the note of an unfinished write, "{path}", cannot be read',
            hint=f'look at the folder with "git status"; when it is in order, delete "{path}"',
        )


class StillOpen(SencoError):
    """A write that failed could not be taken back either; its note stays, so nothing is lost."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"an unfinished write could not be taken back yet: {reason}",
            hint="mend that, then give any senco command: it tries again before it does anything else",
        )


@dataclass(frozen=True)
class Entry:
    """One file of a write: what it held (None: it was not there), its permissions, and the digest of what comes."""

    path: str
    before: bytes | None
    mode: int | None
    after: str | None


@dataclass(frozen=True)
class Journal:
    """One write: its files, the folders made for them, and the newest commit before it.

    `token` marks its temporary files. Without `history` there is no commit, and `head` says nothing. `target` is the
    commit to reach, where it was made before the files were touched.
    """

    token: str
    history: bool
    head: str | None
    entries: tuple[Entry, ...]
    made: tuple[str, ...]
    target: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that the write touches."""
        return tuple(entry.path for entry in self.entries)


def recover(root: Path, *, environment: Mapping[str, str], wait_seconds: float = LOCK_SECONDS) -> bool:
    """Bring a write that was cut off to an end, so that the folder is as before it or as after it.

    Returns whether there was one. Costs one look at the disk when there is none, so that reading commands can call it
    first. Raises FolderBusy if the write is still under way after `wait_seconds`.
    """
    scratch.clear_left(root)
    names = _names(root)
    if _NAME in names:
        with locked(root, wait_seconds=wait_seconds):
            return recover_locked(root, environment=environment)
    if names or git_marks.left(root):
        # Whoever holds the folder now clears that away, or is making it.
        with suppress(FolderBusy, CannotWrite, PathRefused), locked(root, wait_seconds=0):
            return recover_locked(root, environment=environment)
    return False


def recover_locked(root: Path, *, environment: Mapping[str, str]) -> bool:
    """As `recover`, for whoever holds the lock already."""
    if git_marks.left(root) and git.is_repository(root, environment=environment):
        work_tree.wait_until_idle(root, seconds=LOCK_SECONDS, environment=environment)
    journal = _load(root)
    if journal is not None:
        if journal.history and git.is_repository(root, environment=environment):
            work_tree.wait_until_idle(root, seconds=LOCK_SECONDS, environment=environment)
        if commit_of(root, journal, environment=environment) is None:
            roll_back(root, journal, environment=environment)
        else:
            roll_forward(root, journal, environment=environment)
    # A note that was cut off while it was written: nothing had been touched by then.
    for name in _names(root):
        if name.startswith(files.TEMPORARY_PREFIX):
            with suppress(OSError):
                (_file(root).parent / name).unlink()
    return journal is not None


def begin(root: Path, journal: Journal) -> None:
    """Have the note safely on the disk before the first file is touched."""
    import base64
    import json

    entries = [
        {
            "path": entry.path,
            "before": None if entry.before is None else base64.b64encode(entry.before).decode("ascii"),
            "mode": entry.mode,
            "after": entry.after,
        }
        for entry in journal.entries
    ]
    note = {
        "version": _VERSION,
        "token": journal.token,
        "history": journal.history,
        "head": journal.head,
        "made": journal.made,
        "target": journal.target,
        "entries": entries,
    }
    private_folder(root)
    files.make_folder(_file(root).parent)
    files.atomic_write(_file(root), json.dumps(note).encode("ascii"))
    files.sync_folder(root / PRIVATE)
    reserve.keep(_file(root).parent, (entry.before for entry in journal.entries))


def end(root: Path, journal: Journal) -> None:
    """Declare the write finished, and clear away the folders that it emptied."""
    for entry in journal.entries:
        if entry.after is None:
            files.remove_emptied(root, entry.path)
    _forget(root)


def commit_of(root: Path, journal: Journal, *, environment: Mapping[str, str]) -> history.LogEntry | None:
    """The commit that the write reached, or None: it is what decides between forward and back."""
    if not journal.history or not git.is_repository(root, environment=environment):
        return None
    if journal.target is not None:
        reached = history.is_in(root, journal.target, "HEAD", environment=environment)
        return history.entry_of(root, journal.target, environment=environment) if reached else None
    return history.commit_made(root, after=journal.head, paths=journal.paths, environment=environment)


def roll_forward(root: Path, journal: Journal, *, environment: Mapping[str, str]) -> None:
    """Complete a write whose commit was made: its files were all in place by then."""
    # A git that was cut off after it moved HEAD has not yet renewed its index.
    with suppress(git.GitFailed):
        work_tree.unstage(root, journal.paths, environment=environment)
    # A note that cannot be deleted now leads here again.
    with suppress(OSError):
        end(root, journal)


def roll_back(root: Path, journal: Journal, *, environment: Mapping[str, str], is_ours: bool = False) -> None:
    """Put back what the write found.

    A file that holds neither the old nor the new content was edited by somebody after the write was cut off, and
    stays; unless `is_ours` says that we never let go of the folder, so that only a hook can have done it.
    Raises StillOpen, and keeps the note, if the disk will not have it.
    """
    try:
        reserve.let_go(_file(root).parent)
        for folder in {(root / path).parent for path in journal.paths}:
            for temporary in folder.glob(f"{files.TEMPORARY_PREFIX}{journal.token}-*"):
                files.remove(temporary)
        for entry in journal.entries:
            now = files.read(root / entry.path)
            if now != entry.before and (is_ours or _is_result(now, entry)):
                _restore(root, entry, token=journal.token)
        for made in reversed(journal.made):
            with suppress(OSError):
                (root / made).rmdir()
        if journal.history:
            with suppress(git.GitFailed):
                work_tree.unstage(root, journal.paths, environment=environment)
        _forget(root)
    except OSError as fault:
        raise StillOpen(why(fault, root)) from fault


def why(fault: OSError, root: Path) -> str:
    """What the operating system objected to, with the path inside the folder."""
    name = fault.filename2 or fault.filename
    reason = fault.strerror or type(fault).__name__
    if name is None or not Path(name).is_relative_to(root):
        return reason
    path = Path(name).relative_to(root)
    # Nobody knows the temporary file by its name, only the one that it was to become.
    plain = path.with_name(re.sub(rf"^{re.escape(files.TEMPORARY_PREFIX)}[0-9a-f]+(-back)?-", "", path.name))
    return f'"{plain.as_posix()}": {reason}'


def _is_result(now: bytes | None, entry: Entry) -> bool:
    return entry.after == (None if now is None else files.digest(now))


def _restore(root: Path, entry: Entry, *, token: str) -> None:
    path = root / entry.path
    if entry.before is None:
        files.remove(path)
    else:
        files.make_folder(path.parent)
        files.put(files.stage(path, entry.before, token=f"{token}-back", mode=entry.mode), path)
    if path.parent.is_dir():
        files.sync_folder(path.parent)


def _forget(root: Path) -> None:
    files.remove(_file(root))
    reserve.let_go(_file(root).parent)
    with suppress(FileNotFoundError):
        files.sync_folder(_file(root).parent)


def _names(root: Path) -> list[str]:
    try:
        return [path.name for path in _file(root).parent.iterdir()]
    except OSError:
        return []


def _file(root: Path) -> Path:
    return root / PRIVATE / JOURNAL / _NAME


def _load(root: Path) -> Journal | None:
    import base64
    import json

    data = files.read(_file(root))
    if data is None:
        return None
    if _file(root).is_symlink() or _file(root).parent.is_symlink():
        raise JournalUnreadable(_file(root))
    try:
        note: dict[str, Any] = json.loads(data)
        if note["version"] != _VERSION:
            raise JournalUnreadable(_file(root))
        entries = tuple(
            Entry(
                path=entry["path"],
                before=None if entry["before"] is None else base64.b64decode(entry["before"]),
                mode=entry["mode"],
                after=entry["after"],
            )
            for entry in note["entries"]
        )
        found = Journal(
            token=note["token"],
            history=note["history"],
            head=note["head"],
            entries=entries,
            made=tuple(note["made"]),
            target=note.get("target"),
        )
        _refuse_strange(root, found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, PathRefused) as fault:
        raise JournalUnreadable(_file(root)) from fault
    return found


def _refuse_strange(root: Path, note: Journal) -> None:
    """Raise ValueError, TypeError or PathRefused for a note that would reach beyond the folder, or into git's words.

    It may have come with a folder that somebody else made, and following it writes and deletes files.
    """
    for path in (*note.paths, *(made for made in note.made if made != ".")):
        inside(root, path)
    names = [name for name in (note.head, note.target) if name is not None]
    if not re.fullmatch("[0-9a-f]+", note.token) or not all(re.fullmatch("[0-9a-f]{40,64}", name) for name in names):
        raise ValueError
