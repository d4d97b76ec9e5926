"""What is due and overdue, for the whole school or one pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.actions.list_pupils import open_school, year_of
from senco_cli.actions.workspace import Workspace
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import place_of
from senco_cli.model.school import SchoolRecords
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.rule import all_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import each_pupil, load_pupil


@dataclass(frozen=True, slots=True)
class DueFilters:
    """What to list: how far ahead, only what is overdue, one pupil's key, one duty holder, one kind."""

    within: timedelta
    overdue: bool = False
    pupil: str | None = None
    duty_holder: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One date: the deadline and whom it concerns; `days_left` is below nought when late, None for a reminder.

    `about` is the pupil's name, the provision's, or the school's; `pupil` is None where it is no pupil.
    """

    deadline: Deadline
    about: str
    key: str | None
    pupil: str | None
    year: str | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due in order of its legal day, reminders without a day last, and every fault met on the way."""

    items: tuple[Due, ...]
    faults: tuple[Finding, ...]


def review_due(workspace: Workspace, filters: DueFilters) -> DueList:
    """Everything overdue and everything due within the span that is asked for."""
    school, faults = open_school(workspace)
    days = SchoolDays(school.calendar)
    found = list(faults)
    items: list[Due] = []
    one = filters.pupil
    for loaded in [load_pupil(workspace.root, one)] if one else each_pupil(workspace.root):
        found.extend(loaded.faults)
        if loaded.file is None:
            continue
        year = year_of(loaded.file.pupil, workspace.today)
        for deadline in pupil_deadlines(loaded.file, school, today=workspace.today, days=days):
            if _is_asked_for(deadline, filters, workspace.today):
                left = _days_left(deadline, workspace.today)
                items.append(Due(deadline, loaded.label, loaded.key, loaded.label, year, left))
    if not one:
        items.extend(_of_school(school, filters, days=days, today=workspace.today))
    return DueList(tuple(sorted(items, key=_order)), tuple(found))


def duty_holders() -> tuple[str, ...]:
    """Everybody who owes something by one of the rules."""
    return tuple(sorted({rule.duty_holder for rule in all_rules()}))


def kinds() -> tuple[str, ...]:
    """The kinds of deadline there are."""
    return tuple(sorted({rule.kind for rule in all_rules()}))


def _of_school(school: SchoolRecords, filters: DueFilters, *, days: SchoolDays, today: date) -> list[Due]:
    return [
        Due(deadline, _about(deadline, school), None, None, None, _days_left(deadline, today))
        for deadline in school_deadlines(school, today=today, days=days)
        if _is_asked_for(deadline, filters, today)
    ]


def _about(deadline: Deadline, school: SchoolRecords) -> str:
    place = place_of(deadline.path)
    provision = school.provisions.get(place.key) if place and place.key else None
    return provision.title_ if provision else school.settings.school.name


def _is_asked_for(deadline: Deadline, filters: DueFilters, today: date) -> bool:
    if filters.duty_holder and deadline.duty_holder != filters.duty_holder:
        return False
    if filters.kind and deadline.kind != filters.kind:
        return False
    if deadline.legal_due is None:
        return not filters.overdue
    if deadline.legal_due < today:
        return True
    return not filters.overdue and deadline.legal_due <= today + filters.within


def _days_left(deadline: Deadline, today: date) -> int | None:
    return (deadline.legal_due - today).days if deadline.legal_due else None


def _order(due: Due) -> tuple[bool, date, str, str]:
    return (due.deadline.legal_due is None, due.deadline.legal_due or date.max, due.about, due.deadline.rule)
