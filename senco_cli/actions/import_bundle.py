"""Take in what another school sent about a pupil: records, provision and originals, in one commit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from senco_cli.actions.arrival import Arrival
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, appending, changed, new, setting
from senco_cli.errors import SencoError
from senco_cli.exchange.bundle.arriving import (
    Coming,
    appended,
    arrived,
    arrived_equality,
    arrived_log,
    arrived_provision,
    left_with_the_bundle,
    merged,
    received_entry,
)
from senco_cli.exchange.bundle.record_tree import RecordTree
from senco_cli.exchange.bundle.stripping import Sending, stripped
from senco_cli.exchange.merging.trees import Edit as TreeEdit
from senco_cli.exchange.merging.trees import differences
from senco_cli.model.base import Record
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.document_index import Documents, copy_path
from senco_cli.model.equality import PupilEquality
from senco_cli.model.key_pattern import KEY_PATTERN
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import Measures
from senco_cli.model.phrases import listed
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.store import files
from senco_cli.store.kept_files import ATTRIBUTES, attributes_with_files
from senco_cli.store.keys import LENGTH, new_key
from senco_cli.store.mentions import mentioned_in
from senco_cli.store.pupil_folders import load_tree, pupil_keys
from senco_cli.store.records import record_keys
from senco_cli.store.transaction import Committed, transaction

# Of these lists each entry stands for itself, and those of two schools go side by side.
_SIDE_BY_SIDE: Mapping[type[Record], tuple[str, tuple[str, ...]]] = {
    ContactLog: ("contacts", ("happened_on", "with", "about")),
    Documents: ("documents", ("sha256", "title")),
    Measures: ("results", ("scale", "taken_on", "value")),
}


class NoSuchPupilHere(SencoError):
    """The key that was given for the pupil of a bundle is nobody's."""

    def __init__(self, key: str) -> None:
        super().__init__(f'there is no pupil "{key}"', hint="senco list   shows the keys; --as new for a new pupil")


@dataclass(frozen=True, slots=True)
class Taking:
    """What would be written: the pupil's key here, the files, and what to say of it in sentences."""

    key: str
    is_new: bool
    writes: tuple[Write, ...]
    originals: Mapping[str, bytes]
    changes: tuple[str, ...]
    kept: tuple[str, ...]
    assumed: tuple[str, ...] = ()


def plan_taking(workspace: Workspace, arrival: Arrival, coming: Coming, *, known: str | None) -> Taking:
    """What taking a bundle in would write; `known` is the key of the pupil here, None for a new one.

    Raises NoSuchPupilHere, WouldNotLoad and RecordHasFaults.
    """
    if known is not None and known not in pupil_keys(workspace.root):
        raise NoSuchPupilHere(known)
    key = known or _free_key(workspace, arrival.manifest.pupil)
    sending = Sending(key, staff={}, provisions=_provision_keys(workspace, arrival, pupil=key))
    writes: list[Write] = []
    changes: list[str] = []
    kept: list[str] = []
    for record in _here(workspace, arrival, coming, sending):
        write, said, ours = _write(workspace, record)
        writes += [write] if write else []
        changes += said
        kept += ours
    originals = {copy_path(key, name): data for name, data in arrival.originals.items()}
    assumed = tuple(_assumed(arrival, coming))
    return Taking(key, known is None, tuple(writes), originals, tuple(changes), tuple(kept), assumed)


def _assumed(arrival: Arrival, coming: Coming) -> Iterator[str]:
    """What the bundle does not say and is taken from its day, in sentences."""
    titles = [str(each.tree.get("title")) for each in arrival.of(Provision) if left_with_the_bundle(each.tree, coming)]
    if titles:
        day = coming.sent_on.isoformat()
        yield (
            f"no last day is given for the pupil's part in {listed(titles)}; "
            f"taken as {day}, the day on which the bundle was packed"
        )


def brings_nothing(workspace: Workspace, taking: Taking) -> bool:
    """Whether everything that would be written is here already."""
    return not taking.writes and all(
        files.read(workspace.root / path) == data for path, data in taking.originals.items()
    )


def take_in(workspace: Workspace, taking: Taking) -> Committed:
    """Write all of it in one commit."""
    verb = "import bundle" if taking.is_new else "import bundle into"
    with transaction(
        workspace.root,
        message=f"{verb} ({taking.key})",
        environment=workspace.environment,
        dry_run=workspace.dry_run,
    ) as tx:
        for write in taking.writes:
            tx.write(write.path, write.data, expected=write.expected)
        for path, data in taking.originals.items():
            held = files.read(workspace.root / path)
            tx.write(path, data, expected=None if held is None else files.digest(held))
        held = files.read(workspace.root / ATTRIBUTES)
        wanted = attributes_with_files(held)
        if taking.originals and wanted != held:
            tx.write(ATTRIBUTES, wanted, expected=None if held is None else files.digest(held))
    return tx.result


