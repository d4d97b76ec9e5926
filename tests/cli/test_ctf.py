"""`senco import ctf` and `senco export ctf`, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exchange.ctf_files import K_THEN_E, NAME, TWO_NEEDS, WHO, ctf, sen
from support import Senco

JO = (
    "<UPN>B801200005001</UPN><Surname>Sampler</Surname><Forename>Jo</Forename><DOB>2015-05-10</DOB><Sex>M</Sex>"
    "<Contacts><Contact><Surname>Sampler</Surname><Forename>Kit</Forename></Contact></Contacts>"
)
BOTH = ctf(f"{WHO}<Sex>F</Sex>{sen(K_THEN_E, TWO_NEEDS)}", JO)


@pytest.fixture
def file(school: Path) -> Path:
    """A transfer file beside the records."""
    path = school / NAME
    path.write_text(BOTH, encoding="utf-8")
    return path


def pupils(senco: Senco, school: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(senco("list", "--format", "json", cwd=school).out)
    return rows


def test_it_previews_asks_writes_once_names_nobody_in_the_history_and_can_be_undone(
    senco: Senco, school: Path, file: Path
) -> None:
    no = senco("import", "ctf", NAME, cwd=school, typed="n\n")
    assert "Add 2 and change 0?" in no.err
    assert pupils(senco, school) == []
    yes = senco("import", "ctf", NAME, cwd=school, typed="y\n")
    assert (yes.status, "added 2 pupils, changed 0" in yes.out) == (0, True), yes.err
    assert [(row["name"], row["status"]) for row in pupils(senco, school)] == [
        ("Robin Exampleton", "E"),
        ("Jo Sampler", None),
    ]
    assert "import ctf (2 added, 0 changed)" in senco("history", "--most", "1", cwd=school).out
    again = senco("import", "ctf", NAME, "--yes", cwd=school)
    assert "nothing to write" in again.out
    assert senco("undo", "--yes", cwd=school).status == 0
    assert pupils(senco, school) == []


def test_it_says_what_the_file_is_what_it_left_behind_and_how_to_take_more(
    senco: Senco, school: Path, file: Path
) -> None:
    out = senco("import", "ctf", NAME, "--dry-run", cwd=school).out
    flat = " ".join(out.split())
    assert "2 pupils; version 25.0; from Example Primary School (801/2000); to 801/4001; made on 2026-11-20" in flat
    assert "Left behind" in out
    assert "parents and other contacts" in out
    assert "sex" in out
    assert "nothing was written (--dry-run)" in out
    more = senco("import", "ctf", NAME, "--dry-run", "--include", "contacts,attendance", cwd=school).out
    assert "parents and other contacts" not in more
    assert not (school / "pupils").exists()


@pytest.mark.parametrize("width", ["80", "140"])
def test_no_line_is_wider_than_the_screen(senco: Senco, school: Path, file: Path, width: str) -> None:
    out = senco("import", "ctf", NAME, "--dry-run", cwd=school, COLUMNS=width).out
    assert max(len(line) for line in out.splitlines()) <= int(width)


def test_a_doubtful_pupil_is_asked_about_or_waits_or_is_answered_by_an_option(
    senco: Senco, school: Path, file: Path
) -> None:
    add = ("--forename", "Robyn", "--surname", "Exampleton", "--born", "2016-02-29")
    senco("add-pupil", *add, "--status", "K", "--since", "2026-09-01", "--need", "SLCN", "--yes", cwd=school)
    (key,) = (str(row["key"]) for row in pupils(senco, school))
    waits = senco("import", "ctf", NAME, "--dry-run", cwd=school)
    assert waits.status == 1
    assert f"({key})" in waits.out
    asked = senco("import", "ctf", NAME, "--on", "2026-11-22", cwd=school, typed="9\n1\nn\n")
    assert "Pupil 1: the date of birth is the same and the name is close. Who is it?" in asked.err
    assert "type a number from the list" in asked.err
    assert "Add 1 and change 1?" in asked.err
    told = senco("import", "ctf", NAME, "--answer", f"1={key}", "--yes", cwd=school)
    assert (told.status, "added 1 pupil, changed 1" in told.out) == (0, True), told.err
    assert len(pupils(senco, school)) == 2


def test_of_a_whole_year_group_only_those_with_sen_can_be_taken(senco: Senco, school: Path, file: Path) -> None:
    all_of_them = senco("import", "ctf", NAME, "--dry-run", cwd=school)
    assert "1 of them has no SEN status K or E; --sen-only" in all_of_them.out
    ran = senco("import", "ctf", NAME, "--sen-only", "--yes", cwd=school)
    assert "pupil 2: has neither SEN support nor an EHC plan" in ran.out
    assert [row["name"] for row in pupils(senco, school)] == ["Robin Exampleton"]


def leaving(senco: Senco, school: Path) -> str:
    senco("edit", "settings", "--set", "school.laestab=801/2000", cwd=school)
    add = ("--forename", "Robin", "--surname", "Exampleton", "--born", "2016-02-29", "--upn", "H801200001001")
    needs = ("--need", "SLCN", "--need", "SPLD")
    senco("add-pupil", *add, "--status", "K", "--since", "2022-01-10", *needs, "--class", "6B", "--yes", cwd=school)
    return str(pupils(senco, school)[0]["key"])


def test_a_partial_file_is_written_under_the_schools_numbers_with_its_label(
    senco: Senco, school: Path, tmp_path: Path
) -> None:
    key = leaving(senco, school)
    ran = senco("export", "ctf", "Robin", "--to", "801/4001", cwd=school)
    assert ran.status == 0, ran.err
    assert ran.out == f"wrote {NAME}\n"
    assert "a partial file, not checked against the official schema" in ran.err
    assert f"senco record transfer-file-sent {key}" in ran.err
    assert "NOT CHECKED" in (school / NAME).read_text(encoding="utf-8")
    (tmp_path / "for-them").mkdir()
    second = senco("export", "ctf", "--class", "6B", "--to", "unknown", "--out", str(tmp_path / "for-them"), cwd=school)
    assert second.status == 0, second.err
    assert [path.name for path in (tmp_path / "for-them").iterdir()] == ["8012000_CTF_XXXXXXX_001.xml"]
    third = senco("export", "ctf", key, "--to", "8014001", cwd=school)
    assert "8012000_CTF_8014001_002.xml" in third.out


def test_what_was_written_is_read_in_by_the_next_school(senco: Senco, school: Path, tmp_path: Path) -> None:
    leaving(senco, school)
    senco("export", "ctf", "Robin", "--to", "8014001", "--out", str(tmp_path), cwd=school)
    theirs = tmp_path / "theirs"
    senco("init", str(theirs), "--name", "Next School", "--phase", "secondary")
    ran = senco("import", "ctf", str(tmp_path / NAME), "--records", str(theirs), "--yes")
    assert ran.status == 0, ran.err
    ours, new = (pupils(senco, each)[0] for each in (school, theirs))
    assert {**ours, "key": "", "class": None} == {**new, "key": ""}


def test_a_bad_number_at_the_prompt_is_said_and_asked_again(senco: Senco, school: Path) -> None:
    leaving(senco, school)
    ran = senco("export", "ctf", "Robin", cwd=school, typed="the academy\n801 4001\n")
    assert '"the academy" is no number of a school' in ran.err
    assert ran.out == f"wrote {NAME}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "name the pupils or a part of the school"),
        (("Robin", "--year", "6"), "name the pupils or a part of the school"),
        (("Robin", "--to", "8014001", "--stdout", "--out", "x.xml"), "--stdout and --out are two places"),
        (("Nobody", "--to", "8014001"), "no pupil has that key"),
        (("--year", "13", "--to", "8014001"), "no pupil on the roll is in that part of the school"),
    ],
)
def test_wrong_calls_are_told_in_a_sentence(senco: Senco, school: Path, words: tuple[str, ...], sentence: str) -> None:
    leaving(senco, school)
    ran = senco("export", "ctf", *words, cwd=school)
    assert ran.status in (2, 3)
    assert sentence in ran.err


def test_to_standard_output_goes_the_file_and_nothing_else(senco: Senco, school: Path) -> None:
    leaving(senco, school)
    ran = senco("export", "ctf", "Robin", "--to", "8014001", "--stdout", cwd=school)
    assert ran.out.startswith("<?xml")
    assert ran.out.endswith("</CTfile>\n")
