"""Records that hold a list: read one, add an entry, change one; a file with faults is mended first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, RecordHasFaults, Write, appending, changed, new, setting
from senco_cli.model.base import Record
from senco_cli.model.kinds import path_of
from senco_cli.store.records import load

R = TypeVar("R", bound=Record)


def read_list(workspace: Workspace, kind: type[R], pupil: str | None) -> R | None:
    """The record of this kind, of a pupil or of the school; None where there is none yet. Raises RecordHasFaults."""
    path = path_of(kind, pupil=pupil)
    if not (workspace.root / path).exists():
        return None
    loaded = load(workspace.root, path, kind)
    if loaded.record is None:
        raise RecordHasFaults(path, loaded.faults)
    return loaded.record


def with_entry(workspace: Workspace, kind: type[R], pupil: str | None, field: str, entry: Mapping[str, Any]) -> Write:
    """The record with one more entry at the end of its list `field`; begun where there is none.

    Raises RecordHasFaults, and WouldNotLoad where an answer cannot stand in a record.
    """
    path, tree = path_of(kind, pupil=pupil), filled_in(entry)
    record = read_list(workspace, kind, pupil)
    if record is None:
        return new(kind, path, {field: [tree]})
    has_some = bool(getattr(record, field))
    edit = appending(kind, (field,), tree) if has_some else setting(kind, (field,), [tree])
    return changed(workspace.root, path, kind, edit)


def with_changes(workspace: Workspace, kind: type[R], pupil: str | None, edits: Sequence[Edit]) -> Write:
    """The record with edits made to it. Raises WouldNotLoad."""
    return changed(workspace.root, path_of(kind, pupil=pupil), kind, *edits)


def filled_in(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have something in them, in their order, as a record file writes them."""
    return {name: as_text(value) for name, value in fields.items() if value not in (None, "", (), [])}


def as_text(value: Any) -> Any:
    """A value as a record file writes it: days year-month-day, yes and no in words, lists as lists."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case tuple() | list():
            return [as_text(each) for each in value]
        case dict():
            return filled_in(value)
        case _:
            return str(value)
