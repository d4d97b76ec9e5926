"""What entering a day changes: the duties it sets off, those it ends, and what is not known since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.rules.case import SchoolCase, pupil_case
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.next_step import Unknown
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.unknowns import pupil_unknowns, school_unknowns
from senco_cli.store.records import load_pupil


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open for one pupil or the school, and what is not known."""

    open: Sequence[Deadline] = ()
    unknown: Sequence[Unknown] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """The duties that a day sets off or moves, those that are open no more, and what is not known since then."""

    due: tuple[Deadline, ...] = ()
    gone: tuple[Deadline, ...] = ()
    unknown: tuple[Unknown, ...] = ()


def standing(workspace: Workspace, pupil: str | None) -> Standing:
    """How one pupil stands, or with None the school; nothing where the record cannot be read."""
    school, _ = open_school(workspace)
    rules, _ = rules_of(workspace.root)
    days, today = SchoolDays(school.calendar), workspace.today
    if pupil is None:
        of_school = SchoolCase(school=school, today=today, days=days)
        return Standing(school_deadlines(school, today=today, days=days, rules=rules), school_unknowns(of_school))
    file = load_pupil(workspace.root, pupil).file
    if file is None:
        return Standing()
    case = pupil_case(file, school, today=today, days=days)
    return Standing(pupil_deadlines(file, school, today=today, days=days, rules=rules), pupil_unknowns(case))


def effect(before: Standing, after: Standing) -> Effect:
    """What has changed between the two."""
    stood = {(*_duty(each), each.legal_due) for each in before.open}
    stands, not_known = {_duty(each) for each in after.open}, {each.command for each in before.unknown}
    return Effect(
        due=tuple(each for each in after.open if (*_duty(each), each.legal_due) not in stood),
        gone=tuple(each for each in before.open if _duty(each) not in stands),
        unknown=tuple(each for each in after.unknown if each.command not in not_known),
    )


def _duty(deadline: Deadline) -> tuple[str, str, str]:
    # What the year asks of a school stands in its calendar until its duties have a record.
    path = "" if deadline.kind == "whole-school" else deadline.path
    return (deadline.rule, path, deadline.occasion)
