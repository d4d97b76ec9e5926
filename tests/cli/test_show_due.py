"""`review-due` on the screen: what is overdue, due, only a reminder, or without a day, and many of a kind together."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support import Senco

REMINDERS = "Reminders: no duty is broken if the day passes"
LAST_DAY_OF_TERM = "2026-12-18"
UNDER_FIVE = """name: {legal_forename: Ada, legal_surname: Brook}
date_of_birth: 2023-01-20
sen_status: [{status: E, from: 2026-03-10}]
"""
PLAN = "plan_first_made_on: 2026-03-10\n"


def parts(out: str) -> dict[str, str]:
    """The text under each heading."""
    headings = list(re.finditer(r"^(\S.*) \(\d+\)$", out, flags=re.MULTILINE))
    ends = [*(each.start() for each in headings[1:]), len(out)]
    return {each[1]: out[each.end() : end] for each, end in zip(headings, ends, strict=True)}


def pupil(school: Path, *, key: str = "k7m2q", text: str = UNDER_FIVE) -> Path:
    folder = school / "pupils" / key
    (folder / "cycles").mkdir(parents=True)
    (folder / "pupil.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def under_five(school: Path) -> Path:
    """A school whose one pupil has a plan, an open window for an interim review until 10 September, and is three."""
    (pupil(school) / "ehc-plan.yaml").write_text(PLAN, encoding="utf-8")
    return school


@pytest.mark.parametrize(
    ("on", "when"),
    [
        ("2026-09-01", "Thu 10 Sep 2026, 9 days left"),
        ("2026-09-10", "Thu 10 Sep 2026, today"),
        ("2026-09-11", "Thu 10 Sep 2026, 1 day ago"),
    ],
)
def test_what_should_only_be_considered_is_a_reminder_before_and_after_its_day(
    senco: Senco, under_five: Path, on: str, when: str
) -> None:
    shown = senco("review-due", "--pupil", "ada", "--within", "30d", "--on", on, cwd=under_five, COLUMNS="80").out

    assert list(parts(shown)) == [REMINDERS]
    assert f"{when}  Ada Brook" in shown
    assert "late" not in shown


def test_a_reminder_is_never_among_what_is_overdue(senco: Senco, under_five: Path) -> None:
    assert (
        senco("review-due", "--pupil", "ada", "--overdue", "--on", "2026-12-01", cwd=under_five).out
        == "nothing is overdue\n"
    )


def test_programs_can_tell_a_reminder_from_a_duty(senco: Senco, under_five: Path) -> None:
    listed = json.loads(
        senco("review-due", "--pupil", "ada", "--within", "365d", "--format", "json", cwd=under_five).out
    )

    assert {each["rule"]: each["reminder"] for each in listed} == {
        "AR-U5": True,
        "AR-FIRST": False,
        "AR-LATEST-MEET": False,
    }


def test_show_does_not_call_a_reminder_late(senco: Senco, under_five: Path) -> None:
    shown = senco("show", "--full", "ada", cwd=under_five).out

    assert "Thu 10 Sep 2026: Consider an interim review" in shown


# The review is due on Tuesday 9 March 2027 by the text, on its anniversary the 10th by another reading; the day worked
# out for the meeting, Tuesday 9 February, is nobody's duty in law.
@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2027-03-10", "Tue 9 Mar 2027, the safe day is past, Wed 10 Mar 2027 is the last by another reading"),
        ("2027-03-11", "Tue 9 Mar 2027, 2 days late"),
        ("2027-03-11", "Tue 9 Feb 2027, 30 days past"),
    ],
)
def test_a_day_is_late_only_where_a_duty_is_broken_by_every_reading(
    senco: Senco, under_five: Path, on: str, said: str
) -> None:
    shown = senco("review-due", "--pupil", "ada", "--overdue", "--on", on, cwd=under_five, COLUMNS="100").out

    assert said in re.sub(r"\s+", " ", shown)


def supported(forename: str, *, review_by: str) -> tuple[str, str]:
    text = UNDER_FIVE.replace("Ada", forename).replace("status: E", "parents_told_on: 2026-03-10, status: K")
    return text, f"from: 2026-09-07\nreview_by: {review_by}\n"


@pytest.fixture
def busy(school: Path) -> Path:
    """A school with four reviews on one day and one on the next."""
    names = ("Ada", "Bilal", "Chidi", "Dara", "Elif")
    for number, forename in enumerate(names):
        text, cycle = supported(forename, review_by="2026-12-11" if forename != "Elif" else "2026-12-14")
        folder = pupil(school, key=f"k7m2{number + 2}", text=text)
        (folder / "cycles" / "2026-09-07.yaml").write_text(cycle, encoding="utf-8")
    return school


def test_many_who_await_the_same_on_the_same_day_stand_together_by_name(senco: Senco, busy: Path) -> None:
    shown = senco("review-due", "--kind", "sen-support", cwd=busy, COLUMNS="80").out

    assert shown.count("Review the support with parents and pupil") == 2
    assert "Fri 11 Dec 2026, 20 days left  4 pupils\n" in shown
    assert re.search(r"Ada Brook \S+, Bilal Brook \S+, Chidi Brook \S+, Dara Brook \S+\n", shown)
    assert "Mon 14 Dec 2026, 23 days left  Elif Brook" in shown
    assert "Due in the next 60 days (5)" in shown


def test_why_and_the_wide_table_give_everybody_an_entry(senco: Senco, busy: Path) -> None:
    for words, columns in ((("--why",), "80"), ((), "160")):
        shown = senco("review-due", "--kind", "sen-support", *words, cwd=busy, COLUMNS=columns).out
        assert shown.count("Review the support with parents and pupil") == 5


def test_provisions_that_end_together_stand_together(senco: Senco, practice: Path) -> None:
    shown = senco("review-due", "--on", LAST_DAY_OF_TERM, "--kind", "provision", cwd=practice, COLUMNS="80").out

    assert "Fri 18 Dec 2026, today  4 provisions\n" in shown
    assert "Pre-teaching of topic words" in shown


def test_plans_without_a_review_written_down_are_told_how_to_enter_the_last_one(senco: Senco, school: Path) -> None:
    wren = ("--forename", "Wren", "--surname", "Abbotsley", "--born", "2014-03-29", "--status", "E", "--need", "ASD")
    senco("add-pupil", *wren, "--since", "2022-11-01", "--plan-made-on", "2022-11-01", "--yes", cwd=school)
    ran = senco("review-due", cwd=school)
    assert "1 plan has no review written down" in ran.out
    key = next((school / "pupils").iterdir()).name
    command = f"senco edit {key} --what ehc-plan --set last_review_decision_on="
    assert command in ran.out
    senco("edit", key, "--what", "ehc-plan", "--set", "last_review_decision_on=2026-10-01", cwd=school)
    assert "no review written down" not in senco("review-due", cwd=school).out


def test_what_is_overdue_has_no_day_to_plan_for_any_more(senco: Senco, practice: Path) -> None:
    found = senco("review-due", "--overdue", cwd=practice).out

    assert "Overdue" in found and "plan by" not in found


def test_a_day_of_the_schools_own_record_is_not_marked_as_unread(senco: Senco, school: Path) -> None:
    day_set = ("policy-review-day-set", "2026-12-10", "--set", "name=SEN policy")
    senco("record", *day_set, "--records", str(school))
    found = senco("review-due", "--kind", "whole-school", "--within", "30d", "--records", str(school)).out

    assert "the school has set itself\n" in found and "*" not in found
