"""The one way to write to the record folder: all of it and one commit, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Final, Literal, NoReturn

from senco_cli.errors import SencoError
from senco_cli.store import files, git, hand_edits, journal, text_diff, work_tree
from senco_cli.store.files import Change
from senco_cli.store.folder import LOCK_SECONDS, inside, locked
from senco_cli.store.git_begun import refuse_in_the_way
from senco_cli.store.history import SENCO_TRAILER, LogEntry
from senco_cli.store.interrupts import interrupts_held
from senco_cli.store.rule_paths import RULES_FOLDER, TEMPLATES_FOLDER


class Expectation(Enum):
    """An answer to "what must the file hold now?" that is neither a digest nor "nothing"."""

    ANY = "any"


ANY: Final = Expectation.ANY
_LOOK: Final = "look whether the disk is full and whether the folder is yours, then give the same command again"
Expected = str | None | Literal[Expectation.ANY]


class RecordChanged(SencoError):
    """A file is no longer what it was when it was read."""

    def __init__(self, path: str, *, before: bytes | None, expected: Expected, wanted: bytes | None = None) -> None:
        if expected is None:
            fault = "is already there"
        elif before is None:
            fault = "is no longer there"
        else:
            fault = "has been changed by somebody else since it was read"
        super().__init__(f'"{path}" {fault}', hint="look at it again, then give the same command once more")
        self.path = path
        if before is not None and wanted is not None:
            self.versions = (_text(before), _text(wanted))


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")


class NotSaved(SencoError):
    """The write was taken back: the folder is as it was."""

    def __init__(self, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"nothing was saved: {reason}", hint=hint)


@dataclass(frozen=True)
class Committed:
    """What a transaction did, or in a dry run would do.

    `history` says whether the folder keeps one; without it, or in a dry run, or when git saw no change, `commit` is
    None.
    """

    changes: tuple[Change, ...]
    commit: str | None
    history: bool

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that changed."""
        return tuple(change.path for change in self.changes)

    @property
    def diff(self) -> str:
        """The changes as a unified diff."""
        return text_diff.unified_diff(self.changes)


@dataclass(frozen=True)
class _Wish:
    data: bytes | None
    expected: Expected


@dataclass
class Transaction:
    """Collects what is to be written; nothing is touched until the `with` block ends without an error."""

    root: Path
    _wishes: dict[str, _Wish] = field(default_factory=dict)
    _result: Committed | None = None

    def write(self, path: str, data: bytes, *, expected: Expected) -> None:
        """Have `path` hold `data`; `expected` is the digest of what was read, None for "must not exist", or ANY."""
        self._wish(path, _Wish(data, expected))

    def delete(self, path: str, *, expected: Expected) -> None:
        """Have `path` gone; `expected` is the digest of what was read, or ANY."""
        self._wish(path, _Wish(None, expected))

    @property
    def result(self) -> Committed:
        """What was done, once the `with` block has ended."""
        if self._result is None:
            raise RuntimeError("a transaction has a result only after its with block")
        return self._result

    def _wish(self, path: str, wish: _Wish) -> None:
        inside(self.root, path)
        if path in self._wishes:
            raise ValueError(f"two writes to {path} in one transaction")
        self._wishes[path] = wish


@contextmanager
def transaction(
    root: Path,
    *,
    message: str,
    environment: Mapping[str, str],
    trailers: Mapping[str, str] | None = None,
    dry_run: bool = False,
    wait_seconds: float = LOCK_SECONDS,
) -> Iterator[Transaction]:
    """Write files and commit them with `message`, whole or not at all; the folder is ours within the block.

    A dry run takes no lock and touches nothing. Raises FolderBusy, RecordChanged if a file is not what was expected,
    and NotSaved if the disk or git refused, when all is as before.
    """
    tx = Transaction(root)
    if dry_run:
        yield tx
        changes = _changes(tx)
        tx._result = Committed(changes, None, history=git.is_repository(root, environment=environment))
        return
    with locked(root, wait_seconds=wait_seconds):
        journal.recover_locked(root, environment=environment)
        yield tx
        text = _message(message, {SENCO_TRAILER: "1", **(trailers or {})})
        with interrupts_held():
            changes = _changes(tx)
            history = _keep_hand_edits(root, changes, environment=environment)
            tx._result = _made(root, changes, text, history=history, environment=environment)


def _changes(tx: Transaction) -> tuple[Change, ...]:
    changes = []
    for path, wish in tx._wishes.items():
        try:
            before = files.read(inside(tx.root, path))
        except OSError as fault:
            raise NotSaved(journal.why(fault, tx.root), hint=_LOOK) from fault
        found = None if before is None else files.digest(before)
        if wish.expected is not ANY and wish.expected != found:
            raise RecordChanged(path, before=before, expected=wish.expected, wanted=wish.data)
        if before != wish.data:
            changes.append(Change(path, before, wish.data))
    return tuple(changes)


