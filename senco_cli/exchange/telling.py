"""Which refusals and remarks are worth telling, once it is known what becomes of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from senco_cli.exchange.cells.reading import Comment
from senco_cli.exchange.columns import ColumnMapping
from senco_cli.exchange.merging.plan_parts import FIRST_MADE
from senco_cli.exchange.proposal import PLAN_FILE, Add, Change, Outcome, Question, Same
from senco_cli.exchange.report import Refusal, Remark, Said, column_about, refusal, remark
from senco_cli.exchange.table import Table

# What a remark about a cell of this kind may have led to in the record; other kinds have the name of the field.
_CHANGES: Mapping[str, frozenset[str]] = {
    "full_name": frozenset({"name"}),
    "legal_forename": frozenset({"name"}),
    "legal_surname": frozenset({"name"}),
    "known_as": frozenset({"name"}),
    "preferred_surname": frozenset({"name"}),
    "former_upn": frozenset({"former_upns"}),
    "main_need": frozenset({"needs", "diagnoses"}),
    "other_needs": frozenset({"needs", "diagnoses"}),
    "year": frozenset({"year_taught"}),
}

LASTING = ("kept", "missing")
_ALL, _NONE = frozenset({"*"}), frozenset[str]()


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes of a row, and what was said on the way."""

    outcome: Outcome
    said: tuple[Said, ...]


def refusals_told(
    table: Table, mapping: ColumnMapping, read: Sequence[Refusal], told: Sequence[Told]
) -> tuple[Refusal, ...]:
    """Every cell that was not taken, in the order of the rows and columns."""
    found = list(read)
    refused = [(each.outcome.row, said) for each in told for said in each.said if said.kind == "refused"]
    wanted = {row for row, _said in refused}
    cells = {row.number: row.cells for row in table.rows if row.number in wanted} if wanted else {}
    for row, said in refused:
        column = column_about(mapping, said.about)
        if column:
            found.append(refusal(row, column, said.sentence, cells[row][column.index]))
    return tuple(sorted(found, key=lambda each: (each.row, len(each.column_letter), each.column_letter)))


def remarks_told(
    mapping: ColumnMapping, read: Sequence[Remark], told: Sequence[Told], years: str | None
) -> tuple[Remark, ...]:
    """The remarks about the whole file, then those about rows of which something comes."""
    led_to = {each.outcome.row: _led_to(each.outcome) for each in told}
    of_file = [each for each in read if each.row is None]
    if years:
        of_file.append(remark(None, column_about(mapping, "year"), Comment("noted", years)))
    dated_by = column_about(mapping, "plan_made") or column_about(mapping, "status_from")
    if any(_dates_a_plan(each.outcome) for each in told):
        of_file.append(remark(None, dated_by, Comment("assumed", FIRST_MADE)))
    unused = _unused(mapping, told)
    of_rows = [
        each
        for each in read
        if each.row is not None and (each.row, each.column_letter) not in unused and _matters(each, led_to[each.row])
    ]
    of_rows += [found for each in told for said in each.said if (found := _placed(said, each.outcome, mapping))]
    return (*of_file, *sorted(dict.fromkeys(of_rows), key=lambda each: each.row or 0))


def _unused(mapping: ColumnMapping, told: Sequence[Told]) -> set[tuple[int, str | None]]:
    # How a cell was read does not matter where what was read was then not taken.
    return {
        (each.outcome.row, column.letter)
        for each in told
        for said in each.said
        if said.kind == "refused" and (column := column_about(mapping, said.about))
    }


def _placed(said: Said, outcome: Outcome, mapping: ColumnMapping) -> Remark | None:
    # Where nothing changes, nothing is assumed; what the records keep against the file is still to be known.
    if said.kind == "refused" or not (said.kind in LASTING or isinstance(outcome, Add | Change | Question)):
        return None
    return remark(outcome.row, column_about(mapping, said.about), Comment(said.kind, said.sentence, said.taken))


def _led_to(outcome: Outcome) -> frozenset[str] | None:
    """The fields of the record that a row changes; all may be where the pupil is new, and None where it is left out."""
    if isinstance(outcome, Add | Question):
        return _ALL
    if isinstance(outcome, Change):
        return frozenset(name for edit in outcome.edits for name in ([str(edit.at[0])] if edit.at else edit.new))
    return _NONE if isinstance(outcome, Same) else None


def _matters(found: Remark, changed: frozenset[str] | None) -> bool:
    if changed is _ALL:
        return True
    if not changed:
        return found.kind in LASTING and changed is not None
    kind = found.cell_kind or ""
    return bool(_CHANGES.get(kind, frozenset({kind})) & changed)


def _dates_a_plan(outcome: Outcome) -> bool:
    if isinstance(outcome, Add):
        return outcome.plan is not None
    if not isinstance(outcome, Change):
        return False
    return any(edit.file == PLAN_FILE and edit.at[:1] in ((), ("plan_first_made_on",)) for edit in outcome.edits)