def _free_key(workspace: Workspace, wanted: str) -> str:
    """The key that the pupil had at the school before, if it is nobody's here and names nothing; else a new one."""
    taken = set(pupil_keys(workspace.root))
    is_key = len(wanted) == LENGTH and re.fullmatch(KEY_PATTERN, wanted) is not None
    if is_key and wanted not in taken and mentioned_in(workspace.root, wanted, besides=()) is None:
        return wanted
    return new_key(taken)


def _provision_keys(workspace: Workspace, arrival: Arrival, *, pupil: str) -> dict[str, str]:
    """The key here of each provision by its name in the bundle: new, or that of one which came with it before."""
    taken = set(record_keys(workspace.root, "provision"))
    here = {
        (tree.get("title"), tree.get("from")): key
        for key in sorted(taken)
        if isinstance(tree := load_tree(workspace.root, path_of(Provision, key=key)), dict)
        and [member.get("pupil") for member in tree.get("pupils", ())] == [pupil]
    }
    found: dict[str, str] = {}
    for each in arrival.of(Provision):
        key = here.get((each.tree.get("title"), each.tree.get("from"))) or new_key(taken)
        taken.add(key)
        found[PurePosixPath(each.path).stem] = key
    return found


def _here(workspace: Workspace, arrival: Arrival, coming: Coming, sending: Sending) -> Iterator[RecordTree]:
    """The records as they are to stand here, under their paths in this folder."""
    entry = received_entry(coming, on=workspace.today, sha256=arrival.sha256)
    has_log = bool(arrival.of(ContactLog))
    for each in arrival.records:
        if each.kind is Provision:
            key = sending.provisions[PurePosixPath(each.path).stem]
            tree = arrived_provision(each.tree, coming, pupil=sending.key)
            yield RecordTree(path_of(Provision, key=key), Provision, tree)
            continue
        found = _arrived(each, coming, sending)
        if found is None:
            continue
        if each.kind is ContactLog:
            found = {**found, "contacts": [*found.get("contacts", ()), entry]}
        yield RecordTree(f"pupils/{sending.key}/{each.path}", each.kind, found)
    if not has_log:
        yield RecordTree(path_of(ContactLog, pupil=sending.key), ContactLog, {"contacts": [entry]})


def _arrived(record: RecordTree, coming: Coming, sending: Sending) -> dict[str, Any] | None:
    """One record as it is to stand here; None for what was about the school before."""
    if record.kind is Pupil:
        return arrived(record.tree, coming)
    if record.kind is ContactLog:
        return arrived_log(record.tree, coming)
    if record.kind is PupilEquality:
        return arrived_equality(record.tree)
    return stripped(record.kind, record.tree, sending)


def _write(workspace: Workspace, record: RecordTree) -> tuple[Write | None, list[str], list[str]]:
    """The file to write, what that changes, and what of our own stands, in sentences."""
    path = record.path
    if not (workspace.root / path).exists():
        return new(record.kind, path, record.tree), [f"{path} is new"], []
    ours: dict[str, Any] = load_tree(workspace.root, path)
    if record.kind is Pupil:
        both = merged(ours, record.tree)
        tree, kept = both.tree, [f"{path}: {name} stays as it is here" for name in both.kept]
    elif record.kind in _SIDE_BY_SIDE:
        name, by = _SIDE_BY_SIDE[record.kind]
        tree, kept = appended(ours, record.tree, name, by=by), []
    else:
        same = ours == record.tree
        return None, [], [] if same else [f"{path} stays as it is here; that of the bundle is not taken"]
    edits = tuple(differences(path, ours, tree))
    if not edits:
        return None, [], kept
    said = [f"{path}: {_words(each)}" for each in edits]
    return changed(workspace.root, path, record.kind, *(_edit(record.kind, each) for each in edits)), said, kept


def _edit(kind: type[Record], edit: TreeEdit) -> Edit:
    return appending(kind, edit.at, edit.new) if edit.adds_item else setting(kind, edit.at, edit.new)


def _words(edit: TreeEdit) -> str:
    place = " ".join(str(step + 1 if isinstance(step, int) else step) for step in edit.at)
    return f"an entry is added to {place}" if edit.adds_item else f"{place} is added"
