"""The register as a workbook to be edited, and the edits that come back in it, in one commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from senco_cli.actions.import_outcomes import bytes_of, existing_pupils, naming, writes_of
from senco_cli.actions.import_register import Opened, kept_mapping, mapping_bytes, mapping_path
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, appending, changed, new, removing, setting
from senco_cli.exchange.columns import understand_columns
from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.editable.columns import EditableRow, cells_of
from senco_cli.exchange.editable.proposing import EditedProposal, EditedPupil, Side, Step, new_rows, propose_edited
from senco_cli.exchange.editable.reading import Edited, read_edited
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.proposal import PLAN_FILE, PUPIL_FILE, Proposal
from senco_cli.model.base import Record
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Pupil
from senco_cli.model.years import year_taught
from senco_cli.store.pupil_folders import load_tree
from senco_cli.store.records import each_pupil
from senco_cli.store.transaction import ANY, Committed, transaction

_KINDS: Mapping[str, type[Record]] = {PUPIL_FILE: Pupil, PLAN_FILE: EhcPlan}


@dataclass(frozen=True, slots=True)
class ImportedEdits:
    """What was written; `keys` are those of the new pupils."""

    keys: tuple[str, ...]
    changed: int
    committed: Committed


def editable_register(
    workspace: Workspace, *, year: str | None = None, class_name: str | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """The workbook of the pupils on the roll, of a year group (its code) or a class, and every fault met on the way."""
    from senco_cli.exchange.editable.writing import editable_workbook

    school, found = open_school(workspace)
    faults = list(found)
    staff = {key: person.name for key, person in school.staff.items()}
    pupils: list[tuple[str, EditableRow]] = []
    for loaded in each_pupil(workspace.root):
        faults.extend(loaded.faults)
        pupil = loaded.file.pupil if loaded.file else None
        if pupil is None or not pupil.is_on_roll(workspace.today) or not _is_in(pupil, workspace, year, class_name):
            continue
        cells = cells_of(_as_trees(workspace.root, loaded.key), staff, today=workspace.today)
        order = fold_name(f"{pupil.name.legal_surname} {pupil.name.legal_forename}")
        pupils.append((order, EditableRow(loaded.key, cells)))
    rows = [row for _, row in sorted(pupils, key=lambda each: (each[0], each[1].key))]
    names = sorted(staff.values(), key=fold_name)
    data = editable_workbook(rows, school=school.settings.school.name, staff=names, on=workspace.today)
    return data, tuple(faults)


def open_edited(path: Path) -> Edited | None:
    """The workbook that was made to be edited and came back; None where the file is another one.

    Raises CannotOpen and NotATable.
    """
    with naming(path, NotATable):
        return read_edited(bytes_of(path))


def propose_edits(
    workspace: Workspace, edited: Edited, *, clashes: Mapping[tuple[str, str], Side] | None = None
) -> EditedProposal:
    """What the edits would do to the records as they are now. Raises PupilUnreadable."""
    school, _faults = open_school(workspace)
    staff = {key: person.name for key, person in school.staff.items()}
    existing = existing_pupils(workspace)
    return propose_edited(edited, existing, staff=staff, today=workspace.today, clashes=clashes)


def open_new_rows(workspace: Workspace, edited: Edited) -> Opened | None:
    """The rows that were added, as a register of their own; None where there are none."""
    found = new_rows(edited)
    if found is None:
        return None
    table, mapping = found
    kept = kept_mapping(workspace, mapping_path(table))
    given = replace(mapping, diagnoses=kept.diagnoses) if kept else mapping
    return Opened(table, understand_columns(table, today=workspace.today, given=given, told=True))


def import_edits(
    workspace: Workspace, edited: Edited, proposal: EditedProposal, added: Proposal | None
) -> ImportedEdits:
    """Write the edits and the new pupils in one commit; clashes and rows that wait are left as they are.

    What was said of diagnoses in the new rows is kept for the next time.
    """
    writes = [write for pupil in proposal.pupils for write in _writes(workspace, pupil)]
    keys: tuple[str, ...] = ()
    if added is not None:
        keys, more = writes_of(workspace, added)
        writes += more
    number = len(proposal.pupils) + (len(added.changes) if added else 0)
    message = f"import xlsx register ({len(keys)} added, {number} changed)"
    kept = new_rows(edited) if writes and added is not None and added.mapping.diagnoses else None
    with transaction(
        workspace.root, message=message, environment=workspace.environment, dry_run=workspace.dry_run
    ) as tx:
        for write in writes:
            tx.write(write.path, write.data, expected=write.expected)
        if kept and added is not None:
            tx.write(mapping_path(kept[0]), mapping_bytes(added.mapping.saved()), expected=ANY)
    return ImportedEdits(keys, number, tx.result)


def _writes(workspace: Workspace, pupil: EditedPupil) -> Sequence[Write]:
    found: list[Write] = []
    for name, kind in _KINDS.items():
        edits = [_text_edit(kind, step) for step in pupil.steps if step.file == name]
        if edits:
            found.append(changed(workspace.root, path_of(kind, pupil=pupil.key), kind, *edits))
    if pupil.plan is not None:
        found.append(new(EhcPlan, path_of(EhcPlan, pupil=pupil.key), pupil.plan))
    return found


def _text_edit(kind: type[Record], step: Step) -> Edit:
    if step.adds_item:
        return appending(kind, step.at, step.new)
    return removing(step.at) if step.new is None else setting(kind, step.at, step.new)


def _is_in(pupil: Pupil, workspace: Workspace, year: str | None, class_name: str | None) -> bool:
    taught = year_taught(pupil.date_of_birth, workspace.today, taught=pupil.year_taught)
    in_class = class_name is None or (pupil.class_name or "").casefold() == class_name.casefold()
    return in_class and (year is None or taught == year)


def _as_trees(root: Path, key: str) -> ExistingPupil:
    plan = load_tree(root, path_of(EhcPlan, pupil=key))
    return ExistingPupil(key, load_tree(root, path_of(Pupil, pupil=key)), plan if isinstance(plan, dict) else None)
