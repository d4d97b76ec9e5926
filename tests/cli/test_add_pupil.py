"""`senco add-pupil` as a SENCO meets it: asked, scripted, repeated, broken off."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support import TEXTS, Senco

WREN = ("--forename", "Wren", "--surname", "Abbotsley", "--born", "2018-03-09")
SUPPORT = ("--status", "K", "--since", "2026-11-16", "--need", "SLCN")


def only_pupil(school: Path) -> Path:
    (folder,) = (school / "pupils").iterdir()
    return folder


def test_it_asks_only_for_name_birth_status_since_and_need(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", cwd=school, typed="Wren\nAbbotsley\n2018-03-09\n2\n2026-11-16\nSpeech\ny\n")
    assert ran.status == 0, ran.err
    asked = ran.err.split(": ")[:-1]
    assert [question.splitlines()[-1] for question in asked] == [
        "Forename (a hyphen for none)",
        "Surname",
        "Date of birth (year-month-day)",
        "Number or code",
        "Since when [2026-11-21]",
        "Number or code",
        "Write this? [Y/n]",
    ]
    record = yaml.load((only_pupil(school) / "pupil.yaml").read_text(encoding="utf-8"), Loader=TEXTS)
    assert record == {
        "name": {"legal_forename": "Wren", "legal_surname": "Abbotsley"},
        "date_of_birth": "2018-03-09",
        "sen_status": [{"status": "K", "from": "2026-11-16"}],
        "needs": [{"type": "SLCN", "rank": "1", "from": "2026-11-16"}],
    }


def test_codes_are_offered_by_their_words(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", *WREN, cwd=school, typed="SEN support\n\nautistic\nn\n")
    assert "SEN support (K)" in ran.err
    assert "Autistic spectrum disorder (ASD)" in ran.err
    assert "School Action" not in ran.err
    assert "Behaviour, emotional and social difficulty" not in ran.err


def test_a_refused_answer_is_asked_again_and_nothing_is_lost(senco: Senco, school: Path) -> None:
    ran = senco(
        "add-pupil",
        "--forename",
        "Wren",
        "--surname",
        "Abbotsley",
        cwd=school,
        typed="2018-02-30\n9/3/2018\n2\n\n1\ny\n",
    )
    assert ran.status == 0, ran.err
    assert "date of birth: that is not a day" in ran.err
    assert "2018-02-30" not in ran.err
    assert "date_of_birth: 2018-03-09" in ran.out


def test_it_shows_what_it_will_write_before_it_asks(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", *WREN, *SUPPORT, cwd=school, typed="n\n")
    assert "date_of_birth: 2018-03-09" in ran.out
    assert "nothing was written" in ran.err
    assert not (school / "pupils").exists()


def test_every_answer_is_an_option_too(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", *WREN, *SUPPORT, "--yes", cwd=school)
    assert (ran.status, ran.err) == (0, "")
    assert (only_pupil(school) / "pupil.yaml").exists()


def test_without_a_terminal_a_prompt_says_which_option_to_give(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", *WREN, cwd=school)
    assert ran.status == 2
    assert "--status" in ran.err
    assert not (school / "pupils").exists()


@pytest.mark.parametrize(
    "twin",
    [
        ("--forename", "WREN", "--surname", "abbotsley", "--born", "09/03/2018"),
        ("--forename", "Wrén", "--surname", "Abbotsley", "--born", "2018-03-09"),
    ],
)
def test_the_same_child_twice_is_refused_with_the_key_of_the_first(
    senco: Senco, school: Path, twin: tuple[str, ...]
) -> None:
    senco("add-pupil", *WREN, *SUPPORT, "--yes", cwd=school)
    key = only_pupil(school).name
    ran = senco("add-pupil", *twin, *SUPPORT, "--yes", cwd=school)
    assert ran.status == 3
    assert key in ran.err
    assert "brn" not in ran.err.replace(key, "") and "Abbotsley" not in ran.err
    assert only_pupil(school).name == key


def test_that_the_child_is_there_is_said_before_anything_else_is_asked(senco: Senco, school: Path) -> None:
    senco("add-pupil", *WREN, *SUPPORT, "--yes", cwd=school)
    key = only_pupil(school).name
    ran = senco("add-pupil", cwd=school, typed="Wren\nAbbotsley\n2018-03-09\n1\n")
    assert ran.status == 3 and "SEN status?" not in ran.err
    assert f"pupil {key} is there already, with the same name and date of birth" in ran.err
    ran = senco("add-pupil", *SUPPORT, cwd=school, typed="Wren\nAbbotsley\n2018-03-09\nanother child\ny\n")
    assert ran.status == 0, ran.err
    assert len(list((school / "pupils").iterdir())) == 2


def test_the_same_upn_is_the_same_child(senco: Senco, school: Path) -> None:
    senco("add-pupil", *WREN, *SUPPORT, "--upn", "P207000016049", "--yes", cwd=school)
    other = ("--forename", "Robin", "--surname", "Other", "--born", "2017-01-01")
    ran = senco("add-pupil", *other, *SUPPORT, "--upn", "p207000016049", "--yes", cwd=school)
    assert ran.status == 3
    assert "UPN" in ran.err


def test_anyway_adds_two_children_who_really_are_two(senco: Senco, school: Path) -> None:
    senco("add-pupil", *WREN, *SUPPORT, "--yes", cwd=school)
    ran = senco("add-pupil", *WREN, *SUPPORT, "--yes", "--anyway", cwd=school)
    assert ran.status == 0
    assert len(list((school / "pupils").iterdir())) == 2


def test_a_upn_with_a_wrong_letter_is_a_warning_and_is_kept(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", *WREN, *SUPPORT, "--upn", "B207000016049", "--yes", cwd=school)
    assert ran.status == 0
    assert "call for P" in ran.err
    assert "upn: B207000016049" in (only_pupil(school) / "pupil.yaml").read_text(encoding="utf-8")


def test_a_name_no_shell_and_no_yaml_likes_is_kept_as_it_is(senco: Senco, school: Path) -> None:
    ran = senco(
        "add-pupil",
        "--forename",
        "Siân",
        "--surname",
        "O'Brien-Nguyễn",
        "--born",
        "2017-05-14",
        *SUPPORT,
        "--yes",
        cwd=school,
    )
    assert ran.status == 0, ran.err
    assert senco("show", "obrien nguyen", cwd=school).out.startswith("Siân O'Brien-Nguyễn (")


@pytest.mark.parametrize("forename", ["No", "Null", "True", "1e5", "Yes", "~", "- dash", "{brace}", "a: b", "#hash"])
def test_names_that_yaml_would_take_for_something_else_survive(senco: Senco, school: Path, forename: str) -> None:
    words = ("--forename", forename, "--surname", "Abbotsley", "--born", "2018-03-09", *SUPPORT, "--yes")
    assert senco("add-pupil", *words, cwd=school).status == 0
    text = (only_pupil(school) / "pupil.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["name"]["legal_forename"] == forename
    assert senco("check", cwd=school).err.count("record") == 0


def test_a_dry_run_writes_nothing(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", *WREN, *SUPPORT, "--dry-run", cwd=school)
    assert ran.status == 0
    assert "legal_forename: Wren" in ran.out
    assert not (school / "pupils").exists()


def test_ctrl_c_or_a_closed_terminal_leaves_the_folder_as_it_was(senco: Senco, school: Path) -> None:
    ran = senco("add-pupil", cwd=school, typed="Wren\nAbbotsley\n")
    assert ran.status == 130
    assert "nothing was changed" in ran.err
    assert not (school / "pupils").exists()


def test_a_birthday_to_come_is_refused(senco: Senco, school: Path) -> None:
    ran = senco(
        "add-pupil",
        "--forename",
        "Wren",
        "--surname",
        "Abbotsley",
        "--born",
        "2027-03-09",
        *SUPPORT,
        "--yes",
        cwd=school,
    )
    assert ran.status == 2
    assert "still to come" in ran.err


def test_with_an_ehc_plan_the_day_it_was_made_becomes_the_plan(senco: Senco, school: Path) -> None:
    words = (*WREN, "--status", "E", "--since", "2026-01-10", "--need", "ASD", "--plan-made-on", "2026-01-10", "--yes")
    assert senco("add-pupil", *words, cwd=school).status == 0
    due = senco("review-due", "--pupil", "wren", "--within", "52w", cwd=school)
    assert "Sat 9 Jan 2027" in due.out


def test_the_commit_names_the_key_and_never_the_child(senco: Senco, school: Path) -> None:
    senco("add-pupil", *WREN, *SUPPORT, "--yes", cwd=school)
    key = only_pupil(school).name
    history = senco("history", cwd=school).out
    assert f"add pupil {key}" in history
    assert "Wren" not in history


def test_return_alone_writes_what_was_just_shown(senco: Senco, school: Path) -> None:
    assert senco("add-pupil", *WREN, *SUPPORT, cwd=school, typed="\n").status == 0
    assert (only_pupil(school) / "pupil.yaml").exists()


def test_every_number_a_pupil_is_known_by_is_written_down_and_doubted_where_it_is_odd(
    senco: Senco, school: Path
) -> None:
    words = ("--forename", "Wren", "--surname", "Abbotsley", "--born", "2012-03-09", "--status", "N")
    numbers = ("--upn", "h801200001001", "--former-upn", "Z801200001001", "--uln", "1234567890")
    ran = senco("add-pupil", *words, "--since", "2026-11-16", *numbers, "--yes", cwd=school)
    assert ran.status == 0, ran.err
    assert "the UPN begins with Z" in ran.err
    assert "the ULN does not fit its last figure" in ran.err
    (record,) = school.glob("pupils/*/pupil.yaml")
    text = record.read_text(encoding="utf-8")
    assert 'upn: H801200001001\nformer_upns:\n  - Z801200001001\nuln: "1234567890"\n' in text
