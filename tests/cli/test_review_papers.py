"""The papers around a review meeting from the command line: which review, whose paper, and what is left to fill in."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from documents.render.reading import READERS, words_of
from support import Senco

FIRST_TITLE = re.compile(rb"(<thead>\s*<tr>\s*)<th[^>]*>.*?</th>", re.DOTALL)
COMMANDS = ("review-invitation", "review-advice-request", "review-views-form", "review-agenda")
PAPERS = {
    "invitations": ("review-invitation", "nathaniel"),
    "requests": ("review-advice-request", "nathaniel"),
    "child": ("review-views-form", "sian"),
    "parents": ("review-views-form", "sian", "--from", "parents"),
    "teacher": ("review-views-form", "sian", "--from", "teacher"),
    "agenda": ("review-agenda", "sian"),
}


@pytest.mark.parametrize("as_format", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("words", PAPERS.values(), ids=PAPERS)
def test_every_format_has_every_word_of_the_page(
    senco: Senco, practice: Path, words: tuple[str, ...], as_format: str
) -> None:
    for ending in ("html", as_format):
        ran = senco("export", *words, "--out", f"made.{ending}", cwd=practice)
        assert ran.status == 0, ran.err
    html = (practice / "made.html").read_bytes()
    # A text that is too narrow for a table gives each row under what stands first in it.
    page = set(words_of(READERS["html"](FIRST_TITLE.sub(rb"\1", html) if as_format == "txt" else html)))
    found = words_of(READERS[as_format]((practice / f"made.{as_format}").read_bytes()))
    whole = "".join(found)
    assert {word for word in page if word not in whole} == set()
    assert len(page) > 60


def test_each_letter_is_a_file_named_by_part_and_by_nobodys_name(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-invitation", "nathaniel", "--each", "--out", "letters", cwd=practice)
    assert ran.status == 0, ran.err
    names = sorted(path.name for path in (practice / "letters").iterdir())
    assert "review-invitation-c9v4b-parent-2026-11-21.html" in names
    assert "review-invitation-c9v4b-la-social-care-2026-11-21.html" in names
    assert not any("nathaniel" in name.lower() or "quartey" in name.lower() for name in names)
    # Mrs Tillotson writes them, and needs none.
    assert not any("senco" in name for name in names)
    parent = (practice / "letters" / "review-invitation-c9v4b-parent-2026-11-21.html").read_text(encoding="utf-8")
    assert "Dear Abena Quartey" in parent
    assert "Stephen Oduya" not in parent
    assert "9 documents" in ran.out


def test_letters_can_be_put_into_one_zip_file(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-invitation", "nathaniel", "--out", "letters.zip", "--zip", cwd=practice)
    assert ran.status == 0, ran.err
    with zipfile.ZipFile(practice / "letters.zip") as file:
        assert len(file.namelist()) == 9


def test_one_letter_can_be_had_by_part_or_by_name(senco: Senco, practice: Path) -> None:
    for to in ("la-education-officer", "oduya"):
        ran = senco(
            *("export", "review-invitation", "nathaniel", "--to", to, "--stdout", "--format", "txt"), cwd=practice
        )
        assert ran.status == 0, ran.err
        assert "Dear Stephen Oduya" in ran.out
        assert "Abena" not in ran.out


def test_what_is_left_to_fill_in_is_said_with_the_command(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-agenda", "nathaniel", cwd=practice)
    assert (
        "left to fill in by hand: the time of the meeting, the place of the meeting, who leads the meeting "
        "(senco review-notes c9v4b --part meeting --meeting 2026-12-01)" in ran.err
    )
    known = senco("export", "review-agenda", "sian", "--stdout", "--format", "txt", cwd=practice)
    assert "left to fill in" not in known.err
    assert "15:30" in known.out


def test_days_that_are_over_are_said(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-invitation", "sian", "--on", "2026-12-02", cwd=practice)
    assert "the last day for telling everybody the date of the meeting is over" in ran.err
    assert "the day by which advice can come and still go round in time is over" in ran.err
    late = senco("export", "review-agenda", "sian", "--meeting", "2026-12-08", "--on", "2026-12-09", cwd=practice)
    assert "the day of that meeting has passed" in late.err


def test_who_must_be_invited_and_is_not_on_the_list_gets_a_letter_and_a_word(senco: Senco, practice: Path) -> None:
    path = practice / "pupils" / "c9v4b" / "reviews" / "2026-12-01.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if "role: la-social-care" not in each), encoding="utf-8")
    ran = senco("export", "review-invitation", "nathaniel", "--stdout", "--format", "txt", cwd=practice)
    assert "not on the list of the review yet: Local authority social care officer" in ran.err
    assert "You are invited for social care" in ran.out


def test_advice_that_came_is_not_asked_for_again_unless_it_is_said(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-advice-request", "nathaniel", "--stdout", "--format", "txt", cwd=practice)
    assert "Children with disabilities team" in ran.out
    assert "Community children's nursing" not in ran.out
    again = senco(
        *("export", "review-advice-request", "nathaniel", "--to", "health", "--stdout", "--format", "txt"),
        cwd=practice,
    )
    assert "Community children's nursing" in again.out


def test_the_day_for_advice_can_be_set(senco: Senco, practice: Path) -> None:
    ran = senco(
        *("export", "review-advice-request", "nathaniel", "--advice-by", "2026-11-26", "--stdout", "--format", "txt"),
        cwd=practice,
    )
    assert "Thursday 26 November 2026" in ran.out


@pytest.mark.parametrize("name", ["review-invitation", "review-advice-request", "review-views-form"])
def test_a_letter_or_form_is_no_spreadsheet(senco: Senco, practice: Path, name: str) -> None:
    ran = senco("export", name, "nathaniel", "--format", "xlsx", cwd=practice)
    assert ran.status == 2
    assert "is no table" in ran.err


def test_an_agenda_may_be_a_spreadsheet(senco: Senco, practice: Path) -> None:
    assert senco("export", "review-agenda", "sian", "--out", "agenda.xlsx", cwd=practice).status == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_pupil_with_a_meeting_to_come_gets_a_file(senco: Senco, practice: Path, name: str) -> None:
    ran = senco("export", name, "--all", "--out", "papers", cwd=practice)
    assert ran.status == 0, ran.err
    # Amara's, Jakub's and the others' meetings are over, or not planned.
    whose = "child-" if name == "review-views-form" else ""
    names = {f"{name}-{whose}{key}-2026-11-21.html" for key in ("g2x7p", "c9v4b", "t4k8d")}
    assert {path.name for path in (practice / "papers").iterdir()} == names
    assert "wrote 3 documents" in ran.out
    again = senco("export", name, "--all", "--out", "papers", cwd=practice)
    assert "3 documents were there already and not written; --force overwrites" in again.err


def test_papers_of_many_pupils_can_be_one_zip_file(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-agenda", "--class", "4B", "--zip", "--out", "agendas.zip", cwd=practice)
    assert ran.status == 0, ran.err
    with zipfile.ZipFile(practice / "agendas.zip") as file:
        assert file.namelist() == ["review-agenda-g2x7p-2026-11-21.html"]


def test_what_is_left_to_fill_in_is_said_of_each_pupil(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-agenda", "--all", "--out", "papers", cwd=practice)
    assert "pupil c9v4b, left to fill in by hand: the time of the meeting" in ran.err


def test_a_year_without_a_meeting_to_come_is_told_so(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-agenda", "--year", "1", "--out", "papers", cwd=practice)
    assert ran.status != 0
    assert "no review with a meeting to come is in that part of the school" in ran.err
    assert not (practice / "papers").exists()


@pytest.mark.parametrize("name", [*COMMANDS, "annual-review"])
def test_only_meetings_in_the_next_days_where_that_is_asked_for(senco: Senco, practice: Path, name: str) -> None:
    ran = senco("export", name, "--all", "--within", "14d", "--out", "papers", cwd=practice)
    assert ran.status in (0, 1), ran.err
    # Nathaniel's meeting is on 1 December, Siân's on the 8th.
    assert [key for path in (practice / "papers").iterdir() for key in ("g2x7p", "c9v4b") if key in path.name] == [
        "c9v4b"
    ]
    ran = senco("export", name, "--all", "--within", "2d", "--out", "papers", cwd=practice)
    assert "no review with a meeting to come in the next 2 days is in that part of the school" in ran.err
    assert senco("export", name, "sian", "--within", "2d", cwd=practice).status == 2


@pytest.mark.parametrize("words", [(), ("sian", "--all"), ("--all", "--meeting", "2026-12-08"), ("sian", "--zip")])
def test_one_pupil_or_many_and_not_both(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    assert senco("export", "review-agenda", *words, cwd=practice).status == 2


@pytest.mark.parametrize(
    ("words", "numbered"), [((), False), (("--to", "parent"), True)], ids=["several letters", "one letter"]
)
def test_pages_are_not_counted_through_the_letters_of_several_people(
    senco: Senco, practice: Path, words: tuple[str, ...], numbered: bool
) -> None:
    senco("export", "review-invitation", "sian", *words, "--out", "made.docx", cwd=practice)
    with zipfile.ZipFile(practice / "made.docx") as file:
        feet = b"".join(file.read(name) for name in file.namelist() if "footer" in name)
    assert (b"NUMPAGES" in feet) is numbered


def test_large_print_is_the_childs(senco: Senco, practice: Path) -> None:
    ran = senco("export", "review-views-form", "sian", "--from", "teacher", "--large", cwd=practice)
    assert ran.status == 2
    made = senco("export", "review-views-form", "sian", "--large", "--stdout", cwd=practice)
    assert made.out.count('<svg role="img" aria-label=') == 9


@pytest.mark.parametrize("name", COMMANDS)
def test_a_pupil_without_a_review_is_told_how_to_plan_one(senco: Senco, practice: Path, name: str) -> None:
    ran = senco("export", name, "f3n6z", cwd=practice)
    assert ran.status == 3
    assert "senco review-plan f3n6z" in ran.err
    without_plan = senco("export", name, "p3x9d", cwd=practice)
    assert without_plan.status == 3
    assert "no EHC plan" in without_plan.err and "review-plan" not in without_plan.err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_is_there_is_not_written_over(senco: Senco, practice: Path, name: str) -> None:
    (practice / "made.html").write_text("mine", encoding="utf-8")
    ran = senco("export", name, "sian", "--out", "made.html", cwd=practice)
    assert ran.status == 3
    assert (practice / "made.html").read_text(encoding="utf-8") == "mine"
