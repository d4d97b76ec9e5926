"""What is next in a pupil's reviews, read afresh from the folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from senco_cli.actions.due_list import Meeting, Outlook
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.case import PupilCase, goes_ahead, pupil_case, review_path
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.missing_triggers import missing_triggers
from senco_cli.rules.next_step import Unknown
from senco_cli.rules.review_steps import next_steps, unknowns
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import LoadedPupil, load_pupil


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
    missing = (*unknowns(case), *missing_triggers(case))
    commands = {each.command for each in missing}
    return Outlook(tuple(each for each in next_steps(case, deadlines) if each.command not in commands), missing)


def under_way(
    loaded: LoadedPupil, school: SchoolRecords, deadlines: Sequence[Deadline], *, days: SchoolDays, today: date
) -> Outlook:
    """What is next in the reviews of a pupil that have begun, and what is not known; without an EHC plan the latter."""
    file = loaded.file
    if file is None or _hides_plan(loaded):
        return Outlook()
    if file.plan is None and not any(period.status == "E" for period in file.pupil.sen_status):
        return Outlook(unknowns=_of_other_clocks(file, school, days=days, today=today))
    found = outlook_from(pupil_case(file, school, today=today, days=days), deadlines)
    return Outlook(tuple(step for step in found.steps if step.path), found.unknowns, _meetings(file, today))


def _of_other_clocks(file: PupilFile, school: SchoolRecords, *, days: SchoolDays, today: date) -> tuple[Unknown, ...]:
    others = (file.assessments, file.disputes, file.exclusions, file.requests)
    # Most pupils have none of these, and a large school is read in one go.
    if not any(others) and "looked-after" not in file.pupil.circumstances and not file.pupil.file_sent_on:
        return ()
    return tuple(missing_triggers(pupil_case(file, school, today=today, days=days)))


def _meetings(file: PupilFile, today: date) -> tuple[Meeting, ...]:
    ahead = (
        Meeting(review.meeting_on, review_path(file, key))
        for key, review in file.reviews.items()
        if goes_ahead(review) and review.held is None and review.meeting_on >= today
    )
    return tuple(sorted(ahead, key=lambda meeting: (meeting.on, meeting.path)))


def _hides_plan(loaded: LoadedPupil) -> bool:
    """Whether there is a plan that cannot be read; its faults are told, and to call its days unknown would mislead."""
    return path_of(EhcPlan, pupil=loaded.key) in loaded.unreadable
