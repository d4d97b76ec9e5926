"""What is next in a pupil's reviews, read afresh from the folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.school import SchoolRecords
from senco_cli.rules.case import PupilCase, pupil_case
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.review_steps import NextStep, Unknown, next_steps, unknowns
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import LoadedPupil, load_pupil


@dataclass(frozen=True, slots=True)
class Outlook:
    """The next steps of a pupil's reviews and the days that are not known."""

    steps: tuple[NextStep, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlookOf:
    """What is next for one pupil in a list of many."""

    key: str
    label: str
    outlook: Outlook


def outlook(workspace: Workspace, pupil: str) -> Outlook:
    """What is next for one pupil; nothing where the record or the plan cannot be read."""
    school, _ = open_school(workspace)
    loaded = load_pupil(workspace.root, pupil)
    if loaded.file is None or _hides_plan(loaded):
        return Outlook()
    days = SchoolDays(school.calendar)
    rules, _ = rules_of(workspace.root)
    case = pupil_case(loaded.file, school, today=workspace.today, days=days)
    return outlook_from(case, pupil_deadlines(loaded.file, school, today=workspace.today, days=days, rules=rules))


def outlook_from(case: PupilCase, deadlines: Sequence[Deadline]) -> Outlook:
    """What is next, from what has been worked out; a step that waits for a day not known is told as that."""
    missing = unknowns(case)
    commands = {each.command for each in missing}
    return Outlook(tuple(each for each in next_steps(case, deadlines) if each.command not in commands), missing)


def under_way(
    loaded: LoadedPupil, school: SchoolRecords, deadlines: Sequence[Deadline], *, days: SchoolDays, today: date
) -> Outlook:
    """What is next in the reviews of a pupil that have begun, and what is not known; empty without an EHC plan."""
    file = loaded.file
    if file is None or _hides_plan(loaded):
        return Outlook()
    if file.plan is None and not any(period.status == "E" for period in file.pupil.sen_status):
        return Outlook()
    found = outlook_from(pupil_case(file, school, today=today, days=days), deadlines)
    return Outlook(tuple(step for step in found.steps if step.path), found.unknowns)


def _hides_plan(loaded: LoadedPupil) -> bool:
    """Whether there is a plan that cannot be read; its faults are told, and to call its days unknown would mislead."""
    return path_of(EhcPlan, pupil=loaded.key) in loaded.unreadable
