"""The summary figures: absence against its thresholds, days of suspension from their records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import yaml
from support import TEXTS

from senco_cli.model.exclusion import Exclusion
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.rules.attendance import AttendanceFigures, absence_level, attendance_figures, percent_attended
from senco_cli.rules.school_days import SchoolDays

TODAY = date(2026, 11, 21)
PUPIL = "name: {legal_forename: Ada, legal_surname: Nkemelu}\ndate_of_birth: 2016-05-06\n"


def figures(pupil: str, *exclusions: str, days: SchoolDays, on: date = TODAY) -> AttendanceFigures:
    def read(text: str) -> object:
        return yaml.load(text, Loader=TEXTS)

    records = {str(n): Exclusion.model_validate(read(f"{{{each}}}")) for n, each in enumerate(exclusions)}
    file = PupilFile("k7m2q", Pupil.model_validate(read(PUPIL + pupil)), exclusions=records)
    return attendance_figures(file, on=on, days=days)


@pytest.mark.parametrize(
    ("absent", "level"),
    [("9.9", None), ("10", "AT-PERSISTENT"), ("49.9", "AT-PERSISTENT"), ("50", "AT-SEVERE"), ("100", "AT-SEVERE")],
)
def test_a_tenth_missed_is_persistent_and_a_half_severe(absent: str, level: str | None) -> None:
    found = absence_level(Decimal(absent), on=TODAY)

    assert (found.threshold.id if found else None) == level


def test_before_a_threshold_was_there_nothing_reached_it() -> None:
    assert absence_level(Decimal(60), on=date(2010, 1, 1)) is None


def test_without_a_figure_nothing_is_said_about_absence(days: SchoolDays) -> None:
    found = figures("", days=days)

    assert (found.attendance, found.absent_percent, found.level) == (None, None, None)


def test_an_old_record_with_a_percentage_alone_is_enough(days: SchoolDays) -> None:
    found = figures("attendance: {percent: 88.5, to: 2026-11-13}", days=days)

    assert found.absent_percent == Decimal("11.5")
    assert found.level and found.level.threshold.title == "Persistent absence"


# 2 to 5 November are four school days; 26 to 30 October are half term.
@pytest.mark.parametrize(
    ("rows", "times", "school_days"),
    [
        ((), 0, "0"),
        (("type: suspension, from: 2026-11-02, to: 2026-11-05",), 1, "4"),
        (("type: suspension, from: 2026-10-22, to: 2026-11-02",), 1, "3"),
        (("type: suspension, from: 2026-11-02, to: 2026-11-05, school_days: 0.5",), 1, "0.5"),
        (
            (
                "type: suspension, from: 2026-11-02, to: 2026-11-02",
                "type: suspension, from: 2026-11-09, to: 2026-11-10",
            ),
            2,
            "3",
        ),
        (("type: suspension, from: 2026-11-02, to: 2026-11-05, withdrawn_on: 2026-11-06",), 0, "0"),
        (("type: suspension, from: 2026-06-18, to: 2026-06-19",), 0, "0"),
        (("type: suspension, from: 2026-11-19, to: 2026-11-25",), 1, "2"),
        (("type: suspension, from: 2026-11-23, to: 2026-11-25",), 0, "0"),
    ],
)
def test_school_days_of_suspensions_of_this_year_so_far_are_added_up(
    rows: tuple[str, ...], times: int, school_days: str, days: SchoolDays
) -> None:
    found = figures("", *rows, days=days)

    assert (found.suspensions, found.suspended_days) == (times, Decimal(school_days))
    assert not found.permanently_excluded


def test_a_permanent_exclusion_is_said_and_counts_no_days(days: SchoolDays) -> None:
    found = figures("", "type: permanent, from: 2026-11-02", days=days)

    assert (found.permanently_excluded, found.suspensions, found.suspended_days) == (True, 0, Decimal(0))


@pytest.mark.parametrize(
    ("row", "is_in_force"),
    [
        ("from: 2026-11-16", True),
        ("from: 2026-11-21, ended_on: 2026-11-23", True),
        ("from: 2026-11-16, to: 2026-11-18", True),
        ("from: 2026-11-16, ended_on: 2026-11-20", False),
        ("from: 2026-11-23", False),
    ],
)
def test_a_part_time_timetable_lasts_until_it_is_ended_whatever_was_planned(
    row: str, is_in_force: bool, days: SchoolDays
) -> None:
    found = figures(f"part_time_timetables: [{{{row}}}]", days=days)

    assert (found.part_time is not None) == is_in_force


@pytest.mark.parametrize(
    ("possible", "missed", "percent"), [(94, (3, 0), "96.8"), (94, (24, 3), "71.3"), (2, (0, 0), "100.0")]
)
def test_the_percentage_is_the_sessions_attended_to_one_place(
    possible: int, missed: tuple[int, int], percent: str
) -> None:
    assert percent_attended(possible=possible, authorised=missed[0], unauthorised=missed[1]) == Decimal(percent)
