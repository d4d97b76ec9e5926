"""`senco equality-answer`: one answer or all that are open, each kept at once beside those of earlier years."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

OF_SIAN = Path("pupils/g2x7p/equality.yaml")
OF_AMARA = Path("pupils/k7m2q/equality.yaml")
OF_SCHOOL = Path("school/equality.yaml")


def read(practice: Path, path: Path) -> dict[str, Any]:
    found = yaml.load((practice / path).read_text(encoding="utf-8"), Loader=TEXTS)
    assert isinstance(found, dict)
    return found


def newest(practice: Path, path: Path) -> dict[str, str]:
    answer = read(practice, path)["answers"][-1]
    assert isinstance(answer, dict)
    return answer


def subjects(practice: Path) -> list[str]:
    shown = subprocess.run(
        ["git", "log", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return shown.stdout.splitlines()


def test_a_class_gets_a_checklist_each_with_nobodys_name(senco: Senco, practice: Path) -> None:
    ran = senco("export", "equality-checklist", "--class", "4B", "--out", "lists", cwd=practice)
    assert ran.status == 0, ran.err
    names = sorted(path.name for path in (practice / "lists").iterdir())
    # Logan has left the register, and no disability of his is recorded.
    assert [name.split("-")[2] for name in names] == ["f6c3m", "g2x7p", "n8q5h", "r2v7t"]
    again = senco("export", "equality-checklist", "--class", "4B", "--out", "lists", cwd=practice)
    assert "4 documents were there already and not written; --force overwrites" in again.err


def test_one_answer_with_every_option_is_written_beside_the_earlier_ones(senco: Senco, practice: Path) -> None:
    before = (practice / OF_SIAN).read_text(encoding="utf-8")
    words = ("--evidence", "=1+1 <b>&", "--owner", "Mrs Begum", "--by", "11/12/2026", "--answered-by", "Mr Stott")
    ran = senco("equality-answer", "sian", "E05", "part", *words, "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert newest(practice, OF_SIAN) == {
        "item": "E05",
        "result": "part",
        "evidence": "=1+1 <b>&",
        "owner": "Mrs Begum",
        "by": "2026-12-11",
        "answered_on": "2026-11-21",
        "answered_by": "Mr Stott",
    }
    assert (practice / OF_SIAN).read_text(encoding="utf-8").startswith(before.rstrip("\n"))
    assert subjects(practice)[0] == "answer E05 (g2x7p)"


def test_two_years_of_answers_stand_beside_each_other_and_a_day_that_has_passed_is_asked_for_anew(
    senco: Senco, practice: Path
) -> None:
    words = ("equality-answer", "k7m2q", "E13")
    said = ("no", "--evidence", "Nobody signs", "--by", "2026-01-15", "--on", "2025-11-20")
    assert senco(*words, *said, cwd=practice).status == 0
    again = senco(*words, "--still", "--on", "2026-11-20", cwd=practice)
    assert "the day set for it has passed; --by DATE sets a new one" in again.err
    assert [(each["answered_on"], each.get("by")) for each in read(practice, OF_AMARA)["answers"]] == [
        ("2025-11-20", "2026-01-15"),
        ("2026-11-20", None),
    ]
    shown = senco("export", "equality-checklist", "k7m2q", "--format", "txt", "--stdout", cwd=practice).out
    assert "No on 20 Nov 2026 (before: no, 20 Nov 2025)" in " ".join(shown.split())


def test_the_first_answer_about_a_pupil_begins_the_record(senco: Senco, practice: Path) -> None:
    assert senco("equality-answer", "amara", "e09", "yes", "--yes", cwd=practice).status == 0
    assert read(practice, OF_AMARA)["answers"] == [{"item": "E09", "result": "yes", "answered_on": "2026-11-21"}]
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert not (practice / OF_AMARA).exists()


def test_an_answer_for_the_school(senco: Senco, practice: Path) -> None:
    assert senco("equality-answer", "--school", "E08", "n/a", cwd=practice).status == 0
    assert newest(practice, OF_SCHOOL)["result"] == "na"
    assert subjects(practice)[0] == "answer E08 (school)"


def test_last_years_answer_is_carried_forward_dated_today(senco: Senco, practice: Path) -> None:
    assert senco("equality-answer", "sian", "E13", "--still", cwd=practice).status == 0
    kept = [each for each in read(practice, OF_SIAN)["answers"] if each["item"] == "E13"]
    assert [each["answered_on"] for each in kept] == ["2025-09-30", "2026-11-21"]
    assert kept[0]["evidence"] == kept[1]["evidence"]


def test_return_keeps_last_years_answer(senco: Senco, practice: Path) -> None:
    ran = senco("equality-answer", "--school", "E07", cwd=practice, typed="\n\n")
    assert ran.status == 0, ran.err
    assert "Last answer, Thu 9 Oct 2025: yes. Admission policy" in " ".join(ran.err.split())
    assert "Still so? Return keeps it, dated today" in ran.err
    assert newest(practice, OF_SCHOOL)["item"] == "E07" and newest(practice, OF_SCHOOL)["answered_on"] == "2026-11-21"


def test_a_day_that_has_passed_is_not_carried_forward(senco: Senco, practice: Path) -> None:
    assert senco("equality-answer", "--school", "E12", "--still", cwd=practice).status == 0
    assert newest(practice, OF_SCHOOL)["item"] == "E12" and "by" not in newest(practice, OF_SCHOOL)


def test_the_walk_goes_through_the_gaps_first_and_keeps_each_answer_at_once(senco: Senco, practice: Path) -> None:
    # Who answers; E05: yes, with evidence and the owner offered; E23: left; E13: kept; then stop.
    typed = "\nyes\nTold everybody\n\nleave\n\nstop\n"
    ran = senco("equality-answer", "sian", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    assert ran.err.index("E05 What") < ran.err.index("E23 Websites") < ran.err.index("E13 PE")
    assert [each["item"] for each in read(practice, OF_SIAN)["answers"][-2:]] == ["E05", "E13"]
    assert newest(practice, OF_SIAN)["answered_by"] == "Mrs R. Tillotson"
    assert subjects(practice)[:2] == ["answer E13 (g2x7p)", "answer E05 (g2x7p)"]
    assert "2 answered" in ran.out


def test_somebody_who_walks_off_loses_nothing_that_was_answered(senco: Senco, practice: Path) -> None:
    ran = senco("equality-answer", "sian", cwd=practice, typed="\nyes\nTold everybody\n\n")
    assert ran.status == 130
    assert newest(practice, OF_SIAN)["evidence"] == "Told everybody"


def test_a_bad_answer_is_said_and_asked_again(senco: Senco, practice: Path) -> None:
    typed = "perhaps\npart\nHalf of it\n\nsoon\n2026-12-18\n\n"
    ran = senco("equality-answer", "sian", "E31", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    assert "is not known" in ran.err and "that is not a day" in ran.err
    assert newest(practice, OF_SIAN)["by"] == "2026-12-18"


def test_whether_a_pupil_is_disabled_is_asked_with_its_reasons(senco: Senco, practice: Path) -> None:
    ran = senco("equality-answer", "amara", "E01", cwd=practice, typed="being considered\nLanguage disorder\n\n")
    assert ran.status == 0, ran.err
    (considered,) = read(practice, OF_AMARA)["disability"]
    assert considered["result"] == "being-considered" and considered["reasons"] == "Language disorder"
    given = ("--disability", "yes", "--reasons", "More than a year", "--answered-by", "Mrs R. Tillotson")
    assert senco("equality-answer", "amara", "E01", *given, cwd=practice).status == 0
    assert [each["result"] for each in read(practice, OF_AMARA)["disability"]] == ["being-considered", "yes"]


def test_a_request_for_confidentiality_is_recorded(senco: Senco, practice: Path) -> None:
    words = (
        "--asked-by",
        "Mother",
        "--asked",
        "2026-11-20",
        "--confidential",
        "The class",
        "--explained",
        "2026-11-21",
    )
    assert senco("equality-answer", "amara", "E06", *words, cwd=practice).status == 0
    assert read(practice, OF_AMARA)["confidentiality"] == [
        {"asked_by": "Mother", "asked_on": "2026-11-20", "what": "The class", "effect_explained_on": "2026-11-21"}
    ]


def test_a_dry_run_shows_the_change_and_writes_nothing(senco: Senco, practice: Path) -> None:
    before = (practice / OF_SIAN).read_bytes()
    ran = senco("equality-answer", "sian", "E31", "yes", "--evidence", "Logged", "--dry-run", cwd=practice)
    assert ran.status == 0 and "Logged" in ran.out
    assert (practice / OF_SIAN).read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("E08",),
        ("--school", "sian", "E08", "yes"),
        ("sian", "E05", "yes", "more"),
        ("sian", "E05", "perhaps"),
        ("--school", "--disability", "yes", "--reasons", "x"),
        ("sian", "E01", "--disability", "yes"),
        ("sian", "E31", "--still"),
    ],
)
def test_what_cannot_be_understood_is_refused_and_nothing_written(
    words: tuple[str, ...], senco: Senco, practice: Path
) -> None:
    before = subjects(practice)
    ran = senco("equality-answer", *words, cwd=practice)
    assert ran.status == 2 and ran.err
    assert subjects(practice) == before


def test_without_a_terminal_an_open_question_names_what_to_give(senco: Senco, practice: Path) -> None:
    ran = senco("equality-answer", "sian", "E31", cwd=practice)
    assert ran.status == 2 and "needs an answer" in ran.err


def test_answers_that_cannot_be_read_are_not_asked_for_again(senco: Senco, practice: Path) -> None:
    (practice / OF_SIAN).write_text("answers:\n  - {item: E05, result: perhaps}\n", encoding="utf-8")
    ran = senco("equality-answer", "sian", cwd=practice, typed="\n")
    assert ran.status == 3 and "has to be mended first" in ran.err


def test_show_says_how_far_the_checklist_is(senco: Senco, practice: Path) -> None:
    ran = senco("show", "--full", "sian", cwd=practice)
    assert "equality checklist\n  3 gaps, 1 past the day set; 15 not answered yet" in ran.out
    assert "senco equality-answer g2x7p" in ran.out


def test_the_page_of_a_pupil_is_named_by_key_and_the_schools_by_itself(senco: Senco, practice: Path) -> None:
    assert senco("export", "equality-checklist", "sian", cwd=practice).status == 0
    assert senco("export", "equality-checklist", "--school", "--format", "txt", cwd=practice).status == 0
    assert (practice / "equality-checklist-g2x7p-2026-11-21.html").is_file()
    text = (practice / "equality-checklist-school-2026-11-21.txt").read_text(encoding="utf-8")
    assert text.index("Gaps first") < text.index("E16 Attendance rewards") and "O'Brien" not in text
    assert senco("export", "equality-checklist", cwd=practice).status == 2
    assert senco("export", "equality-checklist", "sian", "--school", cwd=practice).status == 2


def test_a_record_that_cannot_be_read_is_named_on_the_page_and_nothing_is_called_done(
    senco: Senco, practice: Path
) -> None:
    (practice / OF_SIAN).write_text("answers:\n  - {item: E05, result: perhaps}\n", encoding="utf-8")
    ran = senco("export", "equality-checklist", "sian", "--stdout", "--format", "txt", cwd=practice)
    assert ran.status == 1
    assert "pupils/g2x7p/equality.yaml. Mend them first" in " ".join(ran.out.split())
