"""`senco add-access-arrangement` as a SENCO meets it: for examinations, for national tests, and seen again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

LIST = Path("pupils/v2g8b/access-arrangements.yaml")
EXTRA_TIME = ("--for", "examinations", "--arrangement", "25% extra time")
READER = ("--for", "key-stage-2", "--arrangement", "Reader", "--year", "2027")
EVIDENCE = "2026-11-10; English; Mr B; Finished in green ink; then stopped"


def record(practice: Path) -> Any:
    return yaml.load((practice / LIST).read_text(encoding="utf-8"), Loader=TEXTS)


def test_it_asks_for_a_national_test_and_a_bad_answer_again(senco: Senco, practice: Path) -> None:
    answers = ["key-stage-2", "Word processor", "soon", "", "Reading, GPS", "Cannot read his own hand"]
    answers += ["10/11/2026; English; Mr B", EVIDENCE, "", "22/11/2026", "16/11/2026", "y"]
    ran = senco("add-access-arrangement", "marcus", cwd=practice, typed="\n".join(answers) + "\n")

    assert ran.status == 0, ran.err
    for said in ("a year in four figures", "still to come", "four parts"):
        assert said in ran.err
    assert record(practice) == {
        "primary_tests": [
            {
                "test": "key-stage-2",
                "year": "2027",
                "arrangement": "word-processor",
                "papers": ["Reading", "GPS"],
                "need": "Cannot read his own hand",
                "normal_way": [
                    {
                        "seen_on": "2026-11-10",
                        "subject": "English",
                        "teacher": "Mr B",
                        "what": "Finished in green ink; then stopped",
                    }
                ],
                "notified_on": "2026-11-16",
            }
        ]
    }


def test_an_arrangement_in_examinations_holds_form_assessor_scores_and_approval(senco: Senco, practice: Path) -> None:
    ran = senco(
        *("add-access-arrangement", "marcus", *EXTRA_TIME, "--evidence", EVIDENCE, "--form", "Form 8"),
        *(
            "--assessor",
            "Dr Q. Invented",
            "--qualification",
            "Level 7",
            "--score",
            "processing; 82; 2026-09-15; A test",
        ),
        *(
            "--applied",
            "2026-11-11",
            "--approved",
            "16/11/2026",
            "--expires",
            "2028-12-31",
            "--reference",
            "R1",
            "--yes",
        ),
        cwd=practice,
    )

    assert ran.status == 0, ran.err
    (entry,) = record(practice)["examinations"]
    assert entry["arrangement"] == "extra-time-25"
    assert entry["form"] == {"number": "form-8"}
    assert entry["assessor"] == {"name": "Dr Q. Invented", "qualification": "Level 7"}
    assert entry["scores"] == [
        {"test": "A test", "area": "processing", "standard_score": "82", "tested_on": "2026-09-15"}
    ]
    assert (entry["applied_on"], entry["approved_on"], entry["expires_on"]) == (
        "2026-11-11",
        "2026-11-16",
        "2028-12-31",
    )
    shown = senco("show", "--full", "marcus", cwd=practice).out
    assert "Extra time, 25 per cent (extra-time-25)" in shown
    assert "Sun 31 Dec 2028" in shown
    # Year 6 has no score that an examination board would take.
    assert "access-score-too-old" in senco("check", "--strict", cwd=practice).out


def test_an_approval_without_its_printed_day_is_a_reminder_marked_as_a_guess(senco: Senco, practice: Path) -> None:
    assert (
        senco("add-access-arrangement", "marcus", *EXTRA_TIME, "--approved", "2026-11-16", "--yes", cwd=practice).status
        == 0
    )
    found = senco("why", "marcus", "--rule", "JC-EXP-GUESS", cwd=practice)
    assert "16 January 2029" in " ".join(found.out.split())
    assert "from memory" in " ".join(found.out.split())


def test_a_second_arrangement_stands_behind_the_first(senco: Senco, practice: Path) -> None:
    for arrangement in ("Reader", "Rest breaks"):
        words = (*READER[:3], arrangement, *READER[4:])
        assert senco("add-access-arrangement", "marcus", *words, "--yes", cwd=practice).status == 0
    assert [each["arrangement"] for each in record(practice)["primary_tests"]] == ["reader", "rest-breaks"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "key-stage-2", "--arrangement", "reader"), "give --year"),
        (("--for", "examinations"), "give --arrangement"),
        ((), "give --for"),
        ((*READER, "--score", "spelling; 80; 2026-09-15; A test"), "--score does not go with key-stage-2"),
        ((*EXTRA_TIME, "--year", "2027"), "--year does not go with examinations"),
        ((*EXTRA_TIME, "--evidence", "green ink"), "four parts"),
        ((*EXTRA_TIME, "--score", "spelling; low; 2026-09-15; A test"), "not a whole number"),
        ((*EXTRA_TIME, "--applied", "2026-11-10", "--approved", "2026-11-09"), "before the day of --applied"),
        ((*EXTRA_TIME, "--approved", "2026-11-22"), "still to come"),
        ((*READER[:3], "Zebra crossing", *READER[4:]), "is not known"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_said_and_nothing_is_written(
    senco: Senco, practice: Path, words: tuple[str, ...], said: str
) -> None:
    ran = senco("add-access-arrangement", "marcus", *words, "--yes", cwd=practice)

    assert ran.status == 2 and said in ran.err
    assert not (practice / LIST).exists()


def test_a_dry_run_shows_and_writes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("add-access-arrangement", "marcus", *READER, "--dry-run", cwd=practice)

    assert ran.status == 0 and "arrangement: reader" in ran.out
    assert not (practice / LIST).exists()
