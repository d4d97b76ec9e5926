"""`senco export register`, `one-page-profile`, `support-plan` and `staff-briefing`, as somebody types them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from support import Senco


def text_of(senco: Senco, practice: Path, *words: str) -> str:
    ran = senco("export", *words, "--format", "txt", "--stdout", cwd=practice)
    assert ran.status == 0, ran.err
    return " ".join(ran.out.split())


def test_the_register_is_for_staff_unless_it_is_said_otherwise(senco: Senco, practice: Path) -> None:
    shown = text_of(senco, practice, "register", "--class", "4b")
    assert "SEN register: 4b" in shown and "Siân O'Brien-Nguyễn" in shown and "Amara Okafor" not in shown
    assert "Amara Okafor" in text_of(senco, practice, "register", "--year", "6")


def test_no_name_of_the_practice_school_is_on_the_governors_register(senco: Senco, practice: Path) -> None:
    shown = text_of(senco, practice, "register", "--for", "governors")
    listed = senco("list", "--format", "csv", cwd=practice).out.splitlines()[1:]
    names = {word for line in listed for word in line.split(",")[1].split()}
    assert len(listed) > 30 and "31" in shown
    assert not {name for name in names if name in shown.split()}


def test_the_census_goes_to_excel_with_days_as_days_and_upns_as_text(senco: Senco, practice: Path) -> None:
    ran = senco("export", "register", "--for", "census", "--out", "census.xlsx", cwd=practice)
    assert ran.status == 0, ran.err
    sheet = openpyxl.load_workbook(practice / "census.xlsx")["Pupils, by surname"]
    rows = list(sheet.iter_rows(values_only=True))
    of_whom = ("UPN", "Surname", "Forename", "Date of birth")
    asked = ("SEN provision", "SEN type, rank 1", "SEN type, rank 2", "SEN unit", "Resourced provision", "Top-up")
    head = rows.index((*of_whom, *asked))
    assert len(rows) - head - 1 == 34
    assert isinstance(rows[head + 1][0], str) and hasattr(rows[head + 1][3], "year")


@pytest.mark.parametrize(
    "words",
    [
        ("register", "--for", "governors", "--class", "4B"),
        ("register", "--census", "spring"),
        ("one-page-profile",),
        ("one-page-profile", "sian", "--class", "4B"),
        ("one-page-profile", "sian", "--zip"),
        ("support-plan",),
        ("staff-briefing",),
        ("staff-briefing", "--class", "4B", "--year", "4"),
    ],
)
def test_what_does_not_go_together_is_refused_with_what_to_type(
    senco: Senco, practice: Path, words: tuple[str, ...]
) -> None:
    ran = senco("export", *words, cwd=practice)
    assert ran.status == 2 and "try:" in ran.err


def test_a_profile_has_the_picture_unless_it_is_left_away(senco: Senco, practice: Path) -> None:
    senco("export", "one-page-profile", "sian", "--out", "with.html", cwd=practice)
    senco("export", "one-page-profile", "sian", "--no-photo", "--out", "without.html", cwd=practice)
    assert "data:image/png" in (practice / "with.html").read_text(encoding="utf-8")
    assert "data:image" not in (practice / "without.html").read_text(encoding="utf-8")


def test_a_profile_that_runs_over_is_named_and_nothing_of_it_is_lost(senco: Senco, practice: Path) -> None:
    path = practice / "pupils/g2x7p/pupil.yaml"
    entries = "".join(f"    - Line {number} of many, and rather a long one\n" for number in range(60))
    text = path.read_text(encoding="utf-8").replace("  what_helps:\n", f"  what_helps:\n{entries}")
    path.write_text(text, encoding="utf-8")
    one = senco("export", "one-page-profile", "g2x7p", "--out", "one.txt", cwd=practice)
    assert one.status == 0 and "the profile of g2x7p takes 2 sides" in one.err
    assert "Line 59" in (practice / "one.txt").read_text(encoding="utf-8")
    many = senco("export", "one-page-profile", "--class", "4B", "--out", "profiles", cwd=practice)
    assert many.status == 0 and many.err.count("sides of A4") == 1 and "Siân" not in many.err


def test_a_profile_with_nothing_recorded_says_how_to_fill_it(senco: Senco, practice: Path) -> None:
    ran = senco("export", "one-page-profile", "logan", "--out", "one.html", cwd=practice)
    assert ran.status == 0 and "room to write on: senco edit s7m3g" in ran.err


def test_profiles_of_all_pupils_go_into_one_zip_file_without_a_name(senco: Senco, practice: Path) -> None:
    ran = senco("export", "one-page-profile", "--year", "6", "--zip", "--out", "year-6", cwd=practice)
    assert ran.status == 0 and ran.out == "wrote 4 documents to year-6.zip\n", ran.err
    names = zipfile.ZipFile(practice / "year-6.zip").namelist()
    assert "one-page-profile-k7m2q-2026-11-21.html" in names and not any("mara" in name for name in names)


def test_support_plans_are_made_for_those_with_a_cycle_and_the_others_are_named_by_key(
    senco: Senco, practice: Path
) -> None:
    ran = senco("export", "support-plan", "--all", "--out", "plans", cwd=practice)
    assert ran.status == 1 and "wrote 23 documents" in ran.out
    assert 'none for pupil b5t3r: "b5t3r" has no cycle' in ran.err
    assert "Harvey" in text_of(senco, practice, "support-plan", "harvey")


def test_what_is_missing_on_a_support_plan_is_said_on_the_screen_too(senco: Senco, practice: Path) -> None:
    ran = senco("export", "support-plan", "harvey", "--out", "plan.html", cwd=practice)
    assert ran.status == 0 and "not recorded yet: the review, whose day has passed" in ran.err


def test_a_briefing_is_of_a_class_a_year_or_one_person_s_pupils(senco: Senco, practice: Path) -> None:
    assert "What helps: 4B" in text_of(senco, practice, "staff-briefing", "--class", "4B")
    assert "What helps: 6B" in text_of(senco, practice, "staff-briefing", "--year", "6")
    mine = text_of(senco, practice, "staff-briefing", "--staff", "adeyemi")
    assert "What helps: Pupils of Mrs F. Adeyemi" in mine and "Amara Okafor" in mine


def test_nothing_that_is_restricted_is_on_a_paper_for_staff_or_parents(senco: Senco, practice: Path) -> None:
    for words in (("one-page-profile", "q4t8m"), ("register",), ("staff-briefing", "--class", "5S")):
        shown = text_of(senco, practice, *words)
        assert "Letter of the consultation" not in shown and "Child protection" not in shown


def test_of_a_class_that_nobody_is_in_there_is_no_briefing(senco: Senco, practice: Path) -> None:
    ran = senco("export", "staff-briefing", "--class", "9Z", cwd=practice)
    assert (ran.status, ran.err.count("one of 1C, 2F, 3W, 4B, 5S, 6B, Nursery, RH")) == (2, 1)
    assert senco("export", "register", "--class", "9Z", cwd=practice).status == 2
