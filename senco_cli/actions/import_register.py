"""Bring a register in: read it, propose what it means for the records, and write all of it in one commit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from senco_cli.actions.import_outcomes import (
    CannotOpen,
    bytes_of,
    existing_pupils,
    naming,
    without_sen_left_out,
    writes_of,
)
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.exchange.columns import ColumnMapping, understand_columns
from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.diagnosis_answers import answers_joined
from senco_cli.exchange.mapping import SavedMapping, read_mapping
from senco_cli.exchange.packed import packed
from senco_cli.exchange.proposal import Proposal
from senco_cli.exchange.register import propose
from senco_cli.exchange.table import Table
from senco_cli.exchange.table_file import read_table
from senco_cli.store.transaction import ANY, Committed, transaction
from senco_cli.store.yaml_editor import dump
from senco_cli.store.yaml_reader import read

MAPPINGS = "_imports"


@dataclass(frozen=True, slots=True)
class Opened:
    """A register that has been read: its table, and what each column holds."""

    table: Table
    mapping: ColumnMapping


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written; `keys` are those of the new pupils in the order of the rows."""

    keys: tuple[str, ...]
    changed: int
    committed: Committed


def open_register(
    workspace: Workspace, path: Path, *, mapping: Path | None, sheet: str | None = None, visible_only: bool = False
) -> Opened:
    """Read a workbook or a CSV file and say what its columns hold, by a mapping that is given or kept from last time.

    Raises CannotOpen, NotATable and NotAMapping.
    """
    told = read_mapping(mapping_tree(mapping)) if mapping else None
    headings = tuple(told.columns) if told else ()
    with naming(path, NotATable):
        table = read_table(bytes_of(path), headings=headings, sheet=sheet, visible_only=visible_only)
    kept = None if told else kept_mapping(workspace, mapping_path(table))
    columns = understand_columns(table, today=workspace.today, given=told or kept, told=told is not None)
    return Opened(table, columns)


def with_diagnoses(opened: Opened, said: Mapping[str, str]) -> Opened:
    """The register with what somebody says of its diagnoses: by their words, a type of need or `keep`."""
    mapping = opened.mapping
    return replace(opened, mapping=replace(mapping, diagnoses=answers_joined(mapping.diagnoses, said)))


def propose_register(
    workspace: Workspace,
    opened: Opened,
    *,
    day_first: bool | None = None,
    answers: Mapping[int, str] | None = None,
    plans_from_status: bool = False,
    sen_only: bool = False,
    diagnoses: Mapping[str, str] | None = None,
) -> Proposal:
    """What importing the register would do to the records as they are now; `diagnoses` is as for `with_diagnoses`.

    With `sen_only` a child who is not in the records yet is left out unless the row gives K, E or the watch list.
    Raises PupilUnreadable.
    """
    school, _faults = open_school(workspace)
    proposal = propose(
        opened.table,
        with_diagnoses(opened, diagnoses or {}).mapping,
        existing=existing_pupils(workspace),
        today=workspace.today,
        day_first=day_first,
        staff={key: person.name for key, person in school.staff.items()},
        answers=answers,
        plans_from_status=plans_from_status,
    )
    if not sen_only:
        return proposal
    return replace(proposal, outcomes=packed(without_sen_left_out(each) for each in proposal.outcomes))


def import_register(workspace: Workspace, proposal: Proposal, *, day_first: bool | None, table: Table) -> Imported:
    """Write everything that is proposed in one commit, and keep the mapping for the next time.

    Rows that still wait for an answer are left out.
    """
    keys, writes = writes_of(workspace, proposal)
    kept = proposal.mapping.saved(day_first=day_first)
    with transaction(
        workspace.root, message=_message(proposal, table), environment=workspace.environment, dry_run=workspace.dry_run
    ) as tx:
        for write in writes:
            tx.write(write.path, write.data, expected=write.expected)
        if writes:
            tx.write(mapping_path(table), mapping_bytes(kept), expected=ANY)
    return Imported(keys, len(proposal.changes), tx.result)


def _message(proposal: Proposal, table: Table) -> str:
    kind = "xlsx" if table.sheet else "csv"
    return f"import {kind} register ({len(proposal.adds)} added, {len(proposal.changes)} changed)"


def mapping_tree(path: Path) -> Any:
    """What a file with a mapping holds. Raises CannotOpen."""
    document = read(bytes_of(path))
    if document.faults:
        fault = document.faults[0]
        raise CannotOpen(path, f"line {fault.line}: {fault.sentence}", hint="mend that line, or leave --mapping out")
    return document.tree


def mapping_path(table: Table, *, kind: str = "csv") -> str:
    """Where the mapping of files with these headings is kept; another shape of file has its own."""
    headings = "\n".join(sorted(table.headings)).encode("utf-8")
    return f"{MAPPINGS}/{kind}-{hashlib.sha256(headings).hexdigest()[:8]}.yaml"


def kept_mapping(workspace: Workspace, path: str) -> SavedMapping | None:
    """The mapping that an earlier import left at the path. Raises NotAMapping."""
    file = workspace.root / path
    return read_mapping(mapping_tree(file)) if file.exists() else None


def mapping_bytes(mapping: SavedMapping) -> bytes:
    """A mapping as it is kept in a file."""
    about = "# What each column of a register holds; senco import uses it for files with these headings.\n"
    return (about + dump(mapping.tree())).encode("utf-8")
