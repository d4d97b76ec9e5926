"""What is due and overdue, for the whole school or one pupil."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.actions.list_pupils import may_have_plan, open_school, year_of
from senco_cli.actions.review_next import OutlookOf, under_way
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.people import initials
from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import place_of
from senco_cli.model.names import mentions
from senco_cli.model.school import SchoolRecords
from senco_cli.rules.case import SchoolCase
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.review_steps import Unknown
from senco_cli.rules.rule import all_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.unknowns import school_unknowns
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
    """One date: the deadline and whom it concerns.

    `days_left` is below nought when the day has passed, None where there is no day. `about` is the pupil's name, the
    provision's, or the school's; `pupil` is None where it is no pupil. `discreet` says whom it concerns without a
    pupil's name.
    """

    deadline: Deadline
    about: str
    key: str | None
    pupil: str | None
    year: str | None
    days_left: int | None
    discreet: str

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed; a reminder is never overdue, because missing it breaks no duty."""
        return self.days_left is not None and self.days_left < 0 and not self.deadline.reminder


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due in order of its legal day, reminders without a day last; every fault met on the way; the school.

    `reviews` are pupils whose reviews are under way or of whom a day is not known, with what is next. `unknown` is what
    is not known of the whole school.
    """

    items: tuple[Due, ...]
    faults: tuple[Finding, ...]
    school: SchoolRecords
    reviews: tuple[OutlookOf, ...] = ()
    unknown: tuple[Unknown, ...] = ()


def review_due(workspace: Workspace, filters: DueFilters) -> DueList:
    """Everything overdue and everything due within the span that is asked for."""
    school, faults = open_school(workspace)
    days = SchoolDays(school.calendar)
    rules, rule_faults = rules_of(workspace.root)
    found = [*faults, *rule_faults]
    items: list[Due] = []
    labels: dict[str, str] = {}
    reviews: list[OutlookOf] = []
    one, has_plans = filters.pupil, False
    for loaded in [load_pupil(workspace.root, one)] if one else each_pupil(workspace.root):
        found.extend(loaded.faults)
        labels[loaded.key] = loaded.label
        has_plans = has_plans or may_have_plan(loaded, today=workspace.today)
        if loaded.file is None:
            continue
        year = year_of(loaded.file.pupil, workspace.today)
        short = initials(loaded.file.pupil.name)
        deadlines = pupil_deadlines(loaded.file, school, today=workspace.today, days=days, rules=rules)
        ahead = under_way(loaded, school, deadlines, days=days, today=workspace.today)
        if ahead.steps or ahead.unknowns or ahead.meetings:
            reviews.append(OutlookOf(loaded.key, loaded.label, ahead, year, short))
        for deadline in deadlines:
            if _is_asked_for(deadline, filters, workspace.today):
                left = _days_left(deadline, workspace.today)
                items.append(Due(deadline, loaded.label, loaded.key, loaded.label, year, left, short))
    if not one:
        of_school = school_deadlines(school, today=workspace.today, days=days, rules=rules, has_plans=has_plans)
        items.extend(_of_school(of_school, school, filters, today=workspace.today, labels=labels))
    case = SchoolCase(school=school, today=workspace.today, days=days)
    unknown = school_unknowns(case) if not one and filters.kind in (None, "whole-school") else ()
    return DueList(tuple(sorted(items, key=_order)), tuple(found), school, tuple(reviews), unknown)


def duty_holders() -> tuple[str, ...]:
    """Everybody who owes something by one of the rules."""
    promisers = {code.code for code in code_set("promised_by").codes}
    return tuple(sorted({rule.duty_holder for rule in all_rules()} | promisers))


def kinds() -> tuple[str, ...]:
    """The kinds of deadline there are."""
    return tuple(sorted({rule.kind for rule in all_rules()}))


def _of_school(
    deadlines: Iterable[Deadline],
    school: SchoolRecords,
    filters: DueFilters,
    *,
    today: date,
    labels: Mapping[str, str],
) -> list[Due]:
    return [
        Due(deadline, about, None, None, None, _days_left(deadline, today), discreet)
        for deadline in deadlines
        if _is_asked_for(deadline, filters, today)
        for about, discreet in [_about(deadline, school, labels=labels)]
    ]


def _about(deadline: Deadline, school: SchoolRecords, *, labels: Mapping[str, str]) -> tuple[str, str]:
    place = place_of(deadline.path)
    provision = school.provisions.get(place.key) if place and place.key else None
    if place is None or provision is None:
        return school.settings.school.name, school.settings.school.name
    # A provision for one pupil is often called after that pupil.
    members = (labels.get(member.pupil, "") for member in provision.pupils)
    named = any(mentions(provision.title_, label) for label in members)
    return provision.title_, f"provision {place.key}" if named else provision.title_


def _is_asked_for(deadline: Deadline, filters: DueFilters, today: date) -> bool:
    if filters.duty_holder and deadline.duty_holder != filters.duty_holder:
        return False
    if filters.kind and deadline.kind != filters.kind:
        return False
    if deadline.legal_due is None:
        return not filters.overdue
    if deadline.legal_due < today:
        return not (filters.overdue and deadline.reminder)
    return not filters.overdue and deadline.legal_due <= today + filters.within


def _days_left(deadline: Deadline, today: date) -> int | None:
    return (deadline.legal_due - today).days if deadline.legal_due else None


def _order(due: Due) -> tuple[bool, date, str, str]:
    return (due.deadline.legal_due is None, due.deadline.legal_due or date.max, due.about, due.deadline.rule)
