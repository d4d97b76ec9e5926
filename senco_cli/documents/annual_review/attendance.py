"""Section H of an annual review pack: attendance, and what has come up since the last review."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of, short_day
from senco_cli.documents.annual_review.view import AttendanceSection
from senco_cli.documents.wording import count_text, number_text
from senco_cli.rules.suspensions import standing


def attendance_section(facts: Facts) -> AttendanceSection:
    """Attendance, and what has come up since the last review; no account of any incident."""
    pupil = facts.file.pupil
    attendance = pupil.attendance
    return AttendanceSection(
        percent=attendance.percent if attendance else None,
        to=attendance.to_on if attendance else None,
        missed=_missed(facts),
        possible_sessions=attendance.possible_sessions if attendance else None,
        authorised_absences=attendance.authorised_absences if attendance else None,
        unauthorised_absences=attendance.unauthorised_absences if attendance else None,
        part_time=tuple(_part_time(facts)),
        exclusions=tuple(_exclusions(facts)),
        interventions=tuple(
            sorted(
                each.happened_on
                for each in facts.file.restrictive_interventions.values()
                if facts.is_new(each.happened_on)
            )
        ),
        changed_circumstances=facts.review.changed_circumstances,
    )


def _missed(facts: Facts) -> str | None:
    attendance = facts.file.pupil.attendance
    if attendance is None:
        return None
    with_leave, without = attendance.authorised_absences, attendance.unauthorised_absences
    parts = [
        f"{count_text(with_leave, 'session')} with leave" if with_leave is not None else None,
        f"{count_text(without, 'session')} without" if without is not None else None,
        f"of {attendance.possible_sessions} possible" if attendance.possible_sessions is not None else None,
    ]
    return in_words(parts) if parts[0] or parts[1] else None


def _part_time(facts: Facts) -> Iterator[str]:
    for each in facts.file.pupil.part_time_timetables:
        ended = each.ended_on or each.to_on
        if each.from_on <= facts.until and (ended is None or facts.since is None or ended > facts.since):
            hours = f"{number_text(each.hours_per_week)} hours a week" if each.hours_per_week is not None else None
            until = f" to {short_day(ended)}" if ended else ""
            yield in_words([f"from {short_day(each.from_on)}{until}", hours, each.reason]) or ""


def _exclusions(facts: Facts) -> Iterator[str]:
    found = [each for each in standing(facts.file.exclusions.values()) if facts.is_new(each.from_on)]
    for each in sorted(found, key=lambda exclusion: exclusion.from_on):
        until = f" to {short_day(each.to_on)}" if each.to_on and each.to_on != each.from_on else ""
        long = f"{number_text(each.school_days)} school days" if each.school_days is not None else None
        kind = name_of("exclusion_type", each.type)
        yield in_words([f"{kind}, {short_day(each.from_on)}{until}", long]) or kind
