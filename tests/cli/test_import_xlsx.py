"""`senco import xlsx` on workbooks that schools really have."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from exchange.workbook.workbooks import workbook
from support import Senco

HEADINGS = ("Surname", "Forename", "DOB", "Class", "SEN status", "Primary need", "Date added")
WREN = ("Abbotsley", "Wren", date(2018, 3, 19), 3, "K - SEN Support", "SLCN", date(2025, 9, 22))
IVO = ("Tarrant", "Ivo", date(2017, 5, 30), "4B", "EHCP", "Autistic Spectrum Disorder", date(2024, 1, 15))


def kept(folder: Path, *rows: Sequence[Any], **more: Any) -> Path:
    path = folder / "register.xlsx"
    path.write_bytes(workbook(*rows, **more))
    return path


def pupils(senco: Senco, school: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(senco("list", "--format", "json", cwd=school).out)
    return rows


def test_a_workbook_becomes_records_in_one_commit_and_the_same_again_changes_nothing(
    senco: Senco, school: Path
) -> None:
    kept(school, ("SEND REGISTER",), (), HEADINGS, WREN, IVO, ("Total", 2))
    ran = senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    assert ran.status == 0, ran.err
    assert 'sheet "Register" of an Excel workbook; headings in row 3' in ran.out
    assert {(row["name"], row["class"], row["status"]) for row in pupils(senco, school)} == {
        ("Wren Abbotsley", "3", "K"),
        ("Ivo Tarrant", "4B", "E"),
    }
    assert "import xlsx register (2 added, 0 changed)" in senco("history", "--most", "1", cwd=school).out
    again = senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    assert "nothing to write" in again.out


def test_the_mapping_of_a_csv_serves_the_workbook_with_the_same_headings(senco: Senco, school: Path) -> None:
    (school / "r.csv").write_text("Surname,Forename,DOB,Bumph\nAbbotsley,Wren,19/03/2018,Overlays\n")
    mapping = school / "m.yaml"
    mapping.write_text("columns:\n  Bumph: what_helps\n")
    senco("import", "csv", "r.csv", "--mapping", "m.yaml", "--yes", cwd=school)
    kept(school, ("Surname", "Forename", "DOB", "Bumph"), ("Tarrant", "Ivo", date(2017, 5, 30), "A timer"))
    ran = senco("import", "xlsx", "register.xlsx", "--dry-run", cwd=school)
    assert "as the time before" in ran.out


def test_which_sheet_is_asked_where_several_look_like_a_register(senco: Senco, school: Path) -> None:
    kept(school, HEADINGS, WREN, title="Year 3", more={"Year 4": (HEADINGS, IVO)})
    ran = senco("import", "xlsx", "register.xlsx", cwd=school, typed="Year 4\ny\n")
    assert ran.status == 0, ran.err
    assert [row["name"] for row in pupils(senco, school)] == ["Ivo Tarrant"]


def test_without_a_terminal_the_other_sheets_are_named(senco: Senco, school: Path) -> None:
    kept(school, HEADINGS, WREN, title="Year 3", more={"Year 4": (HEADINGS, IVO)})
    ran = senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    assert '--sheet "Year 4"' in ran.err
    assert senco("import", "xlsx", "register.xlsx", "--sheet", "year 4", "--yes", cwd=school).status == 0
    assert len(pupils(senco, school)) == 2
    refused = senco("import", "xlsx", "register.xlsx", "--sheet", "Year 9", "--yes", cwd=school)
    assert refused.status == 3
    assert '"Year 3" and "Year 4"' in refused.err


def test_days_typed_as_text_that_read_two_ways_are_asked(senco: Senco, school: Path) -> None:
    kept(school, HEADINGS[:4], ("Abbotsley", "Wren", "09/03/2018", 3))
    ran = senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    assert ran.status == 2
    assert "--dates day-first" in ran.err
    assert senco("import", "xlsx", "register.xlsx", "--yes", "--dates", "day-first", cwd=school).status == 0


def test_the_content_and_not_the_name_tells_what_a_file_is(senco: Senco, school: Path) -> None:
    kept(school, HEADINGS, WREN).rename(school / "register.csv")
    assert senco("import", "csv", "register.csv", "--yes", cwd=school).status == 0
    (school / "text.xlsx").write_text("Surname,Forename,DOB\nTarrant,Ivo,30/05/2017\n")
    assert senco("import", "xlsx", "text.xlsx", "--yes", cwd=school).status == 0
    assert len(pupils(senco, school)) == 2


def test_an_answer_can_be_given_beforehand(senco: Senco, school: Path) -> None:
    kept(school, HEADINGS, WREN)
    senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    kept(school, HEADINGS, ("Abbotsly", *WREN[1:]))
    waiting = senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    assert waiting.status == 1
    assert "the date of birth is the same and the name is close" in waiting.out
    key = pupils(senco, school)[0]["key"]
    ran = senco("import", "xlsx", "register.xlsx", "--yes", "--answer", f"2={key}", cwd=school)
    assert ran.status == 0, ran.err
    assert len(pupils(senco, school)) == 1
    skipped = senco("import", "xlsx", "register.xlsx", "--yes", "--answer", "2=skip", cwd=school)
    assert skipped.status == 0


def test_what_could_not_be_taken_is_written_to_a_file(senco: Senco, school: Path) -> None:
    kept(school, (*HEADINGS, "Shoe size"), (*WREN[:5], "=1+1 needs", "Spring term", 33))
    ran = senco("import", "xlsx", "register.xlsx", "--dry-run", "--report", "left.csv", cwd=school)
    assert ran.status == 0, ran.err
    with (school / "left.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert {"column left behind", "cell not taken"} <= {line["what"] for line in lines}
    assert any(line["row"] == "2" and line["heading"] == "Date added" for line in lines)
    assert not any(cell.startswith("=") for line in lines for cell in line.values())
    again = senco("import", "xlsx", "register.xlsx", "--dry-run", "--report", "left.csv", cwd=school)
    assert again.status == 3
    assert "--force" in again.err


@pytest.mark.parametrize("name", ["no-such.xlsx", "."])
def test_a_file_that_is_not_there_is_said_with_what_to_type(senco: Senco, school: Path, name: str) -> None:
    ran = senco("import", "xlsx", name, cwd=school)
    assert ran.status == 3
    assert "try:" in ran.err


def test_a_file_of_which_nothing_can_be_taken_is_not_called_known_already(senco: Senco, school: Path) -> None:
    kept(school, ("Provision", "Area of need", "Notes", "Class"), ("Nessy", "C&L", "spelling", "3W"))
    ran = senco("import", "xlsx", "register.xlsx", "--yes", cwd=school)
    assert ran.status == 1
    assert "no column says who the pupils are" in ran.out
    assert "hold all of this already" not in ran.out
