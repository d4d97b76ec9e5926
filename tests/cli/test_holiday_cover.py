"""The plain words for a duty that nobody can do any more on a school day, wherever its date is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Senco

IN_THE_HOLIDAYS = "2026-12-19"
CALENDAR = """years:
  - academic_year: 2026/27
    terms:
      - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: Spring, from: 2027-01-05, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
"""
PUPIL = """name: {legal_forename: Ada, legal_surname: Brook}
date_of_birth: 2016-08-31
sen_status: [{status: E, from: 2024-01-12}]
"""


@pytest.fixture
def in_the_holidays(school: Path) -> Path:
    """A school where one report of a review is due on 24 December, after the last school day."""
    (school / "calendar.yaml").write_text(CALENDAR, encoding="utf-8")
    folder = school / "pupils" / "k7m2q"
    (folder / "reviews").mkdir(parents=True)
    (folder / "pupil.yaml").write_text(PUPIL, encoding="utf-8")
    plan = "plan_first_made_on: 2024-01-12\nlast_review_decision_on: 2026-03-10\n"
    (folder / "ehc-plan.yaml").write_text(plan, encoding="utf-8")
    review = "type: annual\nmeeting_on: 2026-12-10\nheld: yes\n"
    (folder / "reviews" / "2026-12-10.yaml").write_text(review, encoding="utf-8")
    return school


def test_the_list_says_so_in_place_of_the_day_to_plan_for(senco: Senco, in_the_holidays: Path) -> None:
    out = " ".join(
        senco("review-due", "--kind", "annual-review", "--on", IN_THE_HOLIDAYS, cwd=in_the_holidays).out.split()
    )

    assert "needs holiday cover: no school day is left before Thu 24 Dec 2026" in out
    # The authority's decision is due on 7 January; nobody at the school plans for it.
    assert out.count("needs holiday cover") == 1 and "Thu 7 Jan 2027, 19 days left" in out and "plan by" not in out


def test_before_the_holidays_nothing_of_the_kind_is_said(senco: Senco, in_the_holidays: Path) -> None:
    for command in (("review-due",), ("today",), ("why", "ada"), ("show", "ada"), ("review-due", "--format", "ics")):
        assert "holiday cover" not in senco(*command, "--on", "2026-12-18", cwd=in_the_holidays).out.lower()


def test_json_and_csv_have_a_field_for_it(senco: Senco, in_the_holidays: Path) -> None:
    rows = json.loads(senco("review-due", "--format", "json", "--on", IN_THE_HOLIDAYS, cwd=in_the_holidays).out)
    dates = json.loads(senco("why", "ada", "--format", "json", "--on", IN_THE_HOLIDAYS, cwd=in_the_holidays).out)
    csv = senco("review-due", "--format", "csv", "--on", IN_THE_HOLIDAYS, cwd=in_the_holidays).out

    assert {row["rule"] for row in rows if row["needs_holiday_cover"]} == {"AR-REPORT"}
    assert {row["rule"] for row in dates["dates"] if row["needs_holiday_cover"]} == {"AR-REPORT"}
    assert "needs_holiday_cover" in csv.splitlines()[0]


@pytest.mark.parametrize("command", [("today",), ("why", "ada"), ("show", "ada"), ("review-due", "--why")])
def test_the_other_places_say_so_too(senco: Senco, in_the_holidays: Path, command: tuple[str, ...]) -> None:
    out = " ".join(senco(*command, "--on", IN_THE_HOLIDAYS, cwd=in_the_holidays).out.split())

    assert "needs holiday cover" in out.lower()


def test_the_calendar_event_says_so_in_its_line_and_its_text(senco: Senco, in_the_holidays: Path) -> None:
    out = senco("review-due", "--format", "ics", "--on", IN_THE_HOLIDAYS, cwd=in_the_holidays).out
    unfolded = out.replace("\r\n ", "").replace("\n ", "")

    (line,) = [line for line in unfolded.splitlines() if line.startswith("SUMMARY") and "cover" in line]
    assert line.rstrip("* ").endswith("(needs holiday cover)")
    assert "Needs holiday cover: no school day is left before Thursday 24 December 2026" in unfolded
