"""The histories of a transfer file laid over those of the records: they fill what the records leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from senco_cli.exchange.child import Child, NeedPeriod, StatusPeriod
from senco_cli.exchange.merging.trees import Part, Tree, day_in, entries
from senco_cli.exchange.report import Said

_DAY = timedelta(days=1)
_NONE = "N"


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A period of the records with its place in the list."""

    place: int
    period: StatusPeriod


def status_history_part(old: Tree, child: Child) -> Part:
    """The records' status history with the periods of the file on the days for which the records have none.

    The school's own records are the later ones, and stay. Only a status that begins after the last one they have, and
    is another, ends that one on the day before.
    """
    listed = entries(old, "sen_status")
    periods = _periods(listed)
    if periods is None:
        sentence = "the record's own status history has faults, and has to be mended first"
        return Part(said=(Said("refused", "status", sentence),))
    said: list[Said] = []
    recorded = [_Recorded(place, period) for place, period in enumerate(periods)]
    added: list[StatusPeriod] = []
    for period in child.status_history:
        latest = max(recorded, key=lambda each: each.period.from_on, default=None)
        if latest and _follows(period, latest.period):
            end = period.from_on - _DAY
            recorded[recorded.index(latest)] = replace(latest, period=replace(latest.period, to_on=end))
            if latest.place < len(listed):
                sentence = f"{latest.period.status} ends on the day before {period.status} begins"
                said.append(Said("noted", "status", sentence, end.isoformat()))
        known = [each.period for each in recorded]
        said.extend(_contradicted(period, known))
        said.extend(_begun_otherwise(period, known))
        for rest in _without(period, known):
            recorded.append(_Recorded(len(listed) + len(added), rest))
            added.append(rest)
    ended = [_with_end(entry, each.period) for entry, each in zip(listed, recorded, strict=False)]
    if not added and ended == listed:
        return Part(said=tuple(said))
    ends = {each.place: each.period for each in recorded}
    fresh = [_status_entry(ends[len(listed) + place]) for place in range(len(added))]
    return Part({"sen_status": [*ended, *fresh]}, tuple(said))


def need_history_part(old: Tree, child: Child, *, statuses: Sequence[Tree], today: date) -> Part:
    """The records' needs with those of the file that they do not have.

    Of a pupil whose status is N now, by `statuses`, a need without an end has ended the day before N began: it is kept
    as history, and says nothing about today.
    """
    listed = entries(old, "needs")
    none_since = _none_since(statuses, today)
    said: list[Said] = []
    found = list(listed)
    for need in child.need_history:
        taken = _ended(need, none_since, said)
        place = next((place for place, each in enumerate(found) if _is_same(each, taken)), None)
        if place is None:
            found.append(_need_entry(_with_free_rank(taken, found, said, recorded=len(listed))))
        else:
            found[place] = _told_more(found[place], taken, said, is_recorded=place < len(listed))
    return Part({"needs": found} if found != listed else {}, tuple(said))


def _follows(period: StatusPeriod, latest: StatusPeriod) -> bool:
    is_open = latest.to_on is None or latest.to_on >= period.from_on
    return is_open and period.from_on > latest.from_on and period.status != latest.status


def _contradicted(period: StatusPeriod, known: Sequence[StatusPeriod]) -> Iterator[Said]:
    others = {each.status for each in known if each.status != period.status and _meet(period, each)}
    if others:
        sentence = f"the file has {period.status} on days on which the records have {' and '.join(sorted(others))}"
        yield Said("kept", "status", f"{sentence}; the records stay", period.from_on.isoformat())


def _begun_otherwise(period: StatusPeriod, known: Sequence[StatusPeriod]) -> Iterator[Said]:
    same = [each for each in known if each.status == period.status and _meet(period, each)]
    if same and all(each.from_on != period.from_on for each in same):
        days = f"{period.from_on.isoformat()} in the file, {same[0].from_on.isoformat()} in the record"
        yield Said("kept", "status", f"{period.status} begins on another day; the record's day stays", days)


