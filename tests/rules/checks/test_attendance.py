"""Attendance: figures that add up, and part-time timetables that end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"
SOUND = "from: 2026-11-16, to: 2027-02-12, agreed_with_parents_on: 2026-11-12, review_by: 2026-12-11"


def attendance(fields: str) -> str:
    return f"{PUPIL}: {{attendance: {{{fields}}}}}"


def part_time(fields: str) -> str:
    return f"{PUPIL}: {{part_time_timetables: [{{{fields}}}]}}"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ("percent: 90, possible_sessions: 10, authorised_absences: 11", "possible_sessions"),
        ("percent: 90, possible_sessions: 100, authorised_absences: 20, unauthorised_absences: 0", "percent"),
    ],
)
def test_figures_that_do_not_add_up_are_found(found: Found, fields: str, at: str) -> None:
    finding = found("attendance-figures-wrong", attendance(fields))

    assert (finding.path, finding.at, finding.tier) == (PUPIL, ("attendance", at), "record")


@pytest.mark.parametrize(
    "fields",
    [
        "percent: 90",
        "percent: 90, possible_sessions: 100, authorised_absences: 8, unauthorised_absences: 2",
        "percent: 90.4, possible_sessions: 100, authorised_absences: 8, unauthorised_absences: 2",
        "percent: 60, possible_sessions: 100, authorised_absences: 8",
        "percent: 100, possible_sessions: 0, authorised_absences: 0, unauthorised_absences: 0",
    ],
)
def test_figures_that_add_up_or_say_only_a_part_are_not(silent: Silent, fields: str) -> None:
    silent("attendance-figures-wrong", attendance(fields))


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        (SOUND.replace(" to: 2027-02-12,", ""), "to"),
        (SOUND.replace(" agreed_with_parents_on: 2026-11-12,", ""), "agreed_with_parents_on"),
        (SOUND.replace(", review_by: 2026-12-11", ""), "review_by"),
        (SOUND.replace("2027-02-12", "2026-11-20"), "to"),
    ],
)
def test_a_part_time_timetable_without_what_it_needs_or_past_its_end_is_found(
    found: Found, fields: str, at: str
) -> None:
    finding = found("part-time-timetable-unsound", part_time(fields))

    assert (finding.at, finding.tier) == (("part_time_timetables", 0, at), "practice")


@pytest.mark.parametrize("fields", [SOUND, "from: 2026-11-02, ended_on: 2026-11-20", "from: 2026-11-23"])
def test_a_sound_one_one_that_is_over_and_one_to_come_are_not(silent: Silent, fields: str) -> None:
    silent("part-time-timetable-unsound", part_time(fields))
