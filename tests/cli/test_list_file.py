"""A list kept in a file: by the ending of its name, with the mark that Excel needs, and never over another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Senco

from senco_cli.cli.list_file import form_of
from senco_cli.cli.options import DaysFormat, ListFormat
from senco_cli.errors import UsageError


@pytest.mark.parametrize(
    ("asked", "name", "form"),
    [
        (ListFormat.TABLE, None, ListFormat.TABLE),
        (ListFormat.TABLE, "x.csv", ListFormat.CSV),
        (ListFormat.TABLE, "x.JSON", ListFormat.JSON),
        (ListFormat.CSV, "x.txt", ListFormat.CSV),
        (DaysFormat.TABLE, "x.ics", DaysFormat.ICS),
    ],
)
def test_the_ending_of_the_name_says_which_form(asked: ListFormat, name: str | None, form: ListFormat) -> None:
    assert form_of(asked, Path(name) if name else None) is form


@pytest.mark.parametrize(
    ("asked", "name", "sentence"),
    [
        (ListFormat.TABLE, "x.xlsx", "ends in .json or .csv"),
        (ListFormat.TABLE, "x", "ends in .json or .csv"),
        (DaysFormat.TABLE, "x.html", "ends in .json or .csv or .ics"),
        (ListFormat.JSON, "x.csv", "do not agree"),
    ],
)
def test_another_ending_is_refused(asked: ListFormat, name: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        form_of(asked, Path(name))


@pytest.mark.parametrize("words", [["list"], ["list", "--what", "staff"], ["review-due", "--overdue"]])
def test_a_file_holds_what_is_printed(senco: Senco, school: Path, words: list[str]) -> None:
    printed = senco(*words, "--format", "csv", cwd=school)
    made = senco(*words, "--out", "a list.csv", cwd=school)
    assert (made.status, made.out) == (printed.status, "wrote a list.csv\n")
    assert (school / "a list.csv").read_bytes() == b"\xef\xbb\xbf" + printed.out.encode()
    assert senco(*words, "--out", "a list.csv", cwd=school).status == 3
    assert senco(*words, "--out", "a list.csv", "--force", cwd=school).status == printed.status
    assert senco(*words, "--out", "list.json", cwd=school).status == printed.status
    assert isinstance(json.loads((school / "list.json").read_text(encoding="utf-8")), list)