def _keep_hand_edits(root: Path, changes: tuple[Change, ...], *, environment: Mapping[str, str]) -> bool:
    """Whether the folder keeps a history."""
    # What somebody typed into these files by hand gets a commit of its own, so that undoing ours cannot take it.
    paths = [change.path for change in changes if change.before is not None]
    # Nothing else ever takes the school's own rules and templates into the history.
    paths += [name for name in (RULES_FOLDER, TEMPLATES_FOLDER) if changes and (root / name).is_dir()]
    try:
        history = refuse_in_the_way(root, environment=environment)
    except git.GitFailed as fault:
        raise NotSaved(fault.sentence, hint=fault.hint) from fault
    try:
        if history and paths:
            hand_edits.keep_locked(root, paths, environment=environment)
    except git.GitFailed as fault:
        with suppress(git.GitFailed):
            work_tree.unstage(root, paths, environment=environment)
        raise NotSaved(fault.sentence, hint=fault.hint) from fault
    return history


def _made(
    root: Path, changes: tuple[Change, ...], message: str, *, history: bool, environment: Mapping[str, str]
) -> Committed:
    if not changes:
        return Committed((), None, history)
    paths = [change.path for change in changes]

    def commit() -> str | None:
        return work_tree.commit(root, paths, message, environment=environment) if history else None

    return carry_out(root, changes, commit=commit, history=history, environment=environment)


def carry_out(
    root: Path,
    changes: tuple[Change, ...],
    *,
    commit: Callable[[], str | None],
    history: bool,
    environment: Mapping[str, str],
    target: str | None = None,
) -> Committed:
    """Replace the files and then `commit`, or leave all as it was; for whoever holds the lock.

    `target` is the commit that `commit` will reach, where it is known. Raises NotSaved.
    """
    note = journal.Journal(
        token=os.urandom(8).hex(),
        history=history,
        head=git.head(root, environment=environment) if history else None,
        entries=tuple(_entry(root, change) for change in changes),
        made=_missing_folders(root, changes),
        target=target,
    )
    try:
        journal.begin(root, note)
        _replace(root, changes, token=note.token)
        sha = commit()
        # Without a history this is the moment at which the write counts as made.
        journal.end(root, note)
    except BaseException as fault:
        reached = _reached(root, note, environment=environment)
        if reached is None:
            journal.roll_back(root, note, environment=environment, is_ours=True)
            _give_up(fault, root)
        journal.roll_forward(root, note, environment=environment)
        if not isinstance(fault, git.GitFailed | OSError):
            raise
        sha = reached.sha
    return Committed(changes, sha, history)


def _reached(root: Path, note: journal.Journal, *, environment: Mapping[str, str]) -> LogEntry | None:
    try:
        return journal.commit_of(root, note, environment=environment)
    except git.GitFailed as unknown:
        raise journal.StillOpen(unknown.sentence) from unknown


def _give_up(fault: BaseException, root: Path) -> NoReturn:
    if isinstance(fault, git.GitFailed):
        raise NotSaved(fault.sentence, hint=fault.hint) from fault
    if isinstance(fault, OSError):
        raise NotSaved(journal.why(fault, root), hint=_LOOK) from fault
    raise fault


def _entry(root: Path, change: Change) -> journal.Entry:
    after = None if change.after is None else files.digest(change.after)
    return journal.Entry(change.path, before=change.before, mode=files.mode_of(root / change.path), after=after)


def _missing_folders(root: Path, changes: tuple[Change, ...]) -> tuple[str, ...]:
    wanted = {folder for change in changes if change.after is not None for folder in PurePosixPath(change.path).parents}
    return tuple(sorted(str(folder) for folder in wanted if not (root / folder).exists()))


def _replace(root: Path, changes: tuple[Change, ...], *, token: str) -> None:
    # All new content reaches the disk before the first file moves: a full disk is found out in time.
    staged = []
    for change in changes:
        path = root / change.path
        if change.after is not None:
            files.make_folder(path.parent)
            staged.append((files.stage(path, change.after, token=token, mode=files.mode_of(path)), path))
    for temporary, path in staged:
        files.put(temporary, path)
    for change in changes:
        if change.after is None:
            files.remove(root / change.path)
    for folder in {(root / change.path).parent for change in changes}:
        files.sync_folder(folder)


def _message(subject: str, trailers: Mapping[str, str]) -> str:
    lines = [f"{name}: {' '.join(value.split())}" for name, value in trailers.items()]
    return "\n".join([" ".join(subject.split()), "", *lines])
