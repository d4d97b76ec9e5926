"""Enter the day of something that concerns the whole school, into the record of its duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from senco_cli.actions.record import AlreadyRecorded, DayCannotBeSo
from senco_cli.actions.record_effect import Effect, effect, standing
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults, Write, appending, changed, new, removing, save, setting
from senco_cli.model.base import Part
from senco_cli.model.kinds import path_of
from senco_cli.model.record_events import RecordEvent
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.store.records import load
from senco_cli.store.transaction import Committed

PATH = path_of(SchoolDuties)


@dataclass(frozen=True, slots=True)
class EnteredForSchool:
    """What was written, the duties that the day sets off and ends, and the fields taken out with an older day."""

    committed: Committed
    effect: Effect
    cleared: tuple[str, ...] = ()


def is_of_school(event: RecordEvent) -> bool:
    """Whether an event concerns the whole school and no pupil."""
    return event.kind == SchoolDuties.kind


def enter_for_school(
    workspace: Workspace, event: RecordEvent, *, on: date, entry: Mapping[str, str]
) -> EnteredForSchool:
    """Write the day, in one commit; `entry` are the values of the fields in `event.by`.

    Raises DayCannotBeSo, AlreadyRecorded, RecordHasFaults or WouldNotLoad.
    """
    if on > workspace.today and event.field.endswith("_on"):
        raise DayCannotBeSo(f"{on.isoformat()} is still to come: today is {workspace.today.isoformat()}")
    before = standing(workspace, None)
    write, cleared = _write(workspace, event, on=on, entry={**entry, **event.sets})
    committed = save(workspace, f"record {event.name} (duties)", [write])
    return EnteredForSchool(committed, effect(before, standing(workspace, None)), cleared)


def _write(
    workspace: Workspace, event: RecordEvent, *, on: date, entry: Mapping[str, str]
) -> tuple[Write, tuple[str, ...]]:
    name, _, field = event.field.partition(".")
    day = on.isoformat()
    if not (workspace.root / PATH).exists():
        tree: Any = [{**entry, field: day}] if event.by else {field: day} if field else day
        return new(SchoolDuties, PATH, {name: tree}), ()
    record = load(workspace.root, PATH, SchoolDuties).record
    if record is None:
        raise RecordHasFaults(PATH)
    if not event.by:
        at: tuple[str | int, ...] = tuple(event.field.split("."))
        part: Part | None = getattr(record, name) if field else record
    else:
        place = _place(getattr(record, name), entry)
        if place is None:
            added = appending(SchoolDuties, (name,), {**entry, field: day})
            return changed(workspace.root, PATH, SchoolDuties, added), ()
        at, part = (name, place, field), getattr(record, name)[place]
    held = _held(part, str(at[-1]))
    _refuse_another_day(event, at, held, on=on)
    old = tuple(each for each in event.clears if _is_of_before(_held(part, each), held=held, on=on))
    edits = [setting(SchoolDuties, at, day), *(removing((*at[:-1], each)) for each in old)]
    return changed(workspace.root, PATH, SchoolDuties, *edits), old


def _is_of_before(day: date | None, *, held: date | None, on: date) -> bool:
    # A day beside one that is written down for the first time may be the next; one that is past is not.
    return day is not None and (held < on if held else day <= on)


def _place(entries: Sequence[Part], entry: Mapping[str, str]) -> int | None:
    for place, each in enumerate(entries):
        if all(str(getattr(each, name)).casefold() == value.strip().casefold() for name, value in entry.items()):
            return place
    return None


def _held(part: Part | None, field: str) -> date | None:
    for attribute, info in type(part).model_fields.items() if part else ():
        if (info.alias or attribute) == field:
            value = getattr(part, attribute)
            return value if isinstance(value, date) else None
    return None


def _refuse_another_day(event: RecordEvent, at: Sequence[str | int], held: date | None, *, on: date) -> None:
    # A day that was planned may move either way; one on which something happened is followed by a later one.
    may_move = event.recurs and (held is None or held < on or not event.field.endswith("_on"))
    if held is not None and held != on and not may_move:
        shown = ".".join(str(step + 1 if isinstance(step, int) else step) for step in at)
        raise AlreadyRecorded(PATH, shown, held, pupil="school-duties", kind="pupil")
