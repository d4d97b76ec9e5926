"""Change a record: in an editor, or one field at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco_cli.actions.editor_files import keep_unsaved, readable, scratch_file, take_scratch
from senco_cli.actions.find_record import Target
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import (
    Edit,
    WouldNotLoad,
    Write,
    appending,
    bytes_of,
    changed,
    removing,
    save,
    setting,
)
from senco_cli.errors import SencoError, UsageError
from senco_cli.model.base import Record
from senco_cli.model.faults import place_words
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.store.files import digest
from senco_cli.store.layout import schema_line
from senco_cli.store.records import parse
from senco_cli.store.template import template
from senco_cli.store.transaction import Committed
from senco_cli.store.yaml_reader import read

_MARK = "# senco: "


class HasFaults(SencoError):
    """What was typed is no sound record, and nobody goes on mending it."""

    def __init__(self) -> None:
        super().__init__("it has faults")


class KeptAside(SencoError):
    """What was typed could not become a record, and is kept where it can be found again."""

    def __init__(self, path: Path, *, why: str, hint: str | None = None) -> None:
        super().__init__(
            f"{why}; the record is as it was, and what you typed is kept in {path}",
            hint=hint or "give the same command again, and copy from that file",
        )
        self.path = path


class NothingThere(SencoError):
    """The record that is to be changed has not been written yet."""

    def __init__(self, target: Target) -> None:
        super().__init__(f"{target.path} is not there yet", hint=f"senco edit {target.kind.kind}   begins it")


@dataclass(frozen=True, slots=True)
class Draft:
    """A record being edited: its text when it was read, and the digest the file must still have."""

    target: Target
    text: str
    expected: str | None
    known: frozenset[tuple[tuple[str | int, ...], str]]


def draft_of(workspace: Workspace, target: Target) -> Draft:
    """The record's text as it is now, for an editor; one that is not there yet is begun."""
    if not (workspace.root / target.path).exists():
        return _begun(target)
    data = bytes_of(workspace.root, target.path)
    faults = parse(data, target.path, target.kind).faults
    return Draft(target, readable(data), digest(data), frozenset((fault.at, fault.sentence) for fault in faults))


def blank(kind: type[Record], *, pupil: str | None, key: str) -> Draft:
    """A new record of `kind` with every field there is, for an editor; the optional ones are comments."""
    return _begun(Target(path_of(kind, pupil=pupil, key=key), kind, pupil))


def _begun(target: Target) -> Draft:
    return Draft(target, schema_line(target.kind, target.path) + template(target.kind), None, frozenset())


def faults_of(draft: Draft, text: str) -> tuple[Finding, ...]:
    """What keeps an edited text from being a sound record; faults that were there before do not count."""
    found = parse(without_marks(text).encode("utf-8"), draft.target.path, draft.target.kind).faults
    return tuple(fault for fault in found if (fault.at, fault.sentence) not in draft.known)


def with_faults(text: str, faults: Sequence[Finding]) -> str:
    """The text with its faults as comments at the top, to be opened again."""
    clean = without_marks(text)
    shift = len(faults) + 1
    said = [f"{_MARK}this cannot be kept yet; mend it and save, or leave it unchanged to stop"]
    for fault in faults:
        place = f"{place_words(fault.at)}: " if fault.at else ""
        said.append(f"{_MARK}line {(fault.line or 1) + shift}: {place}{fault.sentence}")
    return "\n".join(said) + "\n" + clean


