"""Edited cells as changes to the records of one pupil, with what cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from senco_cli.exchange.cells.by_field import read_cell
from senco_cli.exchange.cells.dates import Kind as DayKind
from senco_cli.exchange.cells.dates import NotADay, Order, ReadDay, order_of, read_day
from senco_cli.exchange.cells.reading import Clues
from senco_cli.exchange.child import Child
from senco_cli.exchange.editable.columns import BY_FIELD, NEEDS, EditableColumn, needs_now, status_now
from senco_cli.exchange.editable.three_way import CellEdit
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.status_history import status_part
from senco_cli.exchange.merging.trees import At, Tree, entries
from senco_cli.exchange.proposal import PLAN_FILE
from senco_cli.exchange.shipped import code_meant
from senco_cli.exchange.staff_names import staff_meant
from senco_cli.exchange.text import one_line
from senco_cli.model.codes import code_set

_DAY = timedelta(days=1)
_STATUS = ("status", "status_from")


class Untakable(ValueError):
    """A cell that cannot be taken; `reason` holds nothing of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(slots=True)
class Applied:
    """The records of one pupil as the edits make them; by field what was not taken, and what was assumed."""

    pupil: Tree
    plan: Tree | None
    refused: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """What cells are read by: the day, and the staff by key."""

    today: date
    staff: Mapping[str, str]


def apply(pupil: ExistingPupil, edits: Sequence[CellEdit], around: Around) -> Applied:
    """The records with the edited cells in them."""
    found = Applied(dict(pupil.pupil), None if pupil.plan is None else dict(pupil.plan))
    by_field = {edit.field: edit for edit in edits}
    _apply_status(found, {name: by_field[name] for name in _STATUS if name in by_field}, around)
    _apply_needs(found, {name: by_field[name] for name in NEEDS if name in by_field}, around)
    for edit in edits:
        if edit.field in _STATUS or edit.field in NEEDS:
            continue
        column = BY_FIELD[edit.field]
        try:
            value = _value(column, edit.edited, around)
            if column.field == "upn" and value:
                found.said += _upn_doubts(value, around)
            _put(found, column, value, around)
        except Untakable as fault:
            found.refused.append((edit.field, fault.reason))
    return found


def _value(column: EditableColumn, text: str, around: Around) -> Any:
    """What a cell is in a record; None where it was emptied. Raises Untakable."""
    if not text.strip():
        if column.is_needed:
            raise Untakable("cannot be empty")
        return None
    if column.kind == "day":
        return _day(text, around, is_birth=column.field == "date_of_birth").isoformat()
    if column.kind == "staff":
        key = staff_meant(text, around.staff)
        if key is None:
            raise Untakable("is not among the staff, or several are meant")
        return key
    if column.kind == "items" and column.codes:
        return _codes(column.codes, text)
    if column.kind in ("items", "lines"):
        return [
            one_line(part)
            for part in text.replace("\n", ";" if column.kind == "items" else "\n").split(
                ";" if column.kind == "items" else "\n"
            )
            if part.strip()
        ]
    if column.kind == "number":
        found = read_cell("attendance", text, Clues(around.today))
        if found.refused:
            raise Untakable(found.refused[0].reason)
        return found.values["attendance"]
    if column.field == "upn":
        read = read_cell("upn", text, Clues(around.today))
        if read.refused:
            raise Untakable(read.refused[0].reason)
        return read.values["upn"]
    return text if column.field == "notes" else one_line(text)


def _upn_doubts(upn: str, around: Around) -> list[str]:
    return [each.sentence for each in read_cell("upn", upn, Clues(around.today)).comments]


def _day(text: str, around: Around, *, is_birth: bool) -> date:
    if order_of([text]) is Order.EITHER:
        raise Untakable("is text that reads as two days; type it as a day, or as year-month-day")
    try:
        return read_day(text, DayKind.BIRTH if is_birth else DayKind.PAST, today=around.today).day
    except NotADay as fault:
        raise Untakable(fault.reason) from None


def _codes(set_name: str, text: str) -> list[str]:
    found = []
    for part in filter(None, (each.strip() for each in text.replace("\n", ";").split(";"))):
        code = code_meant(set_name, part)
        if code is None:
            raise Untakable("names something that is not known; the sheet Codes has what can stand here")
        found.append(code.code)
    return list(dict.fromkeys(found))


