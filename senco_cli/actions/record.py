"""Enter the day of an event: into the record that holds its field, or into a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from senco_cli.actions.record_effect import Effect, effect, standing
from senco_cli.actions.record_waiting import likeliest, not_overtaken, refuse_several
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, RecordHasFaults, Write, changed, new, removing, save, setting
from senco_cli.errors import SencoError, UsageError
from senco_cli.model.base import Part, Record
from senco_cli.model.kinds import kind_named, path_of
from senco_cli.model.record_events import RecordEvent, record_events
from senco_cli.rules.checks.day_in_future import MAY_BE_PLANNED
from senco_cli.rules.checks.days_out_of_order import ORDER
from senco_cli.store.records import load, record_keys
from senco_cli.store.transaction import Committed

_BIRTH = "date_of_birth"


class UnknownEvent(UsageError):
    """A name that no event has."""

    def __init__(self, typed: str) -> None:
        near = get_close_matches(typed, record_events(), n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "senco record --list"
        super().__init__(f'"{typed}" is not an event that can be recorded', hint=hint)


class DayCannotBeSo(SencoError):
    """A day that is still to come, or on the wrong side of another."""


class AlreadyRecorded(SencoError):
    """The field holds another day."""

    def __init__(self, path: str, field: str, held: date, *, pupil: str, kind: str) -> None:
        what = "" if kind == "pupil" else f" --what {kind}"
        super().__init__(
            f"{path} has {field} {held.isoformat()} already",
            hint=f"senco edit {pupil}{what} --set {field}=YEAR-MONTH-DAY   if that is wrong",
        )


class NothingToGoInto(SencoError):
    """No record waits for this day."""

    def __init__(self, event: RecordEvent, pupil: str, *, title: str) -> None:
        begins = [each.name for each in record_events().values() if each.begins and each.kind == event.kind]
        hint = "   or   ".join(f"senco record {name} {pupil}" for name in begins[:2])
        super().__init__(
            f"no record of kind {title} of pupil {pupil} waits for {event.name}",
            hint=hint or f"senco edit {pupil} --what {event.kind} --new",
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a day goes: the record, the field in it, and the record as it is (None where it is to be begun).

    `is_one_of_many` says that the pupil has other records of the kind.
    """

    path: str
    kind: type[Record]
    at: tuple[str | int, ...]
    part: Part | None
    is_one_of_many: bool = False

    @property
    def key(self) -> str | None:
        """The key that tells the record from others of its kind; None where it is the only one."""
        return PurePosixPath(self.path).stem if self.is_one_of_many else None

    @property
    def field(self) -> str:
        """The field that holds the day, by its name in the file."""
        return str(self.at[-1])

    @property
    def shown_field(self) -> str:
        """The way to the field as `senco edit --set` takes it, entries counted from 1."""
        return ".".join(str(step + 1 if isinstance(step, int) else step) for step in self.at)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered, the events that come next as a rule and are not recorded yet, and what it changed.

    `cleared` are the fields that belonged to the older day it took the place of, with the days they held.
    """

    place: Place
    committed: Committed
    next: tuple[RecordEvent, ...]
    effect: Effect
    cleared: Mapping[str, date]


def event_named(typed: str) -> RecordEvent:
    """The event with this name. Raises UnknownEvent."""
    name = typed.strip().lower().replace("_", "-").replace(" ", "-")
    found = record_events().get(name)
    if found is None:
        raise UnknownEvent(typed)
    return found


def find_place(workspace: Workspace, event: RecordEvent, pupil: str, *, on: date, key: str | None = None) -> Place:
    """Where the day goes: a new record, the one that there is one of, or the newest that waits for it.

    Raises NothingToGoInto, AlreadyRecorded, DayCannotBeSo or RecordHasFaults.
    """
    kind = kind_named(event.kind)
    assert kind is not None
    if on > workspace.today and _attribute(kind, event.field.rpartition(".")[2]) not in MAY_BE_PLANNED:
        raise DayCannotBeSo(f"{on.isoformat()} is still to come: today is {workspace.today.isoformat()}")
    found = _new_or_known(workspace, event, kind, pupil, on=on, key=key)
    if found.part is not None:
        _refuse_out_of_order(found, on, besides=_overtaken(event, found, on))
    return found


def enter(
    workspace: Workspace, event: RecordEvent, pupil: str, *, on: date, place: Place, more: Mapping[str, str]
) -> Entered:
    """Write the day, with the fields that the event sets and `more`, in one commit. Raises WouldNotLoad."""
    fields = {**event.sets, place.field: on.isoformat(), **more}
    cleared, before = _overtaken(event, place, on), standing(workspace, pupil)
    write = _write(workspace, place, fields, without=cleared)
    committed = save(workspace, f"record {event.name} ({pupil})", [write])
    after = (record_events()[name] for name in event.next)
    ahead = tuple(each for each in after if each.field in cleared or not _is_recorded(each, place))
    return Entered(place, committed, ahead, effect(before, standing(workspace, pupil)), cleared)


def _new_or_known(
    workspace: Workspace, event: RecordEvent, kind: type[Record], pupil: str, *, on: date, key: str | None
) -> Place:
    if "{key}" in kind.path:
        if event.begins:
            return _beginning(workspace, event, kind, pupil, on=on)
        return _newest_waiting(workspace, event, kind, pupil, on=on, key=key)
    path = path_of(kind, pupil=pupil)
    if not (workspace.root / path).exists():
        if event.begins:
            return Place(path, kind, (event.field,), None)
        raise NothingToGoInto(event, pupil, title=kind.title)
    place = _in_record(event, path, kind, _loaded(workspace, path, kind), pupil=pupil)
    held = _day(place.part, place.field)
    if held is not None and held != on and not (event.recurs and held < on):
        raise AlreadyRecorded(path, place.shown_field, held, pupil=pupil, kind=event.kind)
    return place


def _beginning(workspace: Workspace, event: RecordEvent, kind: type[Record], pupil: str, *, on: date) -> Place:
    for path, record in _records(workspace, kind, pupil):
        same = all(getattr(record, name, None) == value for name, value in event.sets.items())
        if same and _day(record, event.field) == on:
            raise AlreadyRecorded(path, event.field, on, pupil=pupil, kind=event.kind)
    taken = set(record_keys(workspace.root, _folder(kind, pupil)))
    names = (on.isoformat() + (f"-{number}" if number > 1 else "") for number in range(1, len(taken) + 2))
    path = path_of(kind, pupil=pupil, key=next(name for name in names if name not in taken))
    return Place(path, kind, (event.field,), None, is_one_of_many=bool(taken))


def _newest_waiting(
    workspace: Workspace, event: RecordEvent, kind: type[Record], pupil: str, *, on: date, key: str | None
) -> Place:
    every = list(_records(workspace, kind, pupil))
    fitting: Sequence[tuple[str, Record]] = [
        (path, record)
        for path, record in every
        if (key is None or PurePosixPath(path).stem == key)
        and all(getattr(record, name, None) == value for name, value in event.only.items())
    ]
    if key is None:
        fitting = not_overtaken(fitting, on)
        refuse_several(fitting, event, pupil=pupil, on=on)
    found = likeliest(fitting, _attribute(kind, event.field), on=on)
    if found:
        return Place(found[0], kind, (event.field,), found[1], is_one_of_many=len(every) > 1)
    if fitting:
        path, record = fitting[-1]
        raise AlreadyRecorded(path, event.field, _day(record, event.field) or on, pupil=pupil, kind=event.kind)
    raise NothingToGoInto(event, pupil, title=kind.title)


def _in_record(event: RecordEvent, path: str, kind: type[Record], record: Record, *, pupil: str) -> Place:
    name, _, field = event.field.partition(".")
    if not field:
        return Place(path, kind, (name,), record)
    entries: Sequence[Part] = getattr(record, name)
    for index in reversed(range(len(entries))):
        if all(getattr(entries[index], each, None) == value for each, value in event.only.items()):
            return Place(path, kind, (name, index, field), entries[index])
    raise NothingToGoInto(event, pupil, title=kind.title)


def _overtaken(event: RecordEvent, place: Place, on: date) -> Mapping[str, date]:
    """The fields, with their days, that answer the older day which this one takes the place of."""
    held = _day(place.part, place.field)
    if held is None or held >= on:
        return {}
    answers = ((name, _day(place.part, name)) for name in event.clears)
    return {name: day for name, day in answers if day and held <= day < on}


def _refuse_out_of_order(place: Place, on: date, *, besides: Collection[str]) -> None:
    assert place.part is not None
    mine = _attribute(type(place.part), place.field)
    for earlier, later in ORDER.get(type(place.part), ()):
        if mine not in (earlier, later) or "." in earlier + later:
            continue
        other = later if mine == earlier else earlier
        if other in besides:
            continue
        held = getattr(place.part, other)
        if held is not None and (held < on if mine == earlier else held > on):
            # A date of birth stands in no message.
            day = "the pupil was born" if other == _BIRTH else f"{held.isoformat()}, the day of {other} in {place.path}"
            raise DayCannotBeSo(
                f"{on.isoformat()} cannot be the day of {place.field}: it is {_side(mine == earlier)} {day}",
                hint="give the right day, or mend the other with senco edit",
            )


def _side(is_earlier: bool) -> str:
    return "after" if is_earlier else "before"


def _write(workspace: Workspace, place: Place, fields: Mapping[str, str], *, without: Collection[str]) -> Write:
    if place.part is None:
        order = [info.alias or name for name, info in place.kind.model_fields.items()]
        known = {name: fields[name] for name in order if name in fields}
        return new(place.kind, place.path, {**known, **fields})
    edits: list[Edit] = [setting(place.kind, (*place.at[:-1], name), value) for name, value in fields.items()]
    edits += [removing((*place.at[:-1], name)) for name in without]
    return changed(workspace.root, place.path, place.kind, *edits)


def _is_recorded(event: RecordEvent, place: Place) -> bool:
    same = kind_named(event.kind) is place.kind and not event.begins and not event.recurs
    return same and place.part is not None and "." not in event.field and _day(place.part, event.field) is not None


def _records(workspace: Workspace, kind: type[Record], pupil: str) -> Iterator[tuple[str, Record]]:
    for key in record_keys(workspace.root, _folder(kind, pupil)):
        path = path_of(kind, pupil=pupil, key=key)
        yield path, _loaded(workspace, path, kind)


def _loaded(workspace: Workspace, path: str, kind: type[Record]) -> Record:
    record = load(workspace.root, path, kind).record
    if record is None:
        raise RecordHasFaults(path)
    return record


def _folder(kind: type[Record], pupil: str) -> str:
    return PurePosixPath(path_of(kind, pupil=pupil, key="x")).parent.as_posix()


def _day(part: Part | None, field: str) -> date | None:
    value: Any = getattr(part, _attribute(type(part), field), None) if part is not None else None
    return value if isinstance(value, date) else None


def _attribute(kind: type[Part], field: str) -> str:
    """The name of a field in the model, by its name in the file."""
    return next((name for name, info in kind.model_fields.items() if (info.alias or name) == field), field)