def without_marks(text: str) -> str:
    """The text without the comments that senco put there."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_MARK))


def save_draft(workspace: Workspace, draft: Draft, text: str) -> Committed:
    """Write an edited text. Raises RecordChanged where somebody else was quicker."""
    target = draft.target
    write = Write(target.path, target.kind, without_marks(text).encode("utf-8"), draft.expected)
    verb = "edit" if draft.expected else "add"
    return save(workspace, f"{verb} {target.kind.kind} ({_whose(target)})", [write])


def keep_aside(workspace: Workspace, draft: Draft, text: str) -> Path:
    """Keep a text that could not be saved, and return where."""
    return keep_unsaved(workspace, _file_name(draft), text)


def set_fields(workspace: Workspace, target: Target, *, given: Sequence[str], taken_out: Sequence[str]) -> Committed:
    """Change single fields, given as `field=value`, and take others out; a dot goes into a part, a number into a list.

    Raises UsageError for what is no assignment, WouldNotLoad where the result is no sound record.
    """
    is_there = (workspace.root / target.path).exists()
    if not is_there and target.kind is not SchoolDuties:
        raise NothingThere(target)
    settings = [_assignment(each) for each in given]
    entries = _new_entries(settings, _tree(workspace, target) if is_there else {})
    edits: list[Edit] = [setting(target.kind, at, value) for at, value in settings if at[:2] not in entries]
    edits.extend(appending(target.kind, at[:1], fields) for at, fields in entries.items())
    edits.extend(removing(_place(name)) for name in taken_out)
    if not is_there:
        return save(workspace, "add school-duties (duties)", [_begun_with(target, edits)])
    write = changed(workspace.root, target.path, target.kind, *edits)
    return save(workspace, f"edit {target.kind.kind} ({_whose(target)})", [write])


def _assignment(typed: str) -> tuple[tuple[str | int, ...], Any]:
    name, equals, value = typed.partition("=")
    if not equals or not name.strip():
        raise UsageError("--set needs a field and a value", hint='--set class=6B   or   --set "name.known_as=Bea"')
    return _place(name), _value(value)


def _tree(workspace: Workspace, target: Target) -> Any:
    return read(bytes_of(workspace.root, target.path)).tree


def _new_entries(
    settings: Sequence[tuple[tuple[str | int, ...], Any]], tree: Any
) -> dict[tuple[str | int, ...], dict[str, Any]]:
    """Entries that come next in a list at the top of a record, each with the fields that are given for it."""
    found: dict[tuple[str | int, ...], dict[str, Any]] = {}
    lists = tree if isinstance(tree, dict) else {}
    for at, value in settings:
        if len(at) != 3 or not isinstance(at[1], int) or not isinstance(at[2], str):
            continue
        held = lists.get(at[0]) or []
        begun = sum(1 for each in found if each[0] == at[0])
        if at[:2] in found or (isinstance(held, list) and at[1] == len(held) + begun):
            found.setdefault(at[:2], {})[at[2]] = value
    return found


def _begun_with(target: Target, edits: Sequence[Edit]) -> Write:
    """The first fields of a record all of whose fields may be left out."""
    text = ""
    for edit in edits:
        text = edit(text)
    data = (schema_line(target.kind, target.path) + text).encode("utf-8")
    faults = parse(data, target.path, target.kind).faults
    if faults:
        raise WouldNotLoad(target.path, faults, is_new=True)
    return Write(target.path, target.kind, data, None)


def _place(name: str) -> tuple[str | int, ...]:
    steps = [step.strip() for step in name.strip().split(".")]
    return tuple(int(step) - 1 if step.isdigit() and int(step) > 0 else step for step in steps)


def _value(text: str) -> Any:
    stripped = text.strip()
    if stripped.startswith("[") and stripped.endswith("]"):
        return [part.strip() for part in stripped[1:-1].split(",") if part.strip()]
    return stripped


def _whose(target: Target) -> str:
    return target.pupil or Path(target.path).stem


def scratch_of(workspace: Workspace, draft: Draft, text: str) -> Path:
    """A file for an editor with the text of the draft."""
    return scratch_file(workspace, _file_name(draft), text)


def text_in(path: Path, draft: Draft) -> str:
    """The text of a scratch file, which is then gone; what stood there before where it cannot be read."""
    text = take_scratch(path)
    if text is None:
        return draft.text
    # Notepad may turn every line end; only a record that had them so before keeps them.
    return text if "\r\n" in draft.text else text.replace("\r\n", "\n")


def _file_name(draft: Draft) -> str:
    return draft.target.path.replace("/", "-")
