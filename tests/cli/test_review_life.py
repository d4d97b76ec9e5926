"""The whole life of a review by its commands, from the plan of the meeting to the final plan."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support import Ran, Senco

MEETING = "2027-01-20"
CALENDAR = """years:
  - academic_year: 2026/27
    terms:
      - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: Spring, from: 2027-01-05, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
      - {name: Summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
    inset_days: [2027-01-04]
"""
PUPIL = """name: {legal_forename: Tomos, legal_surname: Vaughan}
date_of_birth: 2017-05-14
sen_status:
  - {status: E, from: 2026-02-18}
needs:
  - {type: SLCN, rank: 1, from: 2024-09-03}
contacts:
  - {name: Carys Vaughan, relationship: mother, parental_responsibility: yes}
"""
PLAN = """# made after a long wait
case_officer: Dilip Rao
plan_first_made_on: 2026-02-18
"""


@pytest.fixture
def folder(school: Path) -> Path:
    """A school with one pupil whose plan was made on 18 February 2026."""
    home = school / "pupils" / "t4v8n"
    home.mkdir(parents=True)
    (home / "pupil.yaml").write_text(PUPIL, encoding="utf-8")
    (home / "ehc-plan.yaml").write_text(PLAN, encoding="utf-8")
    (school / "calendar.yaml").write_text(CALENDAR, encoding="utf-8")
    return school


def review(folder: Path) -> str:
    return (folder / "pupils/t4v8n/reviews" / f"{MEETING}.yaml").read_text(encoding="utf-8")


def due(senco: Senco, folder: Path, on: str) -> dict[str, str]:
    ran = senco("review-due", "--pupil", "t4v8n", "--within", "2000d", "--format", "json", "--on", on, cwd=folder)
    assert ran.status == 0, ran.err
    return {row["rule"]: row["legal_due"] for row in json.loads(ran.out)}


def ok(senco: Senco, folder: Path, words: str, *more: str) -> Ran:
    ran = senco(*words.split(), *more, cwd=folder)
    assert ran.status == 0, ran.err
    return ran


def said(ran: Ran) -> str:
    return " ".join(ran.out.split())


def subjects(folder: Path) -> list[str]:
    log = subprocess.run(
        ["git", "log", "--format=%s"], cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return log.stdout.splitlines()


def plan_and_hold(senco: Senco, folder: Path) -> None:
    ok(senco, folder, f"review-plan t4v8n --meeting {MEETING} --yes --on 2026-12-01")
    ok(senco, folder, "review-invite t4v8n --sent 2027-01-05 --on 2027-01-05")
    ok(senco, folder, f"review-held t4v8n --held {MEETING} --attended parent,head --on 2027-01-21")


def test_a_review_from_its_plan_to_the_final_plan(senco: Senco, folder: Path) -> None:
    planned = ok(senco, folder, f"review-plan t4v8n --meeting {MEETING} --yes --on 2026-12-01")
    assert "annual review planned for Wed 20 Jan 2027" in planned.out
    # Example 6: notice and papers by 6 January at the latest, 5 January to be safe.
    before = due(senco, folder, "2026-12-01")
    assert (before["AR-NOTICE"], before["AR-CIRC"]) == ("2027-01-05", "2027-01-05")

    invited = ok(senco, folder, "review-invite t4v8n --sent 2026-12-14 --on 2026-12-14")
    assert "Carys Vaughan" in invited.out and "Dilip Rao" in invited.out
    ok(senco, folder, "review-advice t4v8n --from all --asked 2026-12-14 --on 2026-12-14")
    ok(senco, folder, "review-advice t4v8n --from parent --received 2026-12-18 --on 2026-12-18")
    circulated = ok(senco, folder, "review-advice t4v8n --from all --circulated 2027-01-05 --on 2027-01-05")
    assert "next: Hold the review meeting – the school, by Wed 20 Jan 2027" in said(circulated)

    held = ok(senco, folder, f"review-held t4v8n --held {MEETING} --attended parent,head --on 2027-01-21")
    assert "next: Send the report to the authority and everyone invited – the head, by Wed 3" in said(held)
    reported = ok(
        senco,
        folder,
        "review-report t4v8n --sent 2027-02-01 --recommendation amend --on 2027-02-01",
        "--differences",
        "None",
    )
    assert "Decide, and tell the family and the school – the local authority, by Wed 17" in said(reported)
    decided = ok(senco, folder, "review-decision t4v8n amend --notice 2027-02-17 --on 2027-02-18")
    assert "Send the family the proposed amendments – the local authority, late since Wed 17" in said(decided)
    amended = ok(senco, folder, "review-amendment t4v8n --sent 2027-02-17 --served 2027-02-17 --on 2027-02-18")
    assert "Send the final plan, or notice that it stays – the local authority, by Wed 14 Apr" in said(amended)
    after = due(senco, folder, "2027-02-18")
    assert (after["AR-REPS"], after["AR-FINAL"], after["AR-CEILING"]) == ("2027-03-03", "2027-04-14", "2027-04-14")

    final = ok(senco, folder, "review-final t4v8n --sent 2027-04-14 --on 2027-04-15")
    assert "next: Hold the review meeting" in final.out and "2028" in final.out
    plan = (folder / "pupils/t4v8n/ehc-plan.yaml").read_text(encoding="utf-8")
    assert plan == PLAN + "final_plan_on: 2027-04-14\n"
    assert senco("check", "--on", "2027-04-15", cwd=folder).out == ""


def test_each_step_is_one_commit_that_names_nobody(senco: Senco, folder: Path) -> None:
    first = len(subjects(folder))
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-report t4v8n --sent 2027-02-01 --on 2027-02-01")
    ok(senco, folder, "review-decision t4v8n keep --notice 2027-02-10 --on 2027-02-10")
    made = [subject for subject in subjects(folder) if "edited by hand" not in subject][: -first or None]
    assert made[:5] == [
        "record review decision (t4v8n)",
        "record review report (t4v8n)",
        "record review held (t4v8n)",
        "invite to review (t4v8n)",
        "plan review (t4v8n)",
    ]
    assert "Vaughan" not in "".join(subjects(folder))


def test_an_early_notice_makes_an_early_final_day(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-decision t4v8n amend --notice 2027-02-03 --on 2027-02-04")
    ran = ok(senco, folder, "review-amendment t4v8n --sent 2027-02-03 --on 2027-02-04")
    # Eight weeks from the notice, not twelve from the meeting.
    assert due(senco, folder, "2027-02-04")["AR-FINAL"] == "2027-03-31"
    assert "not known" not in ran.out


def test_the_year_runs_from_the_decision_and_an_amended_plan_does_not_begin_it_again(
    senco: Senco, folder: Path
) -> None:
    # Example 3, with a meeting in December.
    ok(senco, folder, "review-plan t4v8n --meeting 2026-12-11 --yes --on 2026-11-21")
    ok(senco, folder, "review-held t4v8n --held 2026-12-11 --on 2026-12-14")
    ok(senco, folder, "review-decision t4v8n amend --notice 2027-01-08 --on 2027-01-09")
    assert due(senco, folder, "2027-01-09")["AR-NEXT"] == "2028-01-07"
    ok(senco, folder, "review-amendment t4v8n --sent 2027-01-08 --on 2027-01-09")
    ok(senco, folder, "review-final t4v8n --sent 2027-03-05 --on 2027-03-06")
    assert due(senco, folder, "2027-03-06")["AR-NEXT"] == "2028-01-07"


def test_a_notice_that_the_plan_stays_leaves_the_plan_alone(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-amendment t4v8n --sent 2027-02-03 --on 2027-02-04")
    ok(senco, folder, "review-final t4v8n --sent 2027-03-05 --not-amended --on 2027-03-06")
    assert (folder / "pupils/t4v8n/ehc-plan.yaml").read_text(encoding="utf-8") == PLAN
    assert "final_plan_on: 2027-03-05" in review(folder)


def test_the_authority_is_late_and_the_next_step_says_since_when(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-report t4v8n --sent 2027-02-01 --on 2027-02-01")
    shown = said(ok(senco, folder, "show t4v8n --on 2027-03-01"))
    assert "the local authority, late since Wed 17 Feb 2027, 12 days" in shown
    assert "senco review-decision t4v8n keep|amend|cease --notice DATE" in shown


def test_a_past_meeting_of_which_nobody_said_whether_it_was_held_is_not_known(senco: Senco, folder: Path) -> None:
    ok(senco, folder, f"review-plan t4v8n --meeting {MEETING} --yes --on 2026-12-01")
    expected = "not known: whether the meeting of Wednesday 20 January 2027 was held"
    assert expected in ok(senco, folder, "show t4v8n --on 2027-02-01").out
    assert expected in " ".join(ok(senco, folder, "review-due --on 2027-02-01").out.split())


def test_a_meeting_to_come_is_in_the_list_of_what_is_due(senco: Senco, folder: Path) -> None:
    ok(senco, folder, f"review-plan t4v8n --meeting {MEETING} --yes --on 2026-12-01")
    ok(senco, folder, "review-invite t4v8n --sent 2026-12-14 --on 2026-12-14")
    ok(senco, folder, "review-advice t4v8n --from all --asked 2026-12-14 --circulated 2026-12-15 --on 2026-12-15")
    listed = "Tomos Vaughan (t4v8n): Hold the review meeting – the school, by Wed 20 Jan 2027"
    assert listed in said(ok(senco, folder, "review-due --on 2026-12-16"))
    assert listed not in said(ok(senco, folder, "review-due --on 2026-12-16 --within 1w"))
    assert listed not in said(ok(senco, folder, "review-due --on 2026-12-16 --duty-holder la"))
    assert listed in said(ok(senco, folder, "review-due --on 2026-12-16 --within 1w --pupil t4v8n"))


def test_a_decision_without_its_day_is_not_known(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    path = folder / "pupils/t4v8n/reviews" / f"{MEETING}.yaml"
    path.write_text(review(folder) + "la_decision: keep\n", encoding="utf-8")
    shown = " ".join(ok(senco, folder, "show t4v8n --on 2027-02-01").out.split())
    assert "not known: the day of the notice by which the authority decided to keep the plan" in shown
    assert "senco review-decision t4v8n keep --notice DATE" in shown


def test_a_status_e_without_a_plan_record_is_not_nothing_due(senco: Senco, folder: Path) -> None:
    (folder / "pupils/t4v8n/ehc-plan.yaml").unlink()
    shown = ok(senco, folder, "show t4v8n --on 2027-02-01").out
    assert "not known: the day the EHC plan was first made: enter it with" in shown
    assert "senco edit t4v8n --what ehc-plan --new" in shown


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("review-report t4v8n --sent 2027-01-19", ("report_sent_on (2027-01-19)", "meeting_on (2027-01-20)")),
        ("review-decision t4v8n keep --notice 2027-01-13", ("la_decision_notice_on (2027-01-13)", "(2027-01-20)")),
        ("review-held t4v8n --held 2026-02-01", ("meeting_on (2026-02-01", "plan_first_made_on (2026-02-18")),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_both_fields_and_both_days(
    senco: Senco, folder: Path, words: str, fields: tuple[str, ...]
) -> None:
    plan_and_hold(senco, folder)
    before = review(folder)
    ran = senco(*words.split(), "--meeting", MEETING, "--on", "2027-02-20", cwd=folder)
    assert ran.status == 3
    assert [field for field in fields if field not in ran.err] == []
    assert "try: give" in ran.err
    assert review(folder) == before


def test_a_final_plan_before_the_notice_of_amendments_is_refused(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-amendment t4v8n --sent 2027-02-10 --on 2027-02-11")
    ran = senco("review-final", "t4v8n", "--sent", "2027-02-09", "--on", "2027-02-20", cwd=folder)
    assert ran.status == 3
    assert "final_plan_on (2027-02-09) would be earlier than amendment_notice_on (2027-02-10)" in ran.err
    assert (folder / "pupils/t4v8n/ehc-plan.yaml").read_text(encoding="utf-8") == PLAN


def test_a_meeting_held_on_a_day_to_come_is_refused(senco: Senco, folder: Path) -> None:
    ok(senco, folder, f"review-plan t4v8n --meeting {MEETING} --yes --on 2026-12-01")
    ran = senco("review-held", "t4v8n", "--held", MEETING, "--on", "2027-01-19", cwd=folder)
    assert ran.status == 3
    assert "held would be yes, and meeting_on is 2027-01-20, which is still to come: today is 2027-01-19" in ran.err
    assert "held:" not in review(folder)


def test_amendments_after_a_decision_to_keep_are_refused(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-decision t4v8n keep --notice 2027-02-10 --on 2027-02-11")
    ran = senco("review-amendment", "t4v8n", "--sent", "2027-02-12", "--on", "2027-02-12", cwd=folder)
    assert ran.status == 3
    assert 'la_decision of the review of 2027-01-20 is "keep"' in ran.err


def test_a_step_taken_already_is_only_changed_when_its_meeting_is_named(senco: Senco, folder: Path) -> None:
    plan_and_hold(senco, folder)
    ok(senco, folder, "review-report t4v8n --sent 2027-02-01 --on 2027-02-03")
    again = senco("review-report", "t4v8n", "--sent", "2027-02-02", "--on", "2027-02-03", cwd=folder)
    assert again.status == 3
    assert f"--meeting {MEETING}" in again.err
    ok(senco, folder, f"review-report t4v8n --sent 2027-02-02 --meeting {MEETING} --on 2027-02-03")
    assert "report_sent_on: 2027-02-02" in review(folder)


def test_without_a_review_the_way_to_one_is_told(senco: Senco, folder: Path) -> None:
    ran = senco("review-held", "t4v8n", "--held", "2026-11-20", cwd=folder)
    assert ran.status == 3
    assert "try: senco review-plan t4v8n" in ran.err


def test_a_plan_that_cannot_be_read_is_a_fault_and_not_something_unknown(senco: Senco, folder: Path) -> None:
    (folder / "pupils/t4v8n/ehc-plan.yaml").write_text("plan_first_made_on: soon\n", encoding="utf-8")
    ran = senco("show", "t4v8n", "--on", "2027-02-01", cwd=folder)
    assert ran.status == 1
    assert "not known" not in ran.out
    assert "plan_first_made_on: is not a day" in ran.err
