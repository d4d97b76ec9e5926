"""What is due and overdue, for the whole school or one pupil."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from senco_cli.actions.csv_text import csv_lines
from senco_cli.actions.due_fields import as_fields, csv_heading
from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_json import (
    DUTY_HOLDER,
    KIND,
    LEGAL_DUE,
    REMINDER,
    RULE,
    deadline_of,
    outlook_of,
)
from senco_cli.actions.due_kept import DueKept
from senco_cli.actions.due_list import Due, DueList, OutlookOf
from senco_cli.actions.fault_json import fault_of
from senco_cli.actions.workspace import Workspace
from senco_cli.model.finding import Finding
from senco_cli.rules.next_step import Unknown
from senco_cli.rules.sentences import Sentences

Pupils = Iterable[tuple[str, Mapping[str, Any]]]
Again = Callable[[str, int], Sequence[str]]
Order = tuple[bool, Any, str, str]


def review_due(workspace: Workspace, filters: DueFilters, *, kept: DueKept | None = None) -> DueList:
    """Everything overdue and everything due within the span that is asked for; from `kept`, if there is one already."""
    kept, seen = kept or DueKept(workspace), dict[str, tuple[str, bool]]()
    faults: list[Finding] = []
    items: list[Due] = []
    reviews: list[OutlookOf] = []
    again = _sentences(kept)
    for key, pupil in _pupils(kept, filters, seen):
        faults.extend(fault_of(row) for row in pupil.get("faults", ()))
        items.extend(_of_pupil(key, pupil, filters, today=workspace.today, again=again))
        if "outlook" in pupil:
            ahead = outlook_of(pupil["outlook"])
            reviews.append(OutlookOf(key, pupil["label"], ahead, pupil["year"], pupil["short"]))
    school = _school(kept, filters, seen)
    items.extend(_of_school(school, filters, workspace.today))
    faults = [*map(fault_of, school["faults"]), *faults]
    unknown = [Unknown(*row) for row in school.get("unknown", ()) if filters.kind in (None, "whole-school")]
    return DueList(tuple(sorted(items, key=_place)), tuple(faults), school["name"], tuple(reviews), tuple(unknown))


def told_as_csv(kept: DueKept, filters: DueFilters) -> str:
    """The same as CSV, after a line of JSON with every fault met on the way; many dates are not held in memory."""
    today = kept.workspace.today
    seen: dict[str, tuple[str, bool]] = {}
    faults: list[Any] = []
    orders: list[Order] = []
    is_asked_for = _asked_for(filters, today)

    def rows() -> Iterator[Sequence[Any]]:
        for key, pupil in _pupils(kept, filters, seen):
            faults.extend(pupil.get("faults", ()))
            label, year = pupil["label"], pupil.get("year")
            for row in filter(is_asked_for, pupil.get("deadlines", ())):
                orders.append(_order(row[LEGAL_DUE], label, row[RULE]))
                yield as_fields(row, key=key, pupil=label, year=year, days_left=_days_left(row[LEGAL_DUE], today))
        school = _school(kept, filters, seen)
        faults[:0] = school["faults"]
        for row, about, _discreet, _derivation in school.get("deadlines", ()):
            if is_asked_for(row):
                orders.append(_order(row[LEGAL_DUE], about, row[RULE]))
                yield as_fields(row, key=None, pupil=None, year=None, days_left=_days_left(row[LEGAL_DUE], today))

    # A line is all that is held of each date.
    lines = csv_lines(rows())
    in_order = (lines[place] for place in sorted(range(len(lines)), key=orders.__getitem__))
    return "".join((json.dumps(faults, ensure_ascii=False), "\n", csv_heading(), *in_order))


def _pupils(kept: DueKept, filters: DueFilters, seen: dict[str, tuple[str, bool]]) -> Pupils:
    """Each pupil who is asked about, with what is due; afterwards `seen` has their labels, and who may have a plan."""
    asked = [(filters.pupil, kept.reading.of_pupil(filters.pupil, kept.workspace.today))] if filters.pupil else None
    for key, pupil in asked or kept.answers.each():
        seen[key] = pupil["label"], pupil["may_have_plan"]
        yield key, pupil


def _school(kept: DueKept, filters: DueFilters, seen: Mapping[str, tuple[str, bool]]) -> Mapping[str, Any]:
    """What is known of the school, all pupils having been seen."""
    if filters.pupil:
        return kept.reading.about_school()

    labels = {key: label for key, (label, _) in seen.items()}
    has_plans = any(may_have_plan for _, may_have_plan in seen.values())
    told = kept.answers.told("school", partial(_told_of_school, kept, labels, has_plans=has_plans))
    found: Mapping[str, Any] = json.loads(told)
    return found


def _told_of_school(kept: DueKept, labels: Mapping[str, str], *, has_plans: bool) -> str:
    return json.dumps(kept.reading.of_school(labels, has_plans=has_plans), ensure_ascii=False)


def _sentences(kept: DueKept) -> Again:
    """What tells how a day of a pupil comes about; nothing is read before somebody asks."""

    @cache
    def opened() -> Again:
        return kept.reading.sentences()

    return lambda key, place: opened()(key, place)


def _of_pupil(key: str, pupil: Mapping[str, Any], filters: DueFilters, *, today: date, again: Again) -> Iterator[Due]:
    is_asked_for = _asked_for(filters, today)
    for place, row in enumerate(pupil.get("deadlines", ())):
        if is_asked_for(row):
            deadline = deadline_of(row, pupil=key, derivation=Sentences(partial(again, key, place)))
            left = _days_left(row[LEGAL_DUE], today)
            yield Due(deadline, pupil["label"], key, pupil["label"], pupil["year"], left, pupil["short"])


def _of_school(school: Mapping[str, Any], filters: DueFilters, today: date) -> Iterator[Due]:
    is_asked_for = _asked_for(filters, today)
    for row, about, discreet, derivation in school.get("deadlines", ()):
        if is_asked_for(row):
            deadline = deadline_of(row, pupil=None, derivation=tuple(derivation))
            yield Due(deadline, about, None, None, None, _days_left(row[LEGAL_DUE], today), discreet)


@cache
def _asked_for(filters: DueFilters, today: date) -> Callable[[Sequence[Any]], bool]:
    """Whether a deadline's row is among what is asked for."""
    # Days written year-month-day stand in the order of the calendar.
    this_day, last_day = today.isoformat(), (today + filters.within).isoformat()

    def is_asked_for(row: Sequence[Any]) -> bool:
        if filters.duty_holder and row[DUTY_HOLDER] != filters.duty_holder:
            return False
        if filters.kind and row[KIND] != filters.kind:
            return False
        legal_due = row[LEGAL_DUE]
        if legal_due is None:
            return not filters.overdue
        if legal_due < this_day:
            return not (filters.overdue and row[REMINDER])
        return not filters.overdue and legal_due <= last_day

    return is_asked_for


def _days_left(legal_due: str | None, today: date) -> int | None:
    return (date.fromisoformat(legal_due) - today).days if legal_due else None


def _place(due: Due) -> Order:
    return _order(due.deadline.legal_due, due.about, due.deadline.rule)


def _order(legal_due: date | str | None, about: str, rule: str) -> Order:
    """All dates by their legal days, which are days or all of them text, and what has none last."""
    return legal_due is None, legal_due or "", about, rule
