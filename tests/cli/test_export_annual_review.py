"""`senco export annual-review`: which review, which of its two packs, one or many, and what is missing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from support import Senco


def text_of(senco: Senco, practice: Path, *words: str) -> str:
    ran = senco("export", "annual-review", *words, "--format", "txt", "--stdout", cwd=practice)
    assert ran.status == 0, ran.err
    return ran.out


def test_the_report_of_the_last_review_where_none_is_to_come(senco: Senco, practice: Path) -> None:
    text = text_of(senco, practice, "amara")
    assert "Phase-transfer review: report" in text
    assert "Tuesday 13 October 2026" in text


def test_the_papers_of_the_next_review_where_the_last_is_reported(senco: Senco, practice: Path) -> None:
    text = text_of(senco, practice, "sian")
    assert "papers for the meeting" in text
    assert "Tuesday 8 December 2026" in text


def test_the_report_is_next_once_the_meeting_is_over(senco: Senco, practice: Path) -> None:
    text = text_of(senco, practice, "sian", "--on", "2026-12-10")
    assert "Annual review: report" in text
    assert "A: whether the meeting was held" in text


def test_an_older_review_by_its_day_and_its_papers_by_the_stage(senco: Senco, practice: Path) -> None:
    text = text_of(senco, practice, "amara", "--review", "2026-01-27", "--stage", "before")
    assert "papers for the meeting" in text
    assert "Tuesday 27 January 2026" in text
    assert "I want Kettlestrand" not in text, "what was said for the review after it"


def test_a_full_record_misses_nothing_and_the_childs_own_words_come_first(senco: Senco, practice: Path) -> None:
    text = text_of(senco, practice, "amara")
    assert "Nothing that the sections ask for is missing." in text
    assert text.index("The pictures on the board are good") < text.index("What section A of the plan says now")


def test_what_is_missing_is_counted_on_the_screen(senco: Senco, practice: Path) -> None:
    ran = senco("export", "annual-review", "sian", "--out", "pack.html", cwd=practice)
    assert ran.status == 0
    assert "things are missing" in ran.err
    assert "with the command for each" in ran.err


def test_the_file_bears_the_key_and_the_stage_and_no_name(senco: Senco, practice: Path) -> None:
    ran = senco("export", "annual-review", "amara", "--format", "docx", cwd=practice)
    assert ran.out == "wrote annual-review-k7m2q-after-2026-11-21.docx\n"
    assert (practice / "annual-review-k7m2q-after-2026-11-21.docx").read_bytes().startswith(b"PK")


def test_a_restricted_document_is_only_said_to_be_held(senco: Senco, practice: Path) -> None:
    text = text_of(senco, practice, "amara")
    assert "A restricted document is held." in text
    assert "Score sheets" not in text
    assert "Locked drawer" not in text


def test_every_pupil_with_a_plan_into_one_zip_file(senco: Senco, practice: Path) -> None:
    ran = senco("export", "annual-review", "--all", "--zip", "--out", "packs.zip", cwd=practice)
    assert ran.status in (0, 1), ran.err
    with zipfile.ZipFile(practice / "packs.zip") as packs:
        names = packs.namelist()
    assert "annual-review-k7m2q-2026-11-21.html" in names
    assert len(names) == len(set(names)) >= 4


def test_a_class_into_a_folder(senco: Senco, practice: Path) -> None:
    ran = senco("export", "annual-review", "--class", "6B", "--out", "packs", cwd=practice)
    assert ran.status in (0, 1), ran.err
    assert (practice / "packs" / "annual-review-k7m2q-2026-11-21.html").is_file()
    assert not (practice / "packs" / "annual-review-g2x7p-2026-11-21.html").exists()


@pytest.mark.parametrize("words", [(), ("amara", "--zip"), ("amara", "--all"), ("--all", "--review", "2026-10-13")])
def test_what_does_not_go_together_is_refused(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    assert senco("export", "annual-review", *words, cwd=practice).status == 2


def test_what_cannot_be_read_is_said_and_is_a_finding(senco: Senco, practice: Path) -> None:
    (practice / "pupils/g2x7p/measures.yaml").write_text("results: 3\n", encoding="utf-8")
    ran = senco("export", "annual-review", "sian", "--format", "txt", "--stdout", cwd=practice)
    assert ran.status == 1
    assert "could not be read" in ran.out
    assert "mend these first" in ran.err