def _put(found: Applied, column: EditableColumn, value: Any, around: Around) -> None:
    at = column.place
    if column.file == PLAN_FILE:
        if found.plan is None:
            status = status_now(found.pupil, around.today) or {}
            if status.get("status") != "E":
                raise Untakable("only a pupil with status E has a plan")
            if column.field != "plan_first_made_on":
                raise Untakable("there is no plan yet; its first day has to be given too")
        if column.field == "plan_first_made_on" and value is None:
            raise Untakable("cannot be empty")
        found.plan = _set(found.plan or {}, at, value)
        return
    if column.field == "attendance" and value is None:
        at = at[:1]
    found.pupil = _set(found.pupil, at, value)
    if column.field == "attendance" and value and found.pupil["attendance"].get("to"):
        # A new figure cannot keep the day up to which the old one was counted.
        found.pupil = _set(found.pupil, ("attendance", "to"), around.today.isoformat())
        found.said.append("the attendance was taken as counted to today")


def _set(tree: Tree, at: At, value: Any) -> Tree:
    """The tree with a value in its place, or without one where it is None; a mapping left empty goes too."""
    step, rest = str(at[0]), at[1:]
    inner = tree.get(step)
    put = _set(inner if isinstance(inner, dict) else {}, rest, value) if rest else value
    if put in (None, {}, []):
        return {name: each for name, each in tree.items() if name != step}
    return {**tree, step: put}


def _apply_status(found: Applied, edits: Mapping[str, CellEdit], around: Around) -> None:
    if not edits:
        return
    now = status_now(found.pupil, around.today) or {}
    try:
        status = _status(edits.get("status"), now)
        since = edits.get("status_from")
        day = ReadDay(_day(since.edited, around, is_birth=False)) if since and since.edited.strip() else None
    except Untakable as fault:
        found.refused += [(name, fault.reason) for name in edits]
        return
    if day and day.day > around.today:
        found.refused.append(("status_from", "lies in the future"))
        return
    part = status_part(found.pupil, Child(0, status=status, status_from=day), today=around.today)
    found.pupil = {**found.pupil, **part.fields}
    found.refused += [(next(iter(edits)), said.sentence) for said in part.said if said.kind == "refused"]
    found.said += [said.sentence for said in part.said if said.kind != "refused"]


def _status(edit: CellEdit | None, now: Tree) -> str:
    text = edit.edited if edit else str(now.get("status") or "")
    code = code_meant("sen_provision", text)
    if code is None:
        raise Untakable(
            "is not an SEN status; one that ended is N from then on" if not text else "is not an SEN status"
        )
    if code.valid_to is not None:
        raise Untakable(f"{code.code} can no longer be given; use N, K or E")
    return code.code


def _apply_needs(found: Applied, edits: Mapping[str, CellEdit], around: Around) -> None:
    """The needs in the order of their columns: one that is gone ends yesterday, one that is new begins today."""
    if not edits:
        return
    now = needs_now(found.pupil, around.today)
    before = [str(need.get("type")) for need in now]
    wanted: list[str] = []
    for place, name in enumerate(NEEDS):
        kept = before[place] if place < len(before) else ""
        try:
            code = _need(edits[name].edited, around) if name in edits else kept
        except Untakable as fault:
            found.refused.append((name, fault.reason))
            code = kept
        wanted += [code] if code else []
    order = list(dict.fromkeys((*wanted, *before[len(NEEDS) :])))
    if order == before:
        return
    ranks = {code: str(rank) for rank, code in enumerate(order, start=1)}
    changed: list[Tree] = []
    for entry in entries(found.pupil, "needs"):
        if entry not in now:
            changed.append(entry)
        elif entry["type"] in ranks:
            changed.append({**entry, "rank": ranks[entry["type"]]})
        elif str(entry.get("from") or "") < around.today.isoformat():
            # One that began today was never true for a day, and goes.
            changed.append({**entry, "to": (around.today - _DAY).isoformat()})
    today = around.today.isoformat()
    fresh = [{"type": code, "rank": ranks[code], "from": today} for code in order if code not in before]
    found.pupil = _set(found.pupil, ("needs",), [*changed, *fresh])


def _need(text: str, around: Around) -> str:
    if not text.strip():
        return ""
    code = code_meant("type_of_need", text)
    if code is None:
        raise Untakable("is no type of need; the sheet Codes has what can stand here")
    if not code.is_valid_on(around.today):
        raise Untakable(f"{code.code} can no longer be given ({code_set('type_of_need').name_of(code.code)})")
    return code.code
