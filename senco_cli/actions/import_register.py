"""Bring a register in: read it, propose what it means for the records, and write all of it in one commit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, appending, changed, new, setting
from senco_cli.errors import SencoError
from senco_cli.exchange.columns import ColumnMapping, understand_columns
from senco_cli.exchange.mapping import SavedMapping, read_mapping
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.trees import Edit as TreeEdit
from senco_cli.exchange.proposal import PLAN_FILE, Add, Change, Outcome, Proposal, Skipped
from senco_cli.exchange.register import propose
from senco_cli.exchange.table import Table, read_table
from senco_cli.model.base import Record
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.store.keys import new_key
from senco_cli.store.records import load_tree, pupil_keys
from senco_cli.store.transaction import ANY, Committed, transaction
from senco_cli.store.yaml_editor import dump
from senco_cli.store.yaml_reader import read

MAPPINGS = "_imports"
_WHERE_IT_IS = "senco import csv FILE   with the place of the file, like Downloads/register.csv"


class CannotOpen(SencoError):
    """The file to be imported cannot be opened."""

    def __init__(self, path: Path, why: str, *, hint: str = _WHERE_IT_IS) -> None:
        super().__init__(f'"{path}" cannot be opened: {why}', hint=hint)


class PupilUnreadable(SencoError):
    """A record that cannot be read might be one of the register's pupils, so nobody can be matched safely."""

    def __init__(self, paths: Sequence[str]) -> None:
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        super().__init__(
            f"{', '.join(paths[:3])}{more} cannot be read, and might be somebody in the register; nothing was imported",
            hint="senco check",
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A register that has been read: its table, what each column holds, and whether a kept mapping was used."""

    table: Table
    mapping: ColumnMapping
    kept_mapping: str | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written; `keys` are those of the new pupils in the order of the rows."""

    keys: tuple[str, ...]
    changed: int
    committed: Committed


def open_register(workspace: Workspace, path: Path, *, mapping: Path | None) -> Opened:
    """Read a CSV file and say what its columns hold, by a mapping that is given or that was kept from last time.

    Raises CannotOpen, NotATable and NotAMapping.
    """
    told = read_mapping(_mapping_tree(mapping)) if mapping else None
    table = read_table(_bytes_of(path), headings=tuple(told.columns) if told else ())
    kept_path = _mapping_path(table)
    kept = None if told else _kept_mapping(workspace, kept_path)
    columns = understand_columns(table, today=workspace.today, given=told or kept, told=told is not None)
    return Opened(table, columns, kept_path if kept else None)


def propose_register(
    workspace: Workspace,
    opened: Opened,
    *,
    day_first: bool | None = None,
    answers: Mapping[int, str] | None = None,
    plans_from_status: bool = False,
    sen_only: bool = False,
) -> Proposal:
    """What importing the register would do to the records as they are now.

    With `sen_only` a child who is not in the records yet is left out unless the row gives K, E or the watch list.
    Raises PupilUnreadable.
    """
    school, _faults = open_school(workspace)
    proposal = propose(
        opened.table,
        opened.mapping,
        existing=_existing(workspace),
        today=workspace.today,
        day_first=day_first,
        staff={key: person.name for key, person in school.staff.items()},
        answers=answers,
        plans_from_status=plans_from_status,
    )
    if not sen_only:
        return proposal
    return replace(proposal, outcomes=tuple(_without_sen_left_out(each) for each in proposal.outcomes))


def adds_without_sen(proposal: Proposal) -> int:
    """How many of the new pupils have neither SEN support nor a plan, and are not on the watch list."""
    return sum(1 for add in proposal.adds if not _has_sen(add))


def _without_sen_left_out(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Add) and not _has_sen(outcome):
        return Skipped(outcome.row, "has neither SEN support nor an EHC plan (--sen-only)")
    return outcome


def _has_sen(add: Add) -> bool:
    statuses = add.pupil.get("sen_status") or [{}]
    return "watch_from" in add.pupil or statuses[-1].get("status") not in (None, "N")


def import_register(workspace: Workspace, proposal: Proposal, *, day_first: bool | None, table: Table) -> Imported:
    """Write everything that is proposed in one commit, and keep the mapping for the next time.

    Rows that still wait for an answer are left out.
    """
    taken = set(pupil_keys(workspace.root))
    keys: list[str] = []
    writes: list[Write] = []
    for add in proposal.adds:
        key = new_key(taken)
        taken.add(key)
        keys.append(key)
        writes.extend(_new_files(add, key))
    for change in proposal.changes:
        writes.extend(_changed_files(workspace, change))
    kept = proposal.mapping.saved(day_first=day_first)
    with transaction(
        workspace.root, message=_message(proposal), environment=workspace.environment, dry_run=workspace.dry_run
    ) as tx:
        for write in writes:
            tx.write(write.path, write.data, expected=write.expected)
        if writes:
            tx.write(_mapping_path(table), _mapping_bytes(kept), expected=ANY)
    return Imported(tuple(keys), len(proposal.changes), tx.result)


def _message(proposal: Proposal) -> str:
    return f"import csv register ({len(proposal.adds)} added, {len(proposal.changes)} changed)"


def _existing(workspace: Workspace) -> list[ExistingPupil]:
    found: list[ExistingPupil] = []
    unreadable: list[str] = []
    for key in pupil_keys(workspace.root):
        path = path_of(Pupil, pupil=key)
        tree = load_tree(workspace.root, path)
        if not isinstance(tree, dict) or not isinstance(tree.get("name"), dict):
            unreadable.append(path)
            continue
        plan_path = path_of(EhcPlan, pupil=key)
        plan = load_tree(workspace.root, plan_path)
        if (workspace.root / plan_path).exists() and not isinstance(plan, dict):
            unreadable.append(plan_path)
        found.append(ExistingPupil(key, tree, plan if isinstance(plan, dict) else None))
    if unreadable:
        raise PupilUnreadable(unreadable)
    return found


def _new_files(add: Add, key: str) -> Iterator[Write]:
    yield new(Pupil, path_of(Pupil, pupil=key), add.pupil)
    if add.plan:
        yield new(EhcPlan, path_of(EhcPlan, pupil=key), add.plan)


def _changed_files(workspace: Workspace, change: Change) -> Iterator[Write]:
    kinds: dict[str, type[Record]] = {"pupil.yaml": Pupil, PLAN_FILE: EhcPlan}
    for name, kind in kinds.items():
        edits = [edit for edit in change.edits if edit.file == name]
        path = path_of(kind, pupil=change.key)
        if edits and (workspace.root / path).exists():
            yield changed(workspace.root, path, kind, *(_text_edit(kind, edit) for edit in edits))
        elif edits:
            yield new(kind, path, change.plan or {})


def _text_edit(kind: type[Record], edit: TreeEdit) -> Edit:
    return appending(kind, edit.at, edit.new) if edit.adds_item else setting(kind, edit.at, edit.new)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotOpen(path, (error.strerror or "unknown reason").lower()) from None


def _mapping_tree(path: Path) -> Any:
    document = read(_bytes_of(path))
    if document.faults:
        fault = document.faults[0]
        raise CannotOpen(path, f"line {fault.line}: {fault.sentence}", hint="mend that line, or leave --mapping out")
    return document.tree


def _mapping_path(table: Table) -> str:
    """Where the mapping of registers with these headings is kept; another shape of register has its own."""
    headings = "\n".join(sorted(table.headings)).encode("utf-8")
    return f"{MAPPINGS}/csv-{hashlib.sha256(headings).hexdigest()[:8]}.yaml"


def _kept_mapping(workspace: Workspace, path: str) -> SavedMapping | None:
    file = workspace.root / path
    return read_mapping(_mapping_tree(file)) if file.exists() else None


def _mapping_bytes(mapping: SavedMapping) -> bytes:
    about = "# What each column of a register holds; senco import csv uses it for files with these headings.\n"
    return (about + dump(mapping.tree())).encode("utf-8")
