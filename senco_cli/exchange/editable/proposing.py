"""What a workbook that was edited would do to the records: cells changed, clashes, new pupils, rows that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from senco_cli.exchange.editable.applying import Around, apply
from senco_cli.exchange.editable.columns import BY_FIELD, COLUMNS, KEY, cells_of
from senco_cli.exchange.editable.reading import Edited
from senco_cli.exchange.editable.three_way import CellEdit, RowEdits, sort_out
from senco_cli.exchange.headings import LEAVE
from senco_cli.exchange.mapping import SavedMapping
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.trees import At, Tree
from senco_cli.exchange.proposal import PLAN_FILE, PUPIL_FILE
from senco_cli.exchange.table import Row, Table
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import validate
from senco_cli.model.pupil import Pupil

Side = Literal["file", "records"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it changes, for people; `recorded` is what the records have where that is another thing again."""

    heading: str
    before: str
    after: str
    recorded: str | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One change to a record: a value set, or taken out where it is None, or added to the list at `at`."""

    file: str
    at: At
    new: Any
    adds_item: bool = False


@dataclass(frozen=True, slots=True)
class EditedPupil:
    """One pupil with the cells that change and what is to be written; `plan` is the whole plan where it is new."""

    row: int
    key: str
    shown: tuple[Shown, ...]
    steps: tuple[Step, ...]
    plan: Tree | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that was edited in the file and changed in the records meanwhile."""

    row: int
    key: str
    cell: Shown


@dataclass(frozen=True, slots=True)
class EditedProposal:
    """Everything that importing an edited workbook would do, but for its new rows, which are a register of their own.

    `refused` are cells not taken: row, heading, reason. `rows_refused` are whole rows. `gone` are keys of rows that
    were deleted, which deletes nobody.
    """

    pupils: tuple[EditedPupil, ...]
    clashes: tuple[Clash, ...]
    refused: tuple[tuple[int, str, str], ...]
    rows_refused: tuple[tuple[int, str], ...]
    gone: tuple[str, ...]


def propose_edited(
    edited: Edited,
    existing: Sequence[ExistingPupil],
    *,
    staff: Mapping[str, str],
    today: date,
    clashes: Mapping[tuple[str, str], Side] | None = None,
) -> EditedProposal:
    """What the edits would do. `clashes` says by key and field which side wins; of those open the records stay."""
    by_key = {each.key: each for each in existing}
    recorded = {key: cells_of(each, staff, today=today) for key, each in by_key.items()}
    found = sort_out(edited, recorded)
    around = Around(today, staff)
    pupils: list[EditedPupil] = []
    open_clashes: list[Clash] = []
    refused: list[tuple[int, str, str]] = []
    for row in found.edited:
        taken, still_open = _by_side(row, clashes or {})
        open_clashes += [Clash(row.row, row.key, _shown(edit)) for edit in still_open]
        one, not_taken = _one(row, taken, by_key[row.key], around)
        refused += [(row.row, BY_FIELD[name].heading, reason) for name, reason in not_taken]
        pupils += [one] if one else []
    return EditedProposal(tuple(pupils), tuple(open_clashes), tuple(refused), found.refused, found.gone)


def new_rows(edited: Edited) -> tuple[Table, SavedMapping] | None:
    """The rows without a key as a register of their own, with what its columns hold; None where there are none."""
    fields = [column for column in COLUMNS if column.field in edited.fields]
    rows = tuple(
        Row(row.number, ("", *(row.cells.get(column.field, "") for column in fields)))
        for row in edited.rows
        if not row.key and any(row.cells.values())
    )
    if not rows:
        return None
    # The key stands first in the sheet, and its letters are those that a person sees.
    headings = (KEY, *(column.heading for column in fields))
    mapping = SavedMapping({KEY: LEAVE, **{column.heading: column.imported_as or column.field for column in fields}})
    source = f'the new rows of the sheet "{edited.sheet}"'
    return Table(source, (1,), headings, rows, (), sheet=edited.sheet), mapping


def _by_side(
    row: RowEdits, clashes: Mapping[tuple[str, str], Side]
) -> tuple[tuple[CellEdit, ...], tuple[CellEdit, ...]]:
    sides = {edit.field: clashes.get((row.key, edit.field)) for edit in row.edits if edit.is_clash}
    taken = tuple(edit for edit in row.edits if not edit.is_clash or sides[edit.field] == "file")
    return taken, tuple(edit for edit in row.edits if edit.is_clash and sides[edit.field] is None)


def _one(
    row: RowEdits, edits: Sequence[CellEdit], pupil: ExistingPupil, around: Around
) -> tuple[EditedPupil | None, list[tuple[str, str]]]:
    if not edits:
        return None, []
    if validate(Pupil, pupil.pupil)[0] is None or (pupil.plan is not None and validate(EhcPlan, pupil.plan)[0] is None):
        return None, [(edits[0].field, f"the records of {pupil.key} have faults, and have to be mended first")]
    found = apply(pupil, edits, around)
    plan_is_sound = found.plan is None or validate(EhcPlan, found.plan)[0] is not None
    if validate(Pupil, found.pupil)[0] is None or not plan_is_sound:
        return None, [(edits[0].field, "with all that was edited in this row the record could not be read any more")]
    steps = (
        *_steps(PUPIL_FILE, pupil.pupil, found.pupil),
        *(_steps(PLAN_FILE, pupil.plan, found.plan) if pupil.plan is not None and found.plan is not None else ()),
    )
    new_plan = found.plan if pupil.plan is None else None
    bad = {name for name, _ in found.refused}
    shown = tuple(_shown(edit) for edit in edits if edit.field not in bad)
    if not steps and new_plan is None:
        return None, found.refused
    return EditedPupil(row.row, row.key, shown, steps, new_plan, tuple(found.said)), found.refused


def _shown(edit: CellEdit) -> Shown:
    other = edit.recorded if edit.is_clash else None
    return Shown(BY_FIELD[edit.field].heading, edit.before, edit.edited, other, edit.field)


def _steps(file: str, old: Tree, new: Tree, at: At = ()) -> Iterator[Step]:
    """The steps that make `new` of `old`, what is gone taken out."""
    for name, value in new.items():
        before, place = old.get(name), (*at, name)
        if isinstance(before, dict) and isinstance(value, dict):
            yield from _steps(file, before, value, place)
        elif isinstance(before, list) and isinstance(value, list) and len(value) >= len(before) > 0:
            yield from _list_steps(file, before, value, place)
        elif before != value:
            yield Step(file, place, value)
    for name in old:
        if name not in new:
            yield Step(file, (*at, name), None)


def _list_steps(file: str, before: Sequence[Any], value: Sequence[Any], at: At) -> Iterator[Step]:
    for place, (was, now) in enumerate(zip(before, value, strict=False)):
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _steps(file, was, now, (*at, place))
        elif was != now:
            yield Step(file, (*at, place), now)
    for now in value[len(before) :]:
        yield Step(file, at, now, adds_item=True)


def answered(clashes: Sequence[Clash], side: Side) -> dict[tuple[str, str], Side]:
    """The same answer for every clash."""
    return {(clash.key, clash.cell.field): side for clash in clashes}
