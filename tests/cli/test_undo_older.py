"""`undo` of an older change: where nothing later stands in the way it goes, and the later change stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from dated_history import KEZIAH, as_made_on, change, git
from support import Senco


def number_of(senco: Senco, root: Path, what: str) -> str:
    lines = senco("undo", "--list", cwd=root).out.splitlines()
    (line,) = [line for line in lines if f"  {what}  " in line and "taken back" not in line]
    return line.split()[0]


@pytest.fixture
def worked(practice: Path, senco: Senco) -> Path:
    """A status, then a class changed with senco, each a change of its own."""
    for words in (
        ["set-status", "x6t4d", "K", "--from", "2026-11-16", "--reason", "Two terms"],
        ["edit", "x6t4d", "--set", "class=6A"],
    ):
        made = senco(*words, cwd=practice)
        assert made.status == 0, made.err
    return practice


def test_an_older_change_goes_and_the_later_one_stays(senco: Senco, worked: Path) -> None:
    ran = senco("undo", number_of(senco, worked, "set status K (x6t4d)"), "--yes", cwd=worked)
    assert ran.status == 0, ran.err
    assert "SEN status K taken out, so that it is N again" in ran.out
    text = (worked / KEZIAH).read_text(encoding="utf-8")
    assert "class: 6A" in text
    assert "Two terms" not in text
    assert git(worked, "log", "-1", "--format=%s").strip() == "undo set status K (x6t4d)"


def test_a_change_is_named_by_its_commit_too(senco: Senco, worked: Path) -> None:
    sha = git(worked, "rev-parse", "HEAD~1").strip()
    assert senco("undo", sha[:10], "--yes", cwd=worked).status == 0
    assert "Two terms" not in (worked / KEZIAH).read_text(encoding="utf-8")


def test_an_undo_taken_back_is_the_change_done_again(senco: Senco, worked: Path) -> None:
    before = (worked / KEZIAH).read_bytes()
    assert senco("undo", "--yes", cwd=worked).status == 0
    again = senco("undo", "1", "--yes", cwd=worked)
    assert again.status == 0, again.err
    assert "this was an undo" in again.out
    assert "done again: " in again.out
    assert (worked / KEZIAH).read_bytes() == before
    assert git(worked, "log", "-1", "--format=%s").startswith("redo ")


def test_after_a_redo_the_next_undo_takes_the_same_change_back(senco: Senco, worked: Path) -> None:
    senco("undo", "--yes", cwd=worked)
    undone = (worked / KEZIAH).read_bytes()
    senco("undo", "1", "--yes", cwd=worked)
    assert senco("undo", "--yes", cwd=worked).status == 0
    assert (worked / KEZIAH).read_bytes() == undone


def test_the_change_in_the_way_is_named(senco: Senco, worked: Path) -> None:
    made = senco("edit", "x6t4d", "--set", "class=6C", cwd=worked)
    assert made.status == 0, made.err
    sha = git(worked, "rev-parse", "HEAD~1").strip()
    ran = senco("undo", sha, "--yes", cwd=worked)
    assert ran.status == 3
    in_the_way = git(worked, "rev-parse", "HEAD").strip()[:10]
    assert "cannot be undone" in ran.err
    assert in_the_way in ran.err
    assert "class: 6C" in (worked / KEZIAH).read_text(encoding="utf-8")


def test_a_pupil_whom_later_records_name_stays(senco: Senco, practice: Path) -> None:
    added = senco(
        *("add-pupil", "--forename", "Wren", "--surname", "Tarn", "--born", "2018-05-02", "--status", "N"),
        *("--since", "2026-11-02", "--yes"),
        cwd=practice,
    )
    assert added.status == 0, added.err
    sha = git(practice, "rev-parse", "HEAD").strip()
    logged = senco(
        *("add-contact", "wren", "--with", "Ms Tarn", "--how", "call", "--about", "First day", "--yes"), cwd=practice
    )
    assert logged.status == 0, logged.err
    ran = senco("undo", sha, "--yes", cwd=practice)
    assert ran.status == 3
    assert "/contacts.yaml" in ran.err
    assert "Wren" not in ran.err


def test_a_change_by_hand_elsewhere_in_the_file_stays(senco: Senco, worked: Path) -> None:
    change(worked, KEZIAH, "upn: T000999920573", "upn: T000999920573  # from the office")
    sha = git(worked, "rev-parse", "HEAD~1").strip()
    assert senco("undo", sha, "--yes", cwd=worked).status == 0
    text = (worked / KEZIAH).read_text(encoding="utf-8")
    assert "# from the office" in text
    assert "Two terms" not in text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("999", "no such number"),
        ("0", "no such number"),
        ("abcdef0123", "no such change"),
        ("yesterday", "by its number in the list or by its commit"),
    ],
)
def test_what_is_no_change_is_said(senco: Senco, worked: Path, typed: str, sentence: str) -> None:
    ran = senco("undo", typed, "--yes", cwd=worked)
    assert ran.status == 3
    assert sentence in ran.err


def test_a_dry_run_shows_and_changes_nothing(senco: Senco, worked: Path) -> None:
    before = (worked / KEZIAH).read_bytes()
    ran = senco("undo", "2", "--dry-run", cwd=worked)
    assert "-" in ran.out
    assert "Two terms" in ran.out
    assert (worked / KEZIAH).read_bytes() == before


def test_somebody_elses_words_for_a_change_are_not_repeated(senco: Senco, worked: Path) -> None:
    change(worked, KEZIAH, "class: 6A", "class: 6E")
    git(worked, "commit", "--quiet", "--all", "-m", "Keziah moved to 6E")
    as_made_on(worked, "2026-11-20")
    ran = senco("undo", "2", "--yes", cwd=worked)
    assert ran.status == 3
    assert "a change made without senco" in ran.err
    assert "Keziah" not in ran.err
