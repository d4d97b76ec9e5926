"""A day in one record that cannot be beside a day in another record of the same pupil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import PLAN
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._parts import field_names, parts, pupil_records
from senco_cli.rules.checks.days_out_of_order import ORDER

INFO = CheckInfo(
    name="days-clash-between-records",
    title="days in two records that cannot both be right",
    tier="record",
    source="senco: nothing happens to a pupil before birth, and no plan is made before its draft",
    why="One of the two is mistyped, and every date counted from it is wrong.",
)
_BORN = "date_of_birth"


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    yield from _before_birth(file)
    yield from _before_draft(file)


def _before_birth(file: PupilFile) -> Iterator[Finding]:
    born = file.pupil.date_of_birth
    # These are compared with the day of birth beside them already.
    seen = {later for earlier, later in ORDER[Pupil] if earlier == _BORN}
    for path, record in pupil_records(file):
        for at, part in parts(record):
            for field, name in field_names(type(part)).items():
                day = getattr(part, field)
                if isinstance(day, date) and day < born and not (part is file.pupil and field in seen):
                    # The days themselves stay out of the sentence, because one is a date of birth.
                    sentence = f"{name} is earlier than {_BORN} in {file.path()}; one of the two is mistyped"
                    yield INFO.finding(path, at=(*at, name), sentence=sentence)


def _before_draft(file: PupilFile) -> Iterator[Finding]:
    """The plan in force came out of the assessment, so it cannot be older than the draft or the request."""
    plan = file.plan
    if plan is None or plan.ceased_on:
        return
    for key, record in file.assessments.items():
        if record.type != "needs-assessment" or record.decision == "refuse" or record.withdrawn_on:
            continue
        for field in ("draft_served_on", "request_received_on"):
            day = getattr(record, field)
            if day and plan.plan_first_made_on < day:
                other = path_of(type(record), pupil=file.key, key=key)
                sentence = f"plan_first_made_on is earlier than {field} in {other}; one of the two is mistyped"
                yield INFO.finding(file.path(PLAN), at=("plan_first_made_on",), sentence=sentence)
                break
