"""Where records may lie, and how senco finds them and keeps out of the way of others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from support import Senco

SCHOOL = ("--name", "Larkfield Primary School", "--phase", "primary")


def git(folder: Path, *words: str) -> str:
    """What git prints."""
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_a_folder_may_have_a_name_as_people_give_them(senco: Senco, tmp_path: Path) -> None:
    folder = tmp_path / "Schöol récords & co" / "Siân's"
    assert senco("init", str(folder), *SCHOOL).status == 0
    added = senco("add-staff", "--name", "Mrs F. Adeyemi", "--role", "teacher", "--yes", cwd=folder)
    assert (added.status, added.err) == (0, "")
    assert "Adeyemi" in senco("list", "--what", "staff", cwd=folder / "staff").out
    assert "Adeyemi" in senco("list", "--what", "staff", SENCO_RECORDS=str(folder)).out
    assert "Adeyemi" in senco("--records", str(folder), "list", "--what", "staff").out


def test_records_are_not_made_within_records(senco: Senco, school: Path) -> None:
    ran = senco("init", "mine", *SCHOOL, cwd=school)
    assert ran.status == 3
    assert "lies inside the record folder" in ran.err and "cd .." in ran.err
    assert not (school / "mine").exists()
    assert senco("init", "mine", *SCHOOL, cwd=school.parent).status == 0


def test_what_others_do_in_a_larger_repository_is_left_alone(senco: Senco, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "theirs").write_text("one", encoding="utf-8")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@example.org", "add", "theirs")
    assert senco("init", "records", *SCHOOL, cwd=tmp_path).status == 0
    add = ("add-staff", "--name", "Mrs F. Adeyemi", "--role", "teacher", "--yes")
    assert senco(*add, cwd=tmp_path / "records").status == 0
    assert "theirs" in git(tmp_path, "diff", "--cached", "--name-only")


def test_a_history_can_be_begun_later_without_a_word_of_git(senco: Senco, tmp_path: Path) -> None:
    assert senco("init", "records", *SCHOOL, cwd=tmp_path, PATH="").status == 0
    folder = tmp_path / "records"
    before = senco("doctor", cwd=folder)
    assert "this folder has no history" in before.out and "senco doctor --mend" in before.out
    assert senco("doctor", "--mend", cwd=folder).status == 0
    assert "edit 2 records by hand" in senco("history", cwd=folder).out


def test_doctor_says_what_is_wrong_with_a_history_and_goes_on(senco: Senco, tmp_path: Path) -> None:
    assert senco("init", "records", *SCHOOL, cwd=tmp_path, PATH="").status == 0
    (tmp_path / "records" / ".git").write_text("nothing of git\n", encoding="utf-8")
    ran = senco("doctor", cwd=tmp_path / "records")
    assert ran.status == 1
    assert f'"{tmp_path / "records" / ".git"}" is no history' in ran.out and "schemas for editors" in ran.out


@pytest.mark.parametrize("missing", ["calendar.yaml", "staff", "provision", "pupils"])
def test_a_folder_with_a_part_missing_is_still_read(senco: Senco, practice: Path, missing: str) -> None:
    (practice / missing).rename(practice / f"{missing}-away")
    for words in (["list"], ["review-due"], ["check"], ["doctor"], ["export", "provision-map", "--stdout"]):
        assert senco(*words, cwd=practice).status in (0, 1), words


def test_doctor_says_that_nobody_knows_when_the_school_is_open(senco: Senco, practice: Path) -> None:
    assert "calendar" not in senco("doctor", cwd=practice).out
    (practice / "calendar.yaml").unlink()
    ran = senco("doctor", cwd=practice)
    assert "does not say when the school is open" in ran.out and "senco edit calendar" in ran.out


def test_a_fault_in_what_all_pupils_share_is_said_beside_one_pupil_too(senco: Senco, practice: Path) -> None:
    record = practice / "provision" / "p8f5j.yaml"
    record.write_text("title: [\n", encoding="utf-8")
    ran = senco("show", "--full", "sian", cwd=practice)
    assert ran.status == 1
    assert "provision/p8f5j.yaml:1" in ran.err
