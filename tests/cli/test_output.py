"""Lists for programs: a spreadsheet calculates nothing, and days are days."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from support import Senco

from senco_cli.cli.output import print_table, show_day
from senco_cli.cli.session import session_of_process

ADD = ("add-pupil", "--surname", "Abbotsley", "--born", "2018-03-09", "--status", "N", "--since", "2026-11-16", "--yes")


@pytest.mark.parametrize("forename", ["=1+1", "+44*2", "-1+2", "@SUM(A1)", "=HYPERLINK(1)"])
def test_a_spreadsheet_takes_no_name_for_a_formula(senco: Senco, school: Path, forename: str) -> None:
    assert senco(*ADD, f"--forename={forename}", cwd=school).status == 0
    ran = senco("list", "--format", "csv", cwd=school)
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row["name"] == f" {forename} Abbotsley"


def test_numbers_stay_numbers(senco: Senco, practice: Path) -> None:
    ran = senco("review-due", "--overdue", "--format", "csv", cwd=practice)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert rows
    assert all(int(row["days_left"]) < 0 for row in rows)


@pytest.mark.parametrize("words", [["list"], ["list", "--what", "provision"], ["history"], ["review-due"], ["dates"]])
def test_json_is_json_and_csv_has_the_same_rows(senco: Senco, practice: Path, words: list[str]) -> None:
    as_json = json.loads(senco(*words, "--format", "json", cwd=practice).out)
    as_csv = list(csv.DictReader(io.StringIO(senco(*words, "--format", "csv", cwd=practice).out)))
    assert as_json
    assert len(as_json) == len(as_csv)


def test_what_is_due_has_the_same_fields_in_json_and_csv_and_in_the_same_order(senco: Senco, practice: Path) -> None:
    words = ["review-due", "--within", "60w", "--format"]
    as_json = json.loads(senco(*words, "json", cwd=practice).out)
    as_csv = list(csv.DictReader(io.StringIO(senco(*words, "csv", cwd=practice).out)))
    names = list(as_csv[0])
    assert names == [name for name in as_json[0] if name not in ("sources", "why")]
    written = [{name: "" if row[name] is None else str(row[name]) for name in names} for row in as_json]
    assert written == as_csv
    assert {row["key"] == "" for row in as_csv} == {True, False}


def test_a_day_that_is_not_known_is_a_dash() -> None:
    assert show_day(None) == "–"


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_a_long_table_keeps_to_the_width_of_the_screen(columns: int) -> None:
    rows = [
        ["Siân O'Brien-Nguyễn", "Finish the annual review " * 3, "Mon 9 Nov 2026", "Children and Families Act"]
    ] * 301
    names = ("Who", "What", "Legal day", "Source")
    screen = _Screen()
    session = replace(session_of_process(), stdout=screen, environment={})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.get_terminal_size", lambda _: os.terminal_size((columns, 24)))
        print_table(session, names, rows, whole=("Legal day",))
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= max(columns, 3 * 12 + 14 + 6)
    assert all("Mon 9 Nov 2026" in line or not line.startswith("Siân") for line in lines)
    words = " ".join(screen.getvalue().split()).split()
    assert words.count("Finish") == 3 * 301


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True
