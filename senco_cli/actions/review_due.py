"""What is due and overdue, for the whole school or one pupil."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from senco_cli.actions.due_fields import as_csv
from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_json import (
    DUTY_HOLDER,
    KIND,
    LEGAL_DUE,
    REMINDER,
    Retold,
    deadline_of,
    outlook_of,
)
from senco_cli.actions.due_kept import due_answers, open_due
from senco_cli.actions.due_list import Due, DueList, OutlookOf
from senco_cli.actions.fault_json import fault_of
from senco_cli.actions.workspace import Workspace
from senco_cli.index.answers import Answers
from senco_cli.rules.next_step import Unknown

Pupils = Iterable[tuple[str, Mapping[str, Any]]]
Again = Callable[[str, int], Sequence[str]]


def review_due(workspace: Workspace, filters: DueFilters) -> DueList:
    """Everything overdue and everything due within the span that is asked for."""
    school, pupils = _asked(workspace, filters, due_answers(workspace))
    faults = [fault_of(row) for row in school["faults"]]
    items: list[Due] = []
    reviews: list[OutlookOf] = []
    again = _sentences(workspace)
    for key, pupil in pupils:
        faults.extend(fault_of(row) for row in pupil.get("faults", ()))
        items.extend(_of_pupil(key, pupil, filters, today=workspace.today, again=again))
        if "outlook" in pupil:
            ahead = outlook_of(pupil["outlook"])
            reviews.append(OutlookOf(key, pupil["label"], ahead, pupil["year"], pupil["short"]))
    items.extend(_of_school(school, filters, workspace.today))
    unknown = [Unknown(*row) for row in school.get("unknown", ()) if filters.kind in (None, "whole-school")]
    return DueList(tuple(sorted(items, key=_order)), tuple(faults), school["name"], tuple(reviews), tuple(unknown))


def told_as_csv(workspace: Workspace, filters: DueFilters, answers: Answers) -> str:
    """The same as CSV, after a line of JSON with every fault met on the way; many dates are not held in memory."""
    school, pupils = _asked(workspace, filters, answers)
    faults, again = list(school["faults"]), _sentences(workspace)

    def items() -> Iterator[Due]:
        for key, pupil in pupils:
            faults.extend(pupil.get("faults", ()))
            yield from _of_pupil(key, pupil, filters, today=workspace.today, again=again)
        yield from _of_school(school, filters, workspace.today)

    text = as_csv(items(), order=_order)
    return f"{json.dumps(faults, ensure_ascii=False)}\n{text}"


def _asked(workspace: Workspace, filters: DueFilters, answers: Answers) -> tuple[Mapping[str, Any], Pupils]:
    """What is known of the school, and of each pupil who is asked about."""
    if filters.pupil:
        from senco_cli.actions.due_reading import due_of_school

        school = due_of_school(workspace, None, has_plans=True)
        return school, [(filters.pupil, open_due(workspace)(filters.pupil))]
    return json.loads(answers.told("school", lambda: _told_of_school(workspace, answers))), answers.each()


def _told_of_school(workspace: Workspace, answers: Answers) -> str:
    from senco_cli.actions.due_reading import due_of_school

    labels, has_plans = {}, False
    for key, pupil in answers.each():
        labels[key] = pupil["label"]
        has_plans = has_plans or pupil["may_have_plan"]
    return json.dumps(due_of_school(workspace, labels, has_plans=has_plans), ensure_ascii=False)


def _sentences(workspace: Workspace) -> Again:
    """What tells how a day of a pupil comes about; nothing is read before somebody asks."""

    @cache
    def opened() -> Again:
        from senco_cli.actions.due_reading import open_sentences

        return open_sentences(workspace)

    return lambda key, place: opened()(key, place)


def _of_pupil(key: str, pupil: Mapping[str, Any], filters: DueFilters, *, today: date, again: Again) -> Iterator[Due]:
    for place, row in enumerate(pupil.get("deadlines", ())):
        if _is_asked_for(row, filters, today):
            deadline = deadline_of(row, pupil=key, derivation=Retold(partial(again, key, place)))
            left = _days_left(deadline.legal_due, today)
            yield Due(deadline, pupil["label"], key, pupil["label"], pupil["year"], left, pupil["short"])


def _of_school(school: Mapping[str, Any], filters: DueFilters, today: date) -> Iterator[Due]:
    for row, about, discreet, derivation in school.get("deadlines", ()):
        if _is_asked_for(row, filters, today):
            deadline = deadline_of(row, pupil=None, derivation=tuple(derivation))
            yield Due(deadline, about, None, None, None, _days_left(deadline.legal_due, today), discreet)


def _is_asked_for(row: Sequence[Any], filters: DueFilters, today: date) -> bool:
    if filters.duty_holder and row[DUTY_HOLDER] != filters.duty_holder:
        return False
    if filters.kind and row[KIND] != filters.kind:
        return False
    legal_due = row[LEGAL_DUE]
    if legal_due is None:
        return not filters.overdue
    # Days written year-month-day stand in the order of the calendar.
    if legal_due < today.isoformat():
        return not (filters.overdue and row[REMINDER])
    return not filters.overdue and legal_due <= (today + filters.within).isoformat()


def _days_left(legal_due: date | None, today: date) -> int | None:
    return (legal_due - today).days if legal_due else None


def _order(due: Due) -> tuple[bool, date, str, str]:
    return (due.deadline.legal_due is None, due.deadline.legal_due or date.max, due.about, due.deadline.rule)
