"""Write records: new ones and changed ones, judged first, in one transaction and one commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.model.base import Record
from senco_cli.model.faults import place_words
from senco_cli.model.finding import Finding
from senco_cli.store.files import digest
from senco_cli.store.layout import marked_at, new_record
from senco_cli.store.plain_files import read_plain
from senco_cli.store.records import parse
from senco_cli.store.transaction import Committed, transaction
from senco_cli.store.yaml_editor import insert_item, remove, set_value


class WouldNotLoad(SencoError):
    """What was asked for would leave a record that cannot be read; `faults` say why."""

    def __init__(self, path: str, faults: Sequence[Finding], *, is_new: bool) -> None:
        said = [f"{place_words(fault.at)}: {fault.sentence}" if fault.at else fault.sentence for fault in faults]
        what = "this cannot be written down" if is_new else f"{path} would not be a sound record"
        super().__init__(f"{what}: {said[0]}" if len(said) == 1 else "\n    ".join([f"{what}:", *said]))
        self.faults = tuple(faults)


class CannotRead(SencoError):
    """The record that is to be changed cannot be opened."""

    def __init__(self, path: str, *, reason: str) -> None:
        super().__init__(f"{path} cannot be opened: {reason}", hint="senco doctor")


class RecordHasFaults(SencoError):
    """The record has to be mended before this can be done to it."""

    def __init__(self, path: str, faults: Sequence[Finding] = ()) -> None:
        sentence = f"{path} has faults, and has to be mended first"
        for first in faults[:1]:
            line = f":{first.line}" if first.line else ""
            place = f"{place_words(first.at)}: " if first.at else ""
            more = f" (and {len(faults) - 1} more)" if faults[1:] else ""
            sentence = f"{first.path}{line}: {place}{first.sentence}{more}; that has to be mended first"
        super().__init__(sentence, hint="senco check   for everything that is wrong")


@dataclass(frozen=True, slots=True)
class Write:
    """One file to write; `expected` is the digest of what was read, None where there must be no file yet."""

    path: str
    kind: type[Record]
    data: bytes
    expected: str | None


Edit = Callable[[str], str]


def new(kind: type[Record], path: str, tree: dict[str, Any]) -> Write:
    """A new record from a tree of text. Raises WouldNotLoad."""
    data = new_record(kind, path, tree)
    faults = parse(data, path, kind).faults
    if faults:
        raise WouldNotLoad(path, faults, is_new=True)
    return Write(path, kind, data, None)


def changed(root: Path, path: str, kind: type[Record], *edits: Edit) -> Write:
    """A record with edits made to its text.

    A fault that was there before stays and stops nothing; a new one raises WouldNotLoad, and letters that are in no
    known code RecordHasFaults.
    """
    before = bytes_of(root, path)
    try:
        text = decoded(before)
    except UnicodeDecodeError:
        raise RecordHasFaults(path, parse(before, path, kind).faults) from None
    for edit in edits:
        text = edit(text)
    data = text.encode("utf-8")
    known = {(fault.at, fault.sentence) for fault in parse(before, path, kind).faults}
    faults = [fault for fault in parse(data, path, kind).faults if (fault.at, fault.sentence) not in known]
    if faults:
        raise WouldNotLoad(path, faults, is_new=False)
    return Write(path, kind, data, digest(before))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record as it would be written, and what the history will call it."""

    write: Write
    message: str


def bytes_of(root: Path, path: str) -> bytes:
    """What a record's file holds. Raises CannotRead."""
    try:
        return read_plain(root, path)
    except OSError as error:
        raise CannotRead(path, reason=error.strerror or type(error).__name__) from error


def setting(kind: type[Record], at: tuple[str | int, ...], value: Any) -> Edit:
    """The edit that sets the field at `at`."""
    return lambda text: set_value(text, at, marked_at(kind, at, value))


def appending(kind: type[Record], at: tuple[str | int, ...], value: Any) -> Edit:
    """The edit that adds an entry to the end of the list at `at`."""
    return lambda text: insert_item(text, at, marked_at(kind, at, value))


def removing(at: tuple[str | int, ...]) -> Edit:
    """The edit that takes out the field or entry at `at`."""
    return lambda text: remove(text, at)


def save(workspace: Workspace, message: str, writes: Sequence[Write]) -> Committed:
    """Write all of it and commit it as `message`, or nothing."""
    with transaction(
        workspace.root, message=message, environment=workspace.environment, dry_run=workspace.dry_run
    ) as tx:
        for write in writes:
            tx.write(write.path, write.data, expected=write.expected)
    return tx.result


def decoded(data: bytes) -> str:
    """The text of a record's bytes: UTF-8, or UTF-16 as Notepad may have saved it. A byte order mark is kept."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    return data.decode("utf-8")
