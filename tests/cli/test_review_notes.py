"""`senco review-notes`: what a review finds, kept answer by answer, taken up again where it was left."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

OF_SIAN = Path("pupils/g2x7p/reviews/2026-12-03.yaml")


def review(practice: Path) -> dict[str, Any]:
    found = yaml.load((practice / OF_SIAN).read_text(encoding="utf-8"), Loader=TEXTS)
    assert isinstance(found, dict)
    return found


def commits(practice: Path) -> list[str]:
    shown = subprocess.run(
        ["git", "log", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return shown.stdout.splitlines()


def note(senco: Senco, practice: Path, *words: str, typed: str | None = None) -> str:
    ran = senco("review-notes", "sian", *words, cwd=practice, **({"typed": typed} if typed is not None else {}))
    assert ran.status == 0, ran.err
    return ran.out + ran.err


def test_an_outcome_is_written_down_with_options_alone(senco: Senco, practice: Path) -> None:
    before = (practice / OF_SIAN).read_text(encoding="utf-8")
    answers = ("--set", "progress=on track", "--set", "evidence==1+1 <b>&: #7", "--set", "keep=y")
    note(senco, practice, "--part", "outcomes", "--item", "e1", *answers)
    assert review(practice)["outcomes"] == [
        {"outcome": "E1", "progress": "on-track", "evidence": "=1+1 <b>&: #7", "keep": "yes"}
    ]
    assert (practice / OF_SIAN).read_text(encoding="utf-8").startswith(before.rstrip("\n"))
    assert commits(practice)[0] == "note review outcomes (g2x7p)"


def test_a_second_answer_joins_the_entry_and_changes_nothing_else_in_it(senco: Senco, practice: Path) -> None:
    note(senco, practice, "--part", "outcomes", "--item", "E1", "--set", "progress=partly")
    note(senco, practice, "--part", "outcomes", "--item", "E1", "--set", "targets.target=Three times a day")
    assert review(practice)["outcomes"] == [
        {"outcome": "E1", "progress": "partly", "targets": [{"target": "Three times a day"}]}
    ]


def test_what_is_open_is_asked_and_stop_keeps_what_was_typed(senco: Senco, practice: Path) -> None:
    said = note(senco, practice, "--part", "wishes", typed="no\n\nyes\nOnly for swimming\nstop\n")
    assert review(practice)["wishes"] == [
        {"about": "change-of-placement", "wanted": "no"},
        {"about": "personal-budget", "wanted": "yes", "words": "Only for swimming"},
    ]
    assert "A re-assessment (3 of 5)" in said


def test_the_rest_is_taken_up_again_and_what_is_answered_is_not_asked_twice(senco: Senco, practice: Path) -> None:
    note(senco, practice, "--part", "wishes", typed="no\nHappy here\nstop\n")
    said = note(senco, practice, "--part", "wishes", typed="yes\nstop\n")
    assert "A change of placement" not in said
    assert [each["about"] for each in review(practice)["wishes"]] == ["change-of-placement", "personal-budget"]


def test_what_is_half_typed_when_the_terminal_closes_is_kept(senco: Senco, practice: Path) -> None:
    note(senco, practice, "--part", "updates", typed="Reads at the level of Year 4\n")
    assert review(practice)["attainment"] == "Reads at the level of Year 4"


def test_a_bad_answer_is_said_and_asked_again(senco: Senco, practice: Path) -> None:
    said = note(senco, practice, "--part", "wishes", typed="perhaps\nno\nstop\n")
    assert "neither yes nor no" in said
    assert review(practice)["wishes"] == [{"about": "change-of-placement", "wanted": "no"}]


def test_new_words_are_asked_only_for_an_outcome_that_no_longer_fits(senco: Senco, practice: Path) -> None:
    fits = note(senco, practice, "--part", "outcomes", "--item", "E1", typed="\nmet\nSeen\nyes\nstop\n")
    assert "New words" not in fits
    does_not = note(
        senco, practice, "--part", "outcomes", "--item", "E2", typed="\nmet\nSeen\nno\nBetter words\nstop\n"
    )
    assert "New words" in does_not
    assert review(practice)["outcomes"][1]["revised"] == "Better words"


def test_amendments_are_asked_for_until_there_are_no_more(senco: Senco, practice: Path) -> None:
    typed = "F\nF2\nTwice a week\nMore is needed\n\nB\n\nTires after ten minutes\n\n\n\n"
    note(senco, practice, "--part", "amendments", typed=typed)
    assert review(practice)["amendments"] == [
        {"section": "F", "item": "F2", "words": "Twice a week", "reason": "More is needed"},
        {"section": "B", "words": "Tires after ten minutes"},
    ]


def test_a_visit_still_to_come_may_be_written_down(senco: Senco, practice: Path) -> None:
    words = ("--set", "school=Kettlestrand", "--set", "visit_on=1/2/2027")
    note(senco, practice, "--part", "visits", *words)
    assert review(practice)["placement"] == {"visits": [{"school": "Kettlestrand", "visit_on": "2027-02-01"}]}
    assert "visit_on" not in senco("check", cwd=practice).out


def test_a_person_is_found_by_name_for_what_was_sent(senco: Senco, practice: Path) -> None:
    note(senco, practice, "--part", "sent", "--item", "priya saldanha", "--set", "sent_on=1/11/2026", "--set",
         "how=portal", "--meeting", "2026-12-08")  # fmt: skip
    assert review(practice)["sent_to"] == [
        {"role": "la-education-officer", "name": "Priya Saldanha", "sent_on": "2026-11-01", "how": "portal"}
    ]


def test_a_dry_run_shows_the_difference_and_writes_nothing(senco: Senco, practice: Path) -> None:
    before = (practice / OF_SIAN).read_text(encoding="utf-8")
    said = note(senco, practice, "--part", "meeting", "--set", "place=The library", "--dry-run")
    assert "+place: The library" in said
    assert (practice / OF_SIAN).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("fields", [("--set", "progress"), ("--set", "progress="), ("--set", "keep=perhaps")])
def test_an_answer_that_is_none_is_refused(senco: Senco, practice: Path, fields: tuple[str, ...]) -> None:
    ran = senco("review-notes", "sian", "--part", "outcomes", "--item", "E1", *fields, cwd=practice)
    assert ran.status == 2
    assert "outcomes" not in review(practice)


def test_without_anybody_to_ask_the_option_is_named(senco: Senco, practice: Path) -> None:
    ran = senco("review-notes", "sian", "--part", "wishes", cwd=practice)
    assert ran.status == 2
    assert "--item change-of-placement --set wanted=VALUE" in ran.err
