"""`review-invite` and `review-advice`: who must be invited, names from the records, advice person by person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import Senco

from senco_cli.model.review import Review
from senco_cli.store.records import load

SIAN = "pupils/g2x7p/reviews/2026-12-03.yaml"


def sian(practice: Path) -> Review:
    found = load(practice, SIAN, Review).record
    assert found
    return found


def test_everybody_whom_the_law_names_gets_on_the_list(senco: Senco, practice: Path) -> None:
    assert senco("review-plan", "f3n6z", "--meeting", "2026-12-10", "--yes", cwd=practice).status == 0
    ran = senco("review-invite", "f3n6z", "--who", "health=Community nursing", cwd=practice)
    assert ran.status == 0, ran.err
    made = load(practice, "pupils/f3n6z/reviews/2026-12-10.yaml", Review).record
    assert made
    names = {person.role: person.name for person in made.invited}
    assert list(names) == ["parent", "head", "la-education-officer", "health", "la-social-care", "child", "senco"]
    assert names["head"] == "Mr J. Pemberton"
    assert names["la-education-officer"] == "Priya Saldanha"
    assert names["senco"] == "Mrs R. Tillotson"
    assert names["health"] == "Community nursing"
    assert names["la-social-care"] is None
    assert "reg. 20(2)(e)" in ran.out and "name not known" in ran.out
    assert made.notice_given_on is None and all(person.invited_on is None for person in made.invited)


def test_those_told_before_keep_their_day_and_only_the_lines_that_change_change(senco: Senco, practice: Path) -> None:
    before = (practice / SIAN).read_text(encoding="utf-8").splitlines()
    ran = senco("review-invite", "g2x7p", "--sent", "2026-11-20", cwd=practice)
    assert ran.status == 0, ran.err
    after = (practice / SIAN).read_text(encoding="utf-8").splitlines()
    days = {person.role: str(person.invited_on) for person in sian(practice).invited}
    assert days["parent"] == "2026-11-18"
    assert days["la-social-care"] == days["health"] == "2026-11-20"
    assert str(sian(practice).notice_given_on) == "2026-11-20"
    gone = [line for line in before if line not in after]
    assert len(gone) == 3, "the three who had not been told"


def test_the_name_of_last_time_fills_a_role_without_one(senco: Senco, practice: Path) -> None:
    senco("review-invite", "g2x7p", cwd=practice)
    names = {person.role: person.name for person in sian(practice).invited}
    assert names["la-social-care"] == "Disabled children duty desk"


def test_somebody_more_is_added_at_the_end(senco: Senco, practice: Path) -> None:
    ran = senco("review-invite", "g2x7p", "--who", "virtual school=Ms Q. Abara", cwd=practice)
    assert ran.status == 0, ran.err
    last = sian(practice).invited[-1]
    assert (last.role, last.name) == ("virtual-school", "Ms Q. Abara")


def test_two_people_of_one_role_are_two_entries(senco: Senco, practice: Path) -> None:
    words = ("review-invite", "g2x7p", "--who", "la-social-care=Duty desk", "--who", "la-social-care=Ms I. Novak")
    assert senco(*words, cwd=practice).status == 0
    names = [person.name for person in sian(practice).invited if person.role == "la-social-care"]
    assert names == ["Duty desk", "Ms I. Novak"]
    assert senco(*words, cwd=practice).status == 0
    assert [person.name for person in sian(practice).invited if person.role == "la-social-care"] == names


def test_advice_of_one_person_by_name(senco: Senco, practice: Path) -> None:
    ran = senco("review-advice", "g2x7p", "--from", "Farquharson", "--received", "2026-11-20", cwd=practice)
    assert ran.status == 0, ran.err
    got = {person.role: person.advice_received_on for person in sian(practice).invited}
    assert str(got["speech-and-language-therapist"]) == "2026-11-20"
    assert "still to come: advice of Child's parent" in ran.out


def test_circulating_to_all_marks_those_who_were_asked_and_the_review(senco: Senco, practice: Path) -> None:
    ran = senco("review-advice", "g2x7p", "--from", "all", "--circulated", "2026-11-21", cwd=practice)
    assert ran.status == 0, ran.err
    made = sian(practice)
    assert str(made.advice_circulated_on) == "2026-11-21"
    for person in made.invited:
        assert bool(person.advice_circulated_on) == bool(person.advice_asked_on)


def test_advice_that_came_before_it_was_asked_for_is_refused(senco: Senco, practice: Path) -> None:
    ran = senco("review-advice", "g2x7p", "--from", "parent", "--received", "2026-10-01", cwd=practice)
    assert ran.status == 3
    assert "advice_received_on of parent (2026-10-01)" in ran.err
    assert "advice_asked_on of parent (2026-10-20)" in ran.err


def test_somebody_who_is_not_on_the_list_is_told_so_without_repeating_the_name(senco: Senco, practice: Path) -> None:
    ran = senco("review-advice", "g2x7p", "--from", "Zebedee", "--asked", "2026-11-20", cwd=practice)
    assert ran.status == 3
    assert "nobody invited to the review of 2026-12-08 has that role or name" in ran.err
    assert "Zebedee" not in ran.err


def test_attendance_says_of_everybody_whether_they_came(senco: Senco, practice: Path) -> None:
    words = (
        "review-held",
        "g2x7p",
        "--held",
        "2026-12-08",
        "--attended",
        "parent,head,Arkwright",
        "--on",
        "2026-12-09",
    )
    assert senco(*words, cwd=practice).status == 0
    came = {person.role for person in sian(practice).invited if person.attended}
    assert came == {"parent", "head", "advisory-teacher"}
    assert all(person.attended is not None for person in sian(practice).invited)


def test_a_meeting_held_on_another_day_moves_there(senco: Senco, practice: Path) -> None:
    ran = senco("review-held", "g2x7p", "--held", "2026-12-09", "--on", "2026-12-10", cwd=practice)
    assert "held, moved from Tue 8 Dec 2026" in ran.out
    assert str(sian(practice).meeting_on) == "2026-12-09"


def test_a_meeting_that_did_not_take_place_leads_back_to_planning(senco: Senco, practice: Path) -> None:
    words = ("review-held", "g2x7p", "--not-held", "--called-off", "2026-12-07", "--on", "2026-12-09")
    ran = senco(*words, cwd=practice)
    assert ran.status == 0, ran.err
    assert sian(practice).held is False
    assert "senco review-plan g2x7p" in ran.out


def test_the_questions_ask_only_for_what_is_missing(senco: Senco, practice: Path) -> None:
    words = ("review-report", "w5h9t", "--meeting", "2026-10-08")
    ran = senco(*words, cwd=practice, typed="2026-10-19\n")
    assert ran.status == 0, ran.err
    assert "Day the report was sent" in ran.err
    assert "recommend" not in ran.err and "Differences" not in ran.err


def test_what_is_left_out_is_asked_for(senco: Senco, practice: Path) -> None:
    ran = senco("review-advice", "g2x7p", cwd=practice, typed="farquharson\n2\n2026-11-20\n")
    assert ran.status == 0, ran.err
    assert "Whose advice" in ran.err and "What happened?" in ran.err and "Which day" in ran.err
    got = {person.role: person.advice_received_on for person in sian(practice).invited}
    assert str(got["speech-and-language-therapist"]) == "2026-11-20"


def test_the_decision_and_its_day_are_asked_for(senco: Senco, practice: Path) -> None:
    ran = senco("review-decision", "w5h9t", cwd=practice, typed="2\n2026-11-20\n")
    assert ran.status == 0, ran.err
    assert "decision to amend, notice of Fri 20 Nov 2026" in ran.out


def test_nobody_to_ask_names_the_option(senco: Senco, practice: Path) -> None:
    ran = senco("review-decision", "w5h9t", "amend", cwd=practice)
    assert ran.status == 2
    assert "give --notice DATE" in ran.err


def test_a_final_plan_for_a_move_is_asked_whether_it_names_the_next_school(senco: Senco, practice: Path) -> None:
    words = ("review-final", "k7m2q", "--sent", "2026-11-20")
    ran = senco(*words, cwd=practice, typed="y\n")
    assert ran.status == 0, ran.err
    plan = (practice / "pupils/k7m2q/ehc-plan.yaml").read_text(encoding="utf-8")
    assert "final_plan_on: 2026-11-20" in plan
    assert "transfer_plan_final_on: 2026-11-20" in plan


def test_a_review_that_cannot_be_read_stops_the_guess_and_not_a_named_one(senco: Senco, practice: Path) -> None:
    path = practice / "pupils/g2x7p/reviews/2025-12-10.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("meeting_on:", "meting_on:"), encoding="utf-8")
    stopped = senco("review-invite", "g2x7p", cwd=practice)
    assert stopped.status == 3
    assert "pupils/g2x7p/reviews/2025-12-10.yaml has faults" in stopped.err
    assert senco("review-invite", "g2x7p", "--meeting", "2026-12-08", cwd=practice).status == 0


@pytest.mark.parametrize(("meeting", "whose"), [("2027-06-25", "parent"), ("2027-06-28", "young-person")])
def test_from_the_school_leaving_date_on_the_young_person_is_invited(
    senco: Senco, practice: Path, meeting: str, whose: str
) -> None:
    # Sixteen in March 2027: of compulsory school age to the end of Friday 25 June 2027, though still in Year 11 then.
    path = practice / "pupils/f3n6z/pupil.yaml"
    text = re.sub(r"^date_of_birth: .*$", "date_of_birth: 2011-03-14", path.read_text(encoding="utf-8"), flags=re.M)
    path.write_text(text, encoding="utf-8")
    assert senco("review-plan", "f3n6z", "--meeting", meeting, "--yes", cwd=practice).status == 0
    assert senco("review-invite", "f3n6z", cwd=practice).status == 0
    made = load(practice, f"pupils/f3n6z/reviews/{meeting}.yaml", Review).record
    assert made
    assert {"parent", "young-person", "child"} & {person.role for person in made.invited} >= {whose}
    assert ("child" in {person.role for person in made.invited}) == (whose == "parent")
