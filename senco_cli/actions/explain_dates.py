"""Why each date of a pupil, or of the whole school, is the day it is, and what is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from senco_cli.actions.list_pupils import may_have_plan, open_school, year_of
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.errors import UsageError
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.rules.case import PupilCase, SchoolCase, pupil_case
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.next_step import Unknown
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_set import RuleSet
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.unknowns import pupil_unknowns, school_unknowns
from senco_cli.rules.why_closed import why_closed
from senco_cli.store.records import each_pupil, load_pupil

_SOON = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Explained:
    """The dates under headings in order of time, what is not known, and every fault met on the way.

    `about` is the pupil's name or the school's; `key` is None for the school. `closed` says why the one rule that was
    asked for shows no date.
    """

    about: str
    key: str | None
    year: str | None
    parts: tuple[tuple[str, tuple[Deadline, ...]], ...]
    unknown: tuple[Unknown, ...]
    closed: str | None
    faults: tuple[Finding, ...]


def explain_dates(workspace: Workspace, pupil: str | None, *, rule: str | None = None) -> Explained:
    """Every open date of one pupil, or with None of the whole school; only those of one rule where it is named.

    Raises RecordHasFaults for a pupil who cannot be read, and UsageError for a rule that there is none of.
    """
    school, faults = open_school(workspace)
    rules, rule_faults = rules_of(workspace.root)
    only = _named(rules, rule) if rule else None
    days = SchoolDays(school.calendar)
    found = [*faults, *rule_faults]
    year = None
    case: SchoolCase | PupilCase
    if pupil is None:
        has_plans = any(may_have_plan(each, today=workspace.today) for each in each_pupil(workspace.root))
        case = SchoolCase(school=school, today=workspace.today, days=days, has_plans=has_plans)
        deadlines = school_deadlines(school, today=workspace.today, days=days, rules=rules, has_plans=has_plans)
        about, unknown = school.settings.school.name, school_unknowns(case)
    else:
        loaded = load_pupil(workspace.root, pupil)
        found.extend(loaded.faults)
        if loaded.file is None:
            raise RecordHasFaults(path_of(Pupil, pupil=pupil), loaded.faults)
        case = pupil_case(loaded.file, school, today=workspace.today, days=days)
        deadlines = pupil_deadlines(loaded.file, school, today=workspace.today, days=days, rules=rules)
        about, unknown, year = loaded.label, pupil_unknowns(case), year_of(loaded.file.pupil, workspace.today)
    # Provision has days of its own, for each provision one: they would hide those of the school.
    shown = [each for each in deadlines if (each.rule == only.id if only else pupil or each.kind != "provision")]
    return Explained(
        about=about,
        key=pupil,
        year=year,
        parts=tuple(_parts(shown, case)),
        unknown=() if only and shown else unknown,
        closed=why_closed(only, case, rules=rules) if only and not shown else None,
        faults=tuple(found),
    )


def _named(rules: RuleSet, typed: str) -> Rule:
    found = rules.named(typed)
    if found is None:
        raise UsageError(f'--rule: no rule is called "{typed}"', hint="senco dates   lists them")
    return found


def _parts(deadlines: list[Deadline], case: SchoolCase) -> list[tuple[str, tuple[Deadline, ...]]]:
    today, soon = case.today, case.today + _SOON
    dated = [(each.legal_due, each) for each in deadlines if each.legal_due]
    parts = {
        "Overdue": [each for day, each in dated if day < today and not each.reminder],
        "In the next eight weeks": [each for day, each in dated if day <= soon and (day >= today or each.reminder)],
        "Later": [each for day, each in dated if day > soon],
        "Without a day": [each for each in deadlines if each.legal_due is None],
    }
    return [(heading, tuple(each)) for heading, each in parts.items() if each]
