"""A pupil's SEN status as a register gives it, laid over the history that the records have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.exchange.cells.dates import ReadDay
from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.trees import Part, Tree, day_in, entries
from senco_cli.exchange.report import Said

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Period:
    place: int
    status: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class _Start:
    """When the file says the status began, and what to say about that; `day` is None where it does not."""

    day: ReadDay | None
    said: tuple[Said, ...] = ()


def status_part(old: Tree, child: Child, *, today: date) -> Part:
    """The status history with what the row says.

    A status that is new ends the one before it on the day before; without a day in the row it begins on `today`.
    A day that the row gives only in part never moves one that is recorded and may be meant.
    """
    if child.status is None:
        return Part()
    recorded = entries(old, "sen_status")
    periods = _periods(recorded)
    if periods is None:
        return _refused("the record's own status history has faults, and has to be mended first")
    start = _start(child)
    latest = max(periods, key=lambda period: period.start, default=None)
    if latest is None:
        return _first(child, start, today)
    if latest.status == child.status and (latest.end is None or latest.end >= today):
        return _same(recorded, periods, latest, child.status_from)
    return _next(recorded, periods, latest, child.status, start, today)


def watch_part(old: Tree, child: Child, *, today: date) -> Part:
    """The day since when the pupil is on the school's own watch list, where the row puts them there."""
    if not child.watched or old.get("watch_from"):
        return Part()
    since = child.status_from or child.added_on
    day = since.day if since else today
    said = (
        () if since else (Said("assumed", "watched", "no day given; on the watch list since today", day.isoformat()),)
    )
    return Part({"watch_from": day.isoformat()}, said)


def latest_status(tree: Tree) -> str | None:
    """The status of the period that began last; None where there is none or it cannot be read."""
    periods = _periods(entries(tree, "sen_status"))
    return max(periods, key=lambda period: period.start).status if periods else None


def _first(child: Child, start: _Start, today: date) -> Part:
    if child.status == "N" and start.day is None and not child.watched:
        return Part()
    return _appended([], str(child.status), start, today)


def _same(recorded: list[Tree], periods: Sequence[_Period], latest: _Period, said: ReadDay | None) -> Part:
    if said is None or said.agrees_with(latest.start):
        return Part()
    if said.precision != "day":
        sentence = "the records have another day; kept, as the cell gives a month only"
        return Part(said=(Said("kept", "status_from", sentence, latest.start.isoformat()),))
    earlier = [each for each in periods if each is not latest]
    moved = {latest.place: {"from": said.day.isoformat()}}
    for before in earlier:
        if before.end is not None and before.end + _DAY == latest.start and before.start < said.day:
            moved[before.place] = {"to": (said.day - _DAY).isoformat()}
        elif before.end is None or before.end >= said.day or before.start >= said.day:
            return _refused("the records have another status on that day", about="status_from")
    changed = [{**entry, **moved.get(place, {})} for place, entry in enumerate(recorded)]
    return Part({"sen_status": changed})


def _next(
    recorded: list[Tree], periods: Sequence[_Period], latest: _Period, status: str, start: _Start, today: date
) -> Part:
    begins = start.day.day if start.day else today
    if start.day and any(each.status == status and start.day.agrees_with(each.start) for each in periods):
        return _refused(f"the records have {latest.status} since; the file is older")
    if begins <= latest.start:
        return _refused(f"the records have {latest.status} from the same day or a later one")
    if latest.end is not None and latest.end < begins:
        return _appended(recorded, status, start, today)
    end = (begins - _DAY).isoformat()
    closed = [{**entry, "to": end} if place == latest.place else entry for place, entry in enumerate(recorded)]
    said = Said("noted", "status", f"{latest.status} ends on the day before {status} begins", end)
    part = _appended(closed, status, start, today)
    return Part(part.fields, (*part.said, said))


def _appended(recorded: list[Tree], status: str, start: _Start, today: date) -> Part:
    day = start.day.day if start.day else today
    said = start.said
    if start.day is None:
        said = (Said("assumed", "status", f"no day given; {status} begins today", day.isoformat()),)
    return Part({"sen_status": [*recorded, {"status": status, "from": day.isoformat()}]}, said)


def _start(child: Child) -> _Start:
    said = child.status_from or child.added_on
    about = "status_from" if child.status_from else "added_on"
    if _begins_with_plan(child) and child.plan_made:
        return _Start(child.plan_made, (_with_plan(child, child.plan_made),))
    told: list[Said] = []
    if said and said.assumed:
        told.append(Said("assumed", about, said.assumed, said.day.isoformat()))
    if said and child.date_of_birth and _is_under_two(child.date_of_birth, said.day):
        told.append(Said("doubtful", about, "begins before the second birthday; taken as it is"))
    return _Start(said, tuple(told))


def _begins_with_plan(child: Child) -> bool:
    """Whether E begins on the day of the plan: where the row has no day for the status that says it better."""
    if child.status != "E" or child.plan_made is None:
        return False
    given = child.status_from
    return given is None or (given.precision != "day" and given.agrees_with(child.plan_made.day))


def _with_plan(child: Child, plan: ReadDay) -> Said:
    sentence = "E begins on the day of the plan"
    if child.added_on and child.added_on.day < plan.day and not child.added_on.agrees_with(plan.day):
        sentence += "; what the pupil had before, on the register already, is not in the file"
    return Said("assumed", "plan_made", sentence, plan.day.isoformat())


def _is_under_two(born: date, day: date) -> bool:
    return (day.year - 2, day.month, day.day) < (born.year, born.month, born.day)


def _periods(recorded: Sequence[Tree]) -> list[_Period] | None:
    found = []
    for place, entry in enumerate(recorded):
        start, end = day_in(entry, "from"), day_in(entry, "to")
        if start is None or (end is None and entry.get("to")):
            return None
        found.append(_Period(place, str(entry.get("status")).upper(), start, end))
    return found


def _refused(reason: str, *, about: str = "status") -> Part:
    return Part(said=(Said("refused", about, reason),))
