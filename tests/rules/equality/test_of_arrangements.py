"""What access arrangements, views and part-time timetables show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rules.equality_school import adjustment, file, of_pupil

from senco_cli.rules.equality.shown import Citation

WAY = {"seen_on": "2026-10-06", "subject": "Mathematics", "teacher": "Mr Stott", "what": "Finished in green pen"}
EXTRA = {"test": "key-stage-2", "year": "2027", "arrangement": "additional-time"}
TIMETABLE = {
    "from": "2026-10-05",
    "to": "2026-12-18",
    "agreed_with_parents_on": "2026-10-02",
    "review_by": "2026-11-27",
}


def test_an_access_arrangement_without_its_normal_way_of_working_is_a_gap() -> None:
    bare = of_pupil("E11", file(arrangements={"primary_tests": [EXTRA]}))
    assert bare.gap == "missing" and bare.shown
    assert bare.shown.records[0].path == "pupils/k7m2q/access-arrangements.yaml"
    sound = of_pupil("E11", file(arrangements={"primary_tests": [{**EXTRA, "normal_way": [WAY]}]}))
    assert sound.shown and sound.shown.state == "part"


def test_arrangements_of_a_year_that_is_over_or_given_up_do_not_count() -> None:
    for over in ({**EXTRA, "year": "2025"}, {**EXTRA, "ended_on": "2026-11-02"}):
        assert of_pupil("E11", file(arrangements={"primary_tests": [over]})).shown is None


def test_without_access_arrangements_an_adjustment_in_tests_is_shown() -> None:
    found = of_pupil("E11", file(adjustments=[adjustment(used_in=["tests-and-exams"])])).shown
    assert found and "Radio aid" in found.says


def test_what_a_child_said_is_hard_answers_that_the_child_was_asked() -> None:
    view = {"whose": "child", "gathered_on": "2026-09-14", "text": "The hall", "topics": ["what-does-not-work"]}
    found = of_pupil("E04", file(views=[view])).shown
    assert found and (found.state, found.records) == (
        "shown",
        (Citation("pupils/k7m2q/views.yaml", "views 1", date(2026, 9, 14)),),
    )
    other = of_pupil("E04", file(views=[{**view, "topics": ["friends"]}])).shown
    old = of_pupil("E04", file(views=[{**view, "gathered_on": "2025-11-20"}])).shown
    assert other and old and (other.state, old.state) == ("part", "part")


def test_what_was_said_after_the_day_of_the_checklist_is_not_on_it() -> None:
    view = {"whose": "child", "gathered_on": "2026-11-23", "text": "The hall", "topics": ["what-does-not-work"]}
    found = of_pupil("E04", file(views=[view])).shown
    assert found is None or found.state != "shown"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"agreed_with_parents_on": None}, "that the parents agreed"),
        ({"to": None}, "its last day"),
        ({"to": "2026-11-20"}, "that it ended"),
        ({"review_by": None}, "a day to look at it again"),
        ({"review_by": "2026-11-20"}, "looked at again in time"),
    ],
)
def test_a_part_time_timetable_is_agreed_dated_and_looked_at_again(change: dict[str, Any], words: str) -> None:
    found = of_pupil("E18", file(pupil={"part_time_timetables": [{**TIMETABLE, **change}]}))
    assert found.gap == "missing" and found.shown and words in found.shown.says


def test_a_sound_part_time_timetable_or_none_leaves_the_question_of_off_site_education() -> None:
    ended = {**TIMETABLE, "ended_on": "2026-11-02"}
    for timetables in ([TIMETABLE], [ended], []):
        found = of_pupil("E18", file(pupil={"part_time_timetables": timetables}))
        assert found.gap == "open" and found.shown and "off site" in found.shown.says
