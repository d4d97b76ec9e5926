"""A list kept in a file: by the ending of its name, with the mark that Excel needs, and never over another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Senco

from senco_cli.cli.app import command
from senco_cli.cli.list_file import form_of
from senco_cli.cli.options import DaysFormat, ListFormat
from senco_cli.cli.registry import all_commands
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


@pytest.mark.parametrize("words", [["list"], ["review-due", "--overdue"], ["today"], ["dates", "--planning"]])
def test_a_file_holds_what_is_printed(senco: Senco, school: Path, words: list[str]) -> None:
    printed = senco(*words, "--format", "csv", cwd=school)
    made = senco(*words, "--out", "a list.csv", cwd=school)
    assert (made.status, made.out) == (printed.status, "wrote a list.csv\n")
    assert (school / "a list.csv").read_bytes() == b"\xef\xbb\xbf" + printed.out.encode()
    assert senco(*words, "--out", "a list.csv", cwd=school).status == 3
    assert senco(*words, "--out", "a list.csv", "--force", cwd=school).status == printed.status
    assert senco(*words, "--out", "list.json", cwd=school).status == printed.status
    assert isinstance(json.loads((school / "list.json").read_text(encoding="utf-8")), list)


def test_every_command_that_prints_csv_keeps_it_in_a_file_too() -> None:
    lists = {
        " ".join(words): {each.name for each in params}
        for words, entry in all_commands().items()
        for params in [command(words[-1], entry).params]
        if any("csv" in getattr(each.type, "choices", ()) for each in params)
    }
    assert len(lists) > 10
    assert [words for words, names in lists.items() if not {"out", "force"} <= names] == []


def test_where_nothing_is_listed_no_file_is_named(senco: Senco, tmp_path: Path) -> None:
    refused = senco("undo", "--out", "x.csv", cwd=tmp_path)
    assert (refused.status, list(tmp_path.iterdir())) == (2, [])
    assert "senco undo --list --out FILE" in refused.err


def test_without_a_record_folder_a_list_is_kept_all_the_same(senco: Senco, tmp_path: Path) -> None:
    assert senco("template", "list", "--out", "x.csv", cwd=tmp_path).status == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbftemplate,document,own")
    assert "is there already" in senco("template", "list", "--out", "x.csv", cwd=tmp_path).err