def _without(period: StatusPeriod, known: Sequence[StatusPeriod]) -> Iterator[StatusPeriod]:
    """The parts of a period on days for which nothing is known."""
    begins: date | None = period.from_on
    for each in sorted((each for each in known if _meet(period, each)), key=lambda each: each.from_on):
        if begins and begins < each.from_on:
            yield StatusPeriod(period.status, begins, each.from_on - _DAY)
        if begins and (each.to_on is None or each.to_on >= begins):
            begins = each.to_on + _DAY if each.to_on else None
    if begins and (period.to_on is None or begins <= period.to_on):
        yield StatusPeriod(period.status, begins, period.to_on)


def _meet(first: StatusPeriod, second: StatusPeriod) -> bool:
    return (second.to_on is None or first.from_on <= second.to_on) and (
        first.to_on is None or second.from_on <= first.to_on
    )


def _periods(listed: Sequence[Tree]) -> list[StatusPeriod] | None:
    found = []
    for entry in listed:
        start, end = day_in(entry, "from"), day_in(entry, "to")
        if start is None or (end is None and entry.get("to")):
            return None
        found.append(StatusPeriod(str(entry.get("status")).strip().upper(), start, end))
    return found


def _with_end(entry: Tree, period: StatusPeriod) -> Tree:
    return entry if day_in(entry, "to") == period.to_on else {**entry, "to": str(period.to_on)}


def _status_entry(period: StatusPeriod) -> Tree:
    ends = {"to": period.to_on.isoformat()} if period.to_on else {}
    return {"status": period.status, "from": period.from_on.isoformat(), **ends}


def _none_since(statuses: Sequence[Tree], today: date) -> date | None:
    """The day since when the pupil has no special needs, over all periods in a row; None for everybody else."""
    periods = sorted(_periods(statuses) or (), key=lambda each: each.from_on)
    begun = [each for each in periods if each.from_on <= today]
    if not begun or begun[-1].status != _NONE or (begun[-1].to_on is not None and begun[-1].to_on < today):
        return None
    since = begun[-1].from_on
    for each in reversed(begun[:-1]):
        if each.status != _NONE:
            break
        since = each.from_on
    return since


def _ended(need: NeedPeriod, none_since: date | None, said: list[Said]) -> NeedPeriod:
    if none_since is None or (need.to_on is not None and need.to_on < none_since):
        return need
    end = max(none_since - _DAY, need.from_on or date.min)
    if need.to_on is None:
        sentence = f"{need.type} has no end in the file, but the status is N now; kept as history, ended by then"
        said.append(Said("assumed", "needs", sentence, end.isoformat()))
        return replace(need, to_on=end)
    return need


def _is_same(entry: Tree, need: NeedPeriod) -> bool:
    if str(entry.get("type")).strip().upper() != need.type:
        return False
    start, end = day_in(entry, "from") or date.min, day_in(entry, "to") or date.max
    return start <= (need.to_on or date.max) and (need.from_on or date.min) <= end


def _told_more(entry: Tree, need: NeedPeriod, said: list[Said], *, is_recorded: bool) -> Tree:
    if not is_recorded:
        said.append(Said("doubtful", "needs", f"{need.type} is in the file twice for the same time; taken once"))
    elif need.to_on and not entry.get("to"):
        said.append(Said("kept", "needs", f"the file ends {need.type}; the record has it still, and keeps it"))
    if need.from_on and not entry.get("from"):
        return {**entry, "from": need.from_on.isoformat()}
    return entry


def _with_free_rank(need: NeedPeriod, found: Sequence[Tree], said: list[Said], *, recorded: int) -> NeedPeriod:
    """A need that is new to a record comes after those the record has; among themselves the file's ranks count."""
    if need.to_on is not None or not recorded:
        return need
    ranks = [int(text) for each in found if not each.get("to") and (text := str(each.get("rank")).strip()).isdecimal()]
    if need.rank not in ranks:
        return need
    rank = max(ranks) + 1
    sentence = f"the record has another need of rank {need.rank}; {need.type} comes after those it has"
    said.append(Said("noted", "needs", sentence, str(rank)))
    return replace(need, rank=rank)


def _need_entry(need: NeedPeriod) -> Tree:
    days = {"from": need.from_on, "to": need.to_on}
    told = {name: day.isoformat() for name, day in days.items() if day}
    return {"type": need.type, "rank": str(need.rank), **told}
