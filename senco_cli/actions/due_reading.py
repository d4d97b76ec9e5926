"""What is due, read from the records: of one pupil, and of the school as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from senco_cli.actions.due_json import deadline_row, outlook_row
from senco_cli.actions.fault_json import fault_row
from senco_cli.actions.list_pupils import may_have_plan, open_school, year_of
from senco_cli.actions.review_next import under_way
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.model.kinds import place_of
from senco_cli.model.names import mentions
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.case import SchoolCase
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines, school_deadlines
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.unknowns import school_unknowns
from senco_cli.store.below import Below
from senco_cli.store.records import load_pupil


class DueReading:
    """What is due of the pupils and of the school; what all pupils share is read at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._root, self._today = workspace.root, workspace.today
        self._school, self._faults = open_school(workspace)
        self._days, (self._rules, self._rule_faults) = SchoolDays(self._school.calendar), rules_of(workspace.root)

    def of_pupil(self, key: str, today: date, below: Below | None = None) -> Mapping[str, Any]:
        """What is due of one pupil on a day; `below` is what was seen in the pupil's folder, if anybody has looked."""
        loaded = load_pupil(self._root, key, below=below)
        told: dict[str, Any] = {"label": loaded.label, "may_have_plan": may_have_plan(loaded, today=today)}
        if loaded.faults:
            told["faults"] = [fault_row(fault) for fault in loaded.faults]
        if loaded.file is None:
            return told
        deadlines = self._deadlines(loaded.file, today)
        ahead = outlook_row(under_way(loaded, self._school, deadlines, days=self._days, today=today))
        return {
            **told,
            "year": year_of(loaded.file.pupil, today),
            "short": loaded.file.pupil.name.initials,
            "deadlines": [deadline_row(deadline) for deadline in deadlines],
            **({"outlook": ahead} if ahead else {}),
        }

    def of_school(self, labels: Mapping[str, str], *, has_plans: bool) -> Mapping[str, Any]:
        """What is due of the school today, beside `about_school`; the pupils' labels by their keys."""
        school, days = self._school, self._days
        deadlines = school_deadlines(school, today=self._today, days=days, rules=self._rules, has_plans=has_plans)
        case = SchoolCase(school=school, today=self._today, days=days)
        return {
            **self.about_school(),
            "deadlines": [
                [deadline_row(deadline), *_about(deadline, school, labels=labels), list(deadline.derivation)]
                for deadline in deadlines
            ],
            "unknown": [[unknown.what, unknown.command] for unknown in school_unknowns(case)],
        }

    def about_school(self) -> Mapping[str, Any]:
        """The school's name, and every fault in what pupils share."""
        faults = [fault_row(fault) for fault in (*self._faults, *self._rule_faults)]
        return {"name": self._school.settings.school.name, "faults": faults}

    def sentences(self) -> Callable[[str, int], Sequence[str]]:
        """What tells how a day of a pupil comes about; the deadline by its place among today's of the pupil."""

        @cache
        def of_pupil(key: str) -> Sequence[Deadline]:
            file = load_pupil(self._root, key).file
            return self._deadlines(file, self._today) if file else ()

        def sentences(key: str, place: int) -> Sequence[str]:
            # Somebody may have changed the record since it was looked at.
            deadlines = of_pupil(key)
            return deadlines[place].derivation if place < len(deadlines) else ()

        return sentences

    def _deadlines(self, file: PupilFile, today: date) -> Sequence[Deadline]:
        return pupil_deadlines(file, self._school, today=today, days=self._days, rules=self._rules)


def _about(deadline: Deadline, school: SchoolRecords, *, labels: Mapping[str, str]) -> tuple[str, str]:
    place = place_of(deadline.path)
    provision = school.provisions.get(place.key) if place and place.key else None
    if place is None or provision is None:
        return school.settings.school.name, school.settings.school.name
    # A provision for one pupil is often called after that pupil.
    members = (labels.get(member.pupil, "") for member in provision.pupils)
    named = any(mentions(provision.title_, label) for label in members)
    return provision.title_, f"provision {place.key}" if named else provision.title_
