"""The summary figures of attendance and exclusion: what a review pack and an inspector ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from senco_cli.model.pupil import Attendance, PartTimeTimetable
from senco_cli.model.school import PupilFile
from senco_cli.model.years import FIRST_MONTH, academic_year_start
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.suspensions import standing, suspended_this_year
from senco_cli.rules.thresholds import Threshold, ThresholdVersion, thresholds

# The graver one first.
_LEVELS = ("AT-SEVERE", "AT-PERSISTENT")
_WHOLE = Decimal(100)
# Systems round otherwise, or count to a day that is one apart.
_NEAR_ENOUGH = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class AbsenceLevel:
    """The threshold that absence has reached, with its version and so its source and mark."""

    threshold: Threshold
    version: ThresholdVersion


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """Attendance and exclusion of one pupil in the academic year up to a day.

    `attendance` is None where nothing is recorded, `level` where absence reaches no threshold or is not known.
    `suspended_days` are school days with halves, `suspensions` how many there were; `permanently_excluded` says whether
    a permanent exclusion stands. `part_time` is the part-time timetable of that day.
    """

    attendance: Attendance | None
    absent_percent: Decimal | None
    level: AbsenceLevel | None
    suspensions: int
    suspended_days: Decimal
    permanently_excluded: bool
    part_time: PartTimeTimetable | None

    @property
    def is_remarkable(self) -> bool:
        """Whether there is anything beside a figure of attendance that reaches no threshold."""
        return bool(self.level or self.suspensions or self.permanently_excluded or self.part_time)


def attendance_figures(file: PupilFile, *, on: date, days: SchoolDays) -> AttendanceFigures:
    """The figures of one pupil on a day."""
    attendance = file.pupil.attendance
    absent = _WHOLE - attendance.percent if attendance else None
    first = date(academic_year_start(on), FIRST_MONTH, 1)
    begun = [each for each in standing(file.exclusions.values()) if first <= each.from_on <= on]
    permanent = [each for each in file.exclusions.values() if each.type == "permanent" and each.withdrawn_on is None]
    return AttendanceFigures(
        attendance=attendance,
        absent_percent=absent,
        level=absence_level(absent, on=on) if absent is not None else None,
        suspensions=len(begun),
        suspended_days=suspended_this_year(file.exclusions.values(), on=on, days=days),
        permanently_excluded=any(each.from_on <= on for each in permanent),
        part_time=part_time_on(file, on),
    )


def absence_level(absent_percent: Decimal, *, on: date) -> AbsenceLevel | None:
    """The gravest threshold that absence in per cent of possible sessions has reached."""
    for id in _LEVELS:
        version = thresholds()[id].on(on)
        if version and absent_percent >= version.value:
            return AbsenceLevel(thresholds()[id], version)
    return None


def part_time_on(file: PupilFile, day: date) -> PartTimeTimetable | None:
    """The part-time timetable in force on a day: one that has begun and not been ended, whatever end was planned."""
    holding = [
        each
        for each in file.pupil.part_time_timetables
        if each.from_on <= day and (each.ended_on is None or day < each.ended_on)
    ]
    return max(holding, key=lambda each: each.from_on, default=None)


def percent_attended(*, possible: int, authorised: int, unauthorised: int) -> Decimal:
    """Attendance in per cent to one decimal place, of at least one possible session."""
    attended = Decimal(possible - authorised - unauthorised)
    return (attended * _WHOLE / possible).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def percent_by_sessions(percent: Decimal, *, possible: int, authorised: int, unauthorised: int) -> Decimal | None:
    """What the sessions come to where that is not `percent`; None where it fits. Of at least one possible session."""
    by_sessions = percent_attended(possible=possible, authorised=authorised, unauthorised=unauthorised)
    return None if abs(by_sessions - percent) <= _NEAR_ENOUGH else by_sessions
