"""`senco why`: each date in words, and what is not known with the command that enters it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Senco

from senco_cli.cli.app import command
from senco_cli.cli.registry import all_commands

OWN = """\
id: AR-FINAL
title: Ask after the final plan
kind: annual-review
trigger: review.amendment_notice_on
shown_until: due
duty_holder: la
versions:
  - in_force_from: 2026-09-01
    method: weeks_after
    n: 6
    must: Our authority has promised the final plan
    status: practice
    source:
      - {kind: guidance, title: What Norringshire promises}
    verified: primary
    checked_on: 2026-11-21
"""


def test_each_date_is_derived_in_words_in_order_of_time(senco: Senco, practice: Path) -> None:
    ran = senco("why", "amara", "--records", str(practice))

    assert ran.status == 0
    assert ran.out.startswith("Amara Okafor, Y6\n\nIn the next eight weeks\n")
    text = " ".join(ran.out.split())
    # Served on Monday 9 November; the fifteenth day, the 9th being the first, is the 23rd.
    assert "Mon 23 Nov 2026 Answer the proposed amendments (AR-REPS)" in text
    assert "within 15 days beginning with that day, so the last day is Monday 23 November 2026" in text
    # Sent on Friday 6 November, and eight weeks.
    assert "Fri 1 Jan 2027 Send the final plan" in text
    assert text.index("AR-REPS") < text.index("AR-FINAL") < text.index("Later") < text.index("PT-OTHER")
    assert "(AR-CEILING) *" in text and text.endswith("* the text itself was not read for this rule")
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_one_rule_can_be_asked_for_in_small_letters_too(senco: Senco, practice: Path) -> None:
    out = senco("why", "amara", "--rule", "ar-reps", "--records", str(practice)).out

    assert "AR-REPS" in out and "AR-FINAL" not in out


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("PR-ISP", "PR-ISP is only proposed law, so nothing by it is due."),
        ("SI-REPORT", "SI-REPORT is about the whole school: senco why --school."),
        ("AR-DP3", "It counts from this: the first direct payment was made."),
        ("AR-REPORT", "it is done, its time is over, or it does not hold here"),
    ],
)
def test_a_rule_that_shows_no_date_says_why(senco: Senco, practice: Path, rule: str, said: str) -> None:
    assert said in " ".join(senco("why", "amara", "--rule", rule, "--records", str(practice)).out.split())


def test_a_rule_that_there_is_none_of_is_refused(senco: Senco, practice: Path) -> None:
    ran = senco("why", "amara", "--rule", "XX-1", "--records", str(practice))

    assert ran.status == 2 and 'no rule is called "XX-1"' in ran.err


def test_the_whole_school_has_its_own_dates_without_those_of_each_provision(senco: Senco, practice: Path) -> None:
    out = senco("why", "--school", "--records", str(practice)).out

    assert "Publish equality information again (EQ-INFO)" in out
    assert "(not known: the day for 2027)" in " ".join(out.split())
    assert "PV-" not in out and "Not known yet" not in out


@pytest.mark.parametrize("words", [(), ("amara", "--school")])
def test_it_is_a_pupil_or_the_school(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    ran = senco("why", *words, "--records", str(practice))

    assert ran.status == 2 and "say which pupil, or --school" in ran.err


def test_what_is_not_known_comes_with_the_command_that_enters_it(senco: Senco, school: Path) -> None:
    found = json.loads(senco("why", "--school", "--format", "json", "--records", str(school)).out)
    commands = [each["command"] for each in found["not_known"]]

    assert "senco record information-report-published DATE" in commands
    for typed in commands:
        words = typed.replace("DATE", "2026-09-14").split()[1:]
        if words[0] == "record" or "--set" in words:
            ran = senco(*words, "--records", str(school))
            assert ran.status == 0, ran.err
    left = json.loads(senco("why", "--school", "--format", "json", "--records", str(school)).out)
    assert [each["what"] for each in left["not_known"] if "school-duties" in each["command"]] == []
    assert {"SI-REPORT", "AC-PLAN", "EQ-INFO", "EQ-OBJ"} <= {each["rule"] for each in left["dates"]}


def test_the_list_of_what_is_due_says_that_days_of_the_school_are_not_known(senco: Senco, school: Path) -> None:
    assert "days of the whole school; senco why --school" in senco("review-due", "--records", str(school)).out


def test_a_pupil_with_support_and_no_cycle_is_told_of(senco: Senco, practice: Path) -> None:
    pupil = practice / "pupils" / "zz9zz"
    pupil.mkdir()
    (pupil / "pupil.yaml").write_text(
        "name: {legal_forename: Zoltan, legal_surname: Quill}\ndate_of_birth: 2018-05-02\n"
        "sen_status:\n  - {status: K, from: 2026-09-14, parents_told_on: 2026-09-14}\n",
        encoding="utf-8",
    )
    found = json.loads(senco("why", "zoltan", "--format", "json", "--records", str(practice)).out)

    assert [each["command"] for each in found["not_known"]] == ["senco edit zz9zz --what cycle --new"]


def test_a_rule_of_the_school_makes_a_day_earlier_and_says_so(senco: Senco, practice: Path) -> None:
    (practice / "_rules").mkdir()
    (practice / "_rules" / "final.yaml").write_text(OWN, encoding="utf-8")
    found = json.loads(senco("why", "amara", "--rule", "AR-FINAL", "--format", "json", "--records", str(practice)).out)

    # Six weeks after 6 November; the law's eight end on 1 January.
    assert [each["legal_due"] for each in found["dates"]] == ["2026-12-18"]
    assert "The law's own day would be Friday 1 January 2027" in " ".join(found["dates"][0]["why"])
    due = json.loads(senco("review-due", "--pupil", "amara", "--format", "json", "--records", str(practice)).out)
    assert [each["legal_due"] for each in due if each["rule"] == "AR-FINAL"] == ["2026-12-18"]


def test_every_command_that_is_named_for_a_pupil_is_one(senco: Senco, practice: Path) -> None:
    for key in sorted(path.name for path in (practice / "pupils").iterdir()):
        for each in json.loads(senco("why", key, "--format", "json", "--records", str(practice)).out)["not_known"]:
            name = each["command"].split()[1]
            options = {option for param in command(name, all_commands()[(name,)]).params for option in param.opts}
            assert {word for word in each["command"].split() if word.startswith("--")} <= options
