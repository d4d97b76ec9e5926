"""Figures of attendance that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.pupil import Attendance
from senco_cli.model.school import PupilFile
from senco_cli.rules.attendance import percent_by_sessions
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="attendance-figures-wrong",
    title="figures of attendance that do not add up",
    tier="record",
    source="senco: absences are part of the possible sessions, and attendance is the rest of them",
    why="A review and an inspector read the figure, and somebody will count.",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    attendance = file.pupil.attendance
    fault = _fault(attendance) if attendance else None
    if fault:
        field, sentence = fault
        yield INFO.finding(file.path(), at=("attendance", field), sentence=sentence)


def _fault(attendance: Attendance) -> tuple[str, str] | None:
    possible = attendance.possible_sessions
    missed = (attendance.authorised_absences, attendance.unauthorised_absences)
    absent = sum(each for each in missed if each is not None)
    if possible is None:
        return None
    if absent > possible:
        return "possible_sessions", "more sessions were missed than there were; mend one of the figures"
    if possible == 0 or None in missed:
        return None
    percent = percent_by_sessions(attendance.percent, possible=possible, authorised=absent, unauthorised=0)
    if percent is not None:
        return "percent", f"by the sessions it is {percent} per cent; mend one of the figures"
    return None
