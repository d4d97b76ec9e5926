"""`senco export register --editable`, edited elsewhere, and brought back by `senco import xlsx`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support import Senco

OUT = ("export", "register", "--editable", "--out", "edit.xlsx")
BACK = ("import", "xlsx", "edit.xlsx")


def exported(senco: Senco, folder: Path) -> None:
    ran = senco(*OUT, cwd=folder)
    assert ran.status in (0, 1), ran.err
    assert "senco import xlsx FILE" in ran.err


def edit(folder: Path, **cells: Any) -> None:
    """Set cells of Amara's row, by their headings with underscores."""
    path = folder / "edit.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Register"]
    headings = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    row = next(cell.row for cell in sheet["A"] if cell.value == "k7m2q")
    for heading, value in cells.items():
        sheet.cell(row, headings[heading.replace("_", " ")]).value = value
    book.save(path)


def text(folder: Path) -> str:
    return (folder / "pupils/k7m2q/pupil.yaml").read_text(encoding="utf-8")


def test_untouched_it_changes_nothing(senco: Senco, practice: Path) -> None:
    exported(senco, practice)
    ran = senco(*BACK, "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "nothing to write" in ran.out


def test_edits_are_shown_old_and_new_and_written_in_one_commit(senco: Senco, practice: Path) -> None:
    exported(senco, practice)
    before = text(practice)
    edit(practice, Class="6C", Main_need="ASD")
    asked = senco(*BACK, cwd=practice, typed="n\n")
    assert "Class: 6B becomes 6C" in asked.out
    assert text(practice) == before
    ran = senco(*BACK, "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "class: 6C" in text(practice)
    assert "import xlsx register (0 added, 1 changed)" in senco("history", "--most", "1", cwd=practice).out
    assert "nothing to write" in senco(*BACK, "--yes", cwd=practice).out
    senco("undo", "--yes", cwd=practice)
    assert text(practice) == before


def test_a_clash_is_asked_about_or_left_or_decided_by_an_option(senco: Senco, practice: Path) -> None:
    exported(senco, practice)
    edit(practice, Class="6C")
    path = practice / "pupils/k7m2q/pupil.yaml"
    path.write_text(text(practice).replace("class: 6B", "class: 6D"), encoding="utf-8")
    left = senco(*BACK, "--yes", cwd=practice)
    assert left.status == 1
    assert "6B becomes 6C (in the records by now: 6D)" in left.out
    assert "class: 6D" in text(practice)
    asked = senco(*BACK, cwd=practice, typed="2\n")
    assert "Both were changed" in asked.err
    assert "class: 6D" in text(practice)
    assert senco(*BACK, "--yes", "--clash", "file", cwd=practice).status == 0
    assert "class: 6C" in text(practice)


def test_a_new_row_becomes_a_pupil_and_a_deleted_one_deletes_nobody(senco: Senco, practice: Path) -> None:
    exported(senco, practice)
    path = practice / "edit.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Register"]
    headings = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    sheet.delete_rows(next(cell.row for cell in sheet["A"] if cell.value == "k7m2q"))
    last = max(cell.row for cell in sheet["A"] if cell.value)
    new = {"Legal surname": "Newcombe", "Legal forename": "Ada", "Date of birth": date(2018, 5, 6), "SEN status": "K"}
    for heading, value in new.items():
        sheet.cell(last + 1, headings[heading]).value = value
    book.save(path)
    ran = senco(*BACK, "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "Rows deleted in the file (1); nobody is deleted in the records" in ran.out
    assert "added 1 pupil," in ran.out
    assert (practice / "pupils/k7m2q/pupil.yaml").exists()


def add_row(folder: Path, **cells: Any) -> None:
    """Add a child below the last row, by the headings with underscores."""
    path = folder / "edit.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Register"]
    headings = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    row = max(cell.row for cell in sheet["A"] if cell.value) + 1
    for heading, value in cells.items():
        sheet.cell(row, headings[heading.replace("_", " ")]).value = value
    book.save(path)


def test_what_was_said_of_a_diagnosis_in_a_new_row_is_kept_for_the_next_workbook(senco: Senco, school: Path) -> None:
    def brought(forename: str, *more: str) -> str:
        assert senco(*OUT, "--force", cwd=school).status in (0, 1)
        child = {"Legal_surname": "Newcombe", "Legal_forename": forename, "SEN_status": "K", "Main_need": "Dyslexia"}
        add_row(school, **child, Date_of_birth=date(2018, 5, len(forename)))
        ran = senco(*BACK, "--yes", *more, cwd=school)
        assert ran.status == 0, ran.err
        return ran.out

    kit = ("--forename", "Kit", "--surname", "Cole", "--born", "2018-01-09", "--status", "N")
    senco("add-pupil", *kit, "--yes", cwd=school)
    assert "kept as diagnoses only" not in brought("Ada", "--diagnosis", "dyslexia=SPLD")
    assert "kept as diagnoses only" not in brought("Bertram")
    texts = [each.read_text(encoding="utf-8") for each in (school / "pupils").glob("*/pupil.yaml")]
    assert sum("type: SPLD" in text for text in texts) == 2
    assert sum("Dyslexia" in text for text in texts) == 2


def test_one_class_can_be_exported_alone(senco: Senco, practice: Path) -> None:
    ran = senco(*OUT, "--class", "6B", cwd=practice)
    assert ran.status in (0, 1), ran.err
    sheet = openpyxl.load_workbook(practice / "edit.xlsx")["Register"]
    classes = {row[6].value for row in sheet.iter_rows(min_row=2) if row[0].value}
    assert classes == {"6B"}


@pytest.mark.parametrize("more", [("--for", "governors"), ("--format", "pdf"), ("--out", "a.docx")])
def test_it_is_an_excel_file_for_staff_and_nothing_else(senco: Senco, practice: Path, more: tuple[str, str]) -> None:
    ran = senco("export", "register", "--editable", *more, cwd=practice)
    assert ran.status == 2
    assert "--editable makes an Excel file" in ran.err


def test_without_out_it_has_a_name_that_tells_nobody_s(senco: Senco, practice: Path) -> None:
    senco("export", "register", "--editable", cwd=practice)
    assert [path.name for path in practice.glob("*.xlsx")] == ["register-to-edit-2026-11-21.xlsx"]
