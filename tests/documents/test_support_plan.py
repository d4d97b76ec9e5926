"""The support plan for parents: this cycle, how the last one went, what the school must do, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from documents.conftest import Golden
from documents.papers import ON, SCRIPT, in_place, pupil, school

from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.support_plan import NoCycle, build
from senco_cli.documents.support_plan_view import SupportPlan
from senco_cli.documents.templates import environment, render
from senco_cli.model.school import PupilFile
from senco_cli.rules.school_days import SchoolDays

READING = {
    "title": "Reading together",
    "area_of_need": "cognition-and-learning",
    "layer": "targeted",
    "delivered_by": [{"staff": "n2h8f"}],
    "sessions": [{"minutes": 20, "per_week": "3"}],
    "from": "2026-09-14",
    "to": "2026-12-11",
    "intended_outcome": "Reads a page aloud.",
    "pupils": [{"pupil": "k7m2q"}],
}
LAST = {
    "plan": {
        "agreed_on": "2026-02-01",
        "outcomes": [{"id": "1", "outcome": "Asks for help", "result": "partly", "evidence": "Twice"}],
    },
    "review": {"held_on": "2026-07-01", "impact": "Calmer.", "next_step": "change"},
}
NOW: dict[str, Any] = {
    "review_by": "2026-12-09",
    "led_by": "n2h8f",
    "assess": {
        "concern": "Reads below age",
        "baselines": [{"measure": "Words a minute", "value": "=1+1", "taken_on": "2026-09-10"}],
        "parent_view": SCRIPT,
        "pupil_view": "I like maps.",
        "specialist_view": "Slow to name.",
    },
    "plan": {
        "agreed_on": "2026-09-23",
        "outcomes": [
            {"id": "1", "outcome": "Reads a page", "measure": "Teacher", "target": "2 errors", "by": "2026-12-09"}
        ],
        "adjustments": ["Larger print"],
        "provision": ["v1k2m", "gone1"],
    },
    "do": {"notes": ["Missed a week"]},
}


def full() -> PupilFile:
    cycles = {"2026-01-19": LAST, "2026-09-21": NOW, "2027-01-11": {"review_by": "2027-03-01"}}
    listed = [in_place("Larger print"), in_place("Sits at the front"), in_place("Refused", state="refused")]
    return pupil(needs=("SPLD",), cycles=cycles, adjustments=listed)


def made(file: PupilFile, on: date = ON) -> SupportPlan:
    records = school(v1k2m=READING)
    return build(records, file, on=on, calendar=SchoolDays(records.calendar))


def page(of: SupportPlan) -> str:
    return render(environment(), "support-plan.html.j2", {"plan": of})


def test_it_is_the_cycle_that_began_last_and_tells_of_the_one_before() -> None:
    of = made(full())
    assert (of.began_on, of.review_by, of.led_by) == (date(2026, 9, 21), date(2026, 12, 9), "Mrs F. Adeyemi")
    assert of.last and (of.last.began_on, of.last.next_step) == (date(2026, 1, 19), "Change the provision")


def test_who_does_what_names_people_and_days_and_each_thing_once() -> None:
    of = made(full())
    (line,) = of.does
    assert (line.what, line.until, line.for_what) == ("Reading together", date(2026, 12, 11), "Reads a page aloud.")
    assert "Mrs F. Adeyemi" in line.who and line.often.startswith("3 × 20 min a week")
    assert of.in_class == ("Larger print", "Sits at the front")


def test_each_who_spoke_in_this_cycle_is_on_it_and_nobody_else() -> None:
    views = [
        {"whose": "mother", "gathered_on": "2026-10-10", "for": "cycle", "text": "He reads to me."},
        {"whose": "mother", "gathered_on": "2026-10-11", "for": "assessment", "text": "For another paper."},
        {"whose": "sibling", "gathered_on": "2026-10-12", "for": "cycle", "text": "He shouts."},
    ]
    of = made(pupil(cycles={"2026-09-21": NOW}, views=views))
    assert [(each.whose, each.text) for each in of.views] == [
        ("Amara", "I like maps."),
        ("Parents", SCRIPT),
        ("The mother", "He reads to me."),
        ("Specialist", "Slow to name."),
    ]


def test_the_page_is_as_it_was(golden: Golden) -> None:
    shown = page(made(full()))
    golden("support_plan.html", shown)
    golden("support_plan.txt", render_text(page_of(shown), width=80))


def test_what_is_not_recorded_is_said_first_and_leaves_room_to_write() -> None:
    of = made(pupil(cycles={"2026-09-21": {}}))
    shown = render_text(page_of(page(of)), width=90)
    assert len(of.missing) == 6
    assert shown.index("Not recorded yet:") < shown.index("Why Amara has support")
    assert "The day of our next meeting is not set yet." in shown


def test_a_meeting_whose_day_has_passed_is_not_called_the_next() -> None:
    of = made(full(), date(2026, 12, 20))
    assert of.is_late and "the review, whose day has passed" in of.missing
    assert "Our next meeting" not in page(of) and "Our meeting was to be by Wednesday 9 December 2026" in page(of)


def test_after_the_review_it_says_what_came_of_it_and_sets_no_meeting() -> None:
    of = made(full(), date(2026, 8, 1))
    assert (of.reviewed_on, of.review_by, of.next_step) == (date(2026, 7, 1), None, "Change the provision")
    assert "We met on Wednesday 1 July 2026." in page(of)


def test_a_review_still_to_come_is_no_result() -> None:
    assert made(full(), date(2026, 6, 1)).reviewed_on is None


def test_what_the_school_must_do_has_its_source_and_beside_a_plan_is_less() -> None:
    support, plan = made(full()), made(pupil(status="E", cycles={"2026-09-21": NOW}))
    assert any("three times each year" in each.says for each in support.owed)
    assert all(each.sources for each in support.owed)
    assert 0 < len(plan.owed) < len(support.owed)
    assert not any("three times" in each.says for each in plan.owed)


@pytest.mark.parametrize("cycles", [{}, {"2027-01-11": {}}])
def test_without_a_cycle_that_has_begun_there_is_no_plan(cycles: dict[str, dict[str, Any]]) -> None:
    with pytest.raises(NoCycle) as refused:
        made(pupil(cycles=cycles))
    assert refused.value.pupil == "k7m2q" and "Amara" not in str(refused.value)


def test_what_was_typed_stays_text() -> None:
    assert "<script>" not in page(made(full()))
