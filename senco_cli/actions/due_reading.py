"""What is due, read from the records: of one pupil, and of the school as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from senco_cli.actions.due_json import deadline_row, outlook_row
from senco_cli.actions.fault_json import fault_row
from senco_cli.actions.list_pupils import may_have_plan, open_school, year_of
from senco_cli.actions.review_next import under_way
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.people import initials
from senco_cli.model.kinds import place_of
from senco_cli.model.names import mentions
from senco_cli.model.school import SchoolRecords
from senco_cli.rules.case import SchoolCase
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.unknowns import school_unknowns
from senco_cli.store.records import load_pupil


def open_due(workspace: Workspace) -> Callable[[str], Mapping[str, Any]]:
    """Read what all pupils share, and give what says what is due of one of them."""
    school, _ = open_school(workspace)
    days, (rules, _) = SchoolDays(school.calendar), rules_of(workspace.root)
    today = workspace.today

    def due_of(key: str) -> Mapping[str, Any]:
        loaded = load_pupil(workspace.root, key)
        told: dict[str, Any] = {"label": loaded.label, "may_have_plan": may_have_plan(loaded, today=today)}
        if loaded.faults:
            told["faults"] = [fault_row(fault) for fault in loaded.faults]
        if loaded.file is None:
            return told
        deadlines = pupil_deadlines(loaded.file, school, today=today, days=days, rules=rules)
        ahead = outlook_row(under_way(loaded, school, deadlines, days=days, today=today))
        return {
            **told,
            "year": year_of(loaded.file.pupil, today),
            "short": initials(loaded.file.pupil.name),
            "deadlines": [deadline_row(deadline) for deadline in deadlines],
            **({"outlook": ahead} if ahead else {}),
        }

    return due_of


def open_sentences(workspace: Workspace) -> Callable[[str, int], Sequence[str]]:
    """What tells how the day of a pupil's deadline comes about; the deadline by its place among the pupil's."""
    school, _ = open_school(workspace)
    days, (rules, _) = SchoolDays(school.calendar), rules_of(workspace.root)

    @cache
    def of_pupil(key: str) -> Sequence[Deadline]:
        file = load_pupil(workspace.root, key).file
        if file is None:
            return ()
        return pupil_deadlines(file, school, today=workspace.today, days=days, rules=rules)

    def sentences(key: str, place: int) -> Sequence[str]:
        # Somebody may have changed the record since it was looked at.
        deadlines = of_pupil(key)
        return deadlines[place].derivation if place < len(deadlines) else ()

    return sentences


def due_of_school(workspace: Workspace, labels: Mapping[str, str] | None, *, has_plans: bool) -> Mapping[str, Any]:
    """What is due of the school, with its name and every fault in what pupils share; without `labels` no deadlines."""
    school, faults = open_school(workspace)
    days, (rules, rule_faults) = SchoolDays(school.calendar), rules_of(workspace.root)
    told: dict[str, Any] = {
        "name": school.settings.school.name,
        "faults": [fault_row(fault) for fault in (*faults, *rule_faults)],
    }
    if labels is None:
        return told
    deadlines = school_deadlines(school, today=workspace.today, days=days, rules=rules, has_plans=has_plans)
    case = SchoolCase(school=school, today=workspace.today, days=days)
    return {
        **told,
        "deadlines": [
            [deadline_row(deadline), *_about(deadline, school, labels=labels), list(deadline.derivation)]
            for deadline in deadlines
        ],
        "unknown": [[unknown.what, unknown.command] for unknown in school_unknowns(case)],
    }


def _about(deadline: Deadline, school: SchoolRecords, *, labels: Mapping[str, str]) -> tuple[str, str]:
    place = place_of(deadline.path)
    provision = school.provisions.get(place.key) if place and place.key else None
    if place is None or provision is None:
        return school.settings.school.name, school.settings.school.name
    # A provision for one pupil is often called after that pupil.
    members = (labels.get(member.pupil, "") for member in provision.pupils)
    named = any(mentions(provision.title_, label) for label in members)
    return provision.title_, f"provision {place.key}" if named else provision.title_
