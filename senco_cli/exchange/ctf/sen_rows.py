"""The SEN history of a transfer file put in order: periods by their days, whatever order and gaps the file has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from senco_cli.exchange.cells.dates import Kind, NotADay
from senco_cli.exchange.child import NeedPeriod, StatusPeriod
from senco_cli.exchange.ctf.safe_xml import Element
from senco_cli.exchange.ctf.values import ctf_day, whole
from senco_cli.exchange.report import Said
from senco_cli.exchange.shipped import code_close, code_meant
from senco_cli.model.codes import code_set

_DAY = timedelta(days=1)
_SHOWN = 20
_Statuses = tuple[tuple[StatusPeriod, ...], tuple[Said, ...]]
_Needs = tuple[tuple[NeedPeriod, ...], tuple[Said, ...]]


def statuses_of(history: Element | None, *, today: date) -> _Statuses:
    """The periods in the order of their days, none of which overlap, and what was put right on the way.

    Samples have the present period first; only the days say which it is.
    """
    said: list[Said] = []
    rows = history.all("sen") if history else []
    periods = [period for row in rows if (period := _status(row, today, said))]
    in_order = sorted(dict.fromkeys(periods), key=lambda each: (each.from_on, each.to_on or date.max))
    return tuple(_current(_end_to_end(in_order, said), today, said)), tuple(said)


def needs_of(history: Element | None, *, today: date) -> _Needs:
    """The needs, main one first and those that have ended last, and what was put right on the way."""
    said: list[Said] = []
    found: list[NeedPeriod] = []
    holder = history.one("senneeds") if history else None
    for row in (*(holder.all("senneed") if holder else ()), *(history.all("senneed") if history else ())):
        need = _need(row, today, said)
        if need and need not in found:
            found.append(need)
    return tuple(_ranked(found, said)), tuple(said)


def _status(row: Element, today: date, said: list[Said]) -> StatusPeriod | None:
    text = row.value("senprovision") or row.value("senstatus")
    code = code_meant("sen_provision", text) if text else None
    start = _day(row.value("startdate"), today)
    if code is None:
        said.append(Said("refused", "status", f"{_quoted(text)} is no SEN status that is known; not taken"))
        return None
    if start is None:
        said.append(Said("refused", "status", f"{code.code} has no day on which it began that can be read; not taken"))
        return None
    end = _end(row.value("enddate"), today, said, about="status", what=code.code)
    if end is not None and end < start:
        said.append(Said("doubtful", "status", f"{code.code} ends before it begins; that end is not taken"))
        end = None
    return StatusPeriod(code.code, start, end)


def _end_to_end(periods: Sequence[StatusPeriod], said: list[Said]) -> list[StatusPeriod]:
    """The periods with every one but the last ending before the next begins."""
    found: list[StatusPeriod] = []
    for period in periods:
        before = found[-1] if found else None
        if before and before.from_on == period.from_on:
            # Sorted by their ends: the later one lasts longer, and stands.
            sentence = (
                f"{before.status} and {period.status} begin on the same day; the second, which lasts longer, is taken"
            )
            said.append(Said("doubtful", "status", sentence, period.from_on.isoformat()))
            found[-1] = period
            continue
        if before and (before.to_on is None or before.to_on >= period.from_on):
            end = period.from_on - _DAY
            why = "has no end" if before.to_on is None else "overlaps the next"
            sentence = f"{before.status} {why}; it ends on the day before {period.status} begins"
            said.append(Said("assumed", "status", sentence, end.isoformat()))
            found[-1] = replace(before, to_on=end)
        found.append(period)
    return found


def _current(periods: list[StatusPeriod], today: date, said: list[Said]) -> Iterator[StatusPeriod]:
    """The periods, the last of which may not be one that nobody can have any more."""
    for place, period in enumerate(periods):
        code = code_set("sen_provision").get(period.status)
        over = code.valid_to if code else None
        is_last = place == len(periods) - 1
        if not is_last or over is None or (period.to_on is not None and period.to_on < today):
            yield period
        elif period.from_on <= over:
            sentence = f"{period.status} came to its end by then at the latest; what came after is not in the file"
            said.append(Said("missing", "status", sentence, over.isoformat()))
            yield replace(period, to_on=over)
        else:
            sentence = f"{period.status} could no longer be given when it began; not taken, see senco set-status"
            said.append(Said("refused", "status", sentence))


def _need(row: Element, today: date, said: list[Said]) -> NeedPeriod | None:
    text = row.value("sentype")
    code = (code_meant("type_of_need", text) or code_close("type_of_need", text)) if text else None
    if code is None:
        said.append(Said("refused", "needs", f"{_quoted(text)} is no type of need that is known; not taken"))
        return None
    start = _day(row.value("needstartdate") or row.value("startdate"), today)
    end = _end(row.value("needenddate") or row.value("enddate"), today, said, about="needs", what=code.code)
    if start and end and end < start:
        said.append(Said("refused", "needs", f"{code.code} ends before it begins; not taken"))
        return None
    return NeedPeriod(code.code, whole(row.value("sentyperank")) or 0, start, end)


def _ranked(needs: Sequence[NeedPeriod], said: list[Said]) -> list[NeedPeriod]:
    """The needs in the order of their ranks; one without a rank comes after the others."""
    taken = [need.rank for need in needs if need.rank]
    found = []
    for need in needs:
        rank = need.rank or max([0, *taken]) + 1
        if not need.rank:
            taken.append(rank)
            said.append(
                Said("assumed", "needs", f"{need.type} has no rank in the file; it comes after the others", str(rank))
            )
        found.append(replace(need, rank=rank))
    return sorted(found, key=lambda each: (each.to_on is not None, each.rank, each.from_on or date.min))


def _day(text: str, today: date) -> date | None:
    try:
        return ctf_day(text, Kind.PAST, today=today) if text else None
    except NotADay:
        return None


def _end(text: str, today: date, said: list[Said], *, about: str, what: str) -> date | None:
    end = _day(text, today)
    if text and end is None:
        said.append(Said("refused", about, f"the end of {what} is not a day that can be read; not taken"))
    return end


def _quoted(text: str) -> str:
    return f'"{text}"' if text and len(text) <= _SHOWN and text.isprintable() else "something"
