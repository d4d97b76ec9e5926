"""`history PUPIL`, `--as-at` and `changed`: what was known, and when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from dated_history import BEGUN, KEZIAH, MOVED, SUPPORTED, as_made_on, change, git
from support import Senco


@pytest.fixture
def dated(practice: Path, senco: Senco) -> Path:
    """Begun on 4 September; Keziah moved class by hand on 5 October and was given support on 16 November."""
    as_made_on(practice, BEGUN)
    change(practice, KEZIAH, "class: 6B", "class: 6A")
    git(practice, "commit", "--quiet", "--all", "-m", "typed in")
    as_made_on(practice, MOVED)
    made = senco("set-status", "x6t4d", "K", "--from", SUPPORTED, "--reason", "Two terms", cwd=practice)
    assert made.status == 0, made.err
    as_made_on(practice, SUPPORTED)
    return practice


def test_a_bundle_of_an_earlier_day_has_the_originals_of_that_day(senco: Senco, dated: Path) -> None:
    original = "pupils/k7m2q/files/3af5d4d0c922a645.pdf"
    git(dated, "rm", "--quiet", original)
    git(dated, "commit", "--quiet", "-m", "taken away")
    assert "1 original, " in senco("export", "transfer-bundle", "amara", "--as-at", MOVED, cwd=dated).out
    assert "the copy is missing" in senco("export", "transfer-bundle", "amara", "--out", "x.zip", cwd=dated).out


def told(text: str) -> str:
    return " ".join(text.split())


def test_the_history_of_a_pupil_is_told_in_sentences_newest_first(senco: Senco, dated: Path) -> None:
    out = told(senco("history", "keziah", cwd=dated).out)
    supported = out.index("16 November 2026: SEN status N to K from 16 November 2026")
    moved = out.index("5 October 2026: class: 6B to 6A")
    begun = out.index("4 September 2026: the pupil's record written down")
    assert supported < moved < begun
    assert "; by hand)" in out[moved:begun]
    assert "by hand" not in out[:moved]


def test_provision_is_part_of_the_history_where_it_is_the_pupils(senco: Senco, dated: Path) -> None:
    path = "provision/r5x9w.yaml"
    (dated / path).write_text(
        (dated / path).read_text(encoding="utf-8").replace("pupil: x6t4d", "pupil: x6t4d, note: Came late"),
        encoding="utf-8",
    )
    git(dated, "commit", "--quiet", "--all", "-m", "typed in")
    assert "Reading catch-up 2025/26" in senco("history", "keziah", "--most", "1", cwd=dated).out
    other = senco("history", "amara", "--most", "1", cwd=dated).out
    assert "Reading catch-up" not in other


def test_what_was_changed_by_hand_and_is_in_no_history_yet_is_said(senco: Senco, dated: Path) -> None:
    assert "by hand since" not in senco("history", "keziah", cwd=dated).err
    change(dated, KEZIAH, "class: 6A", "class: 6D")
    assert "and changed by hand since" in senco("history", "keziah", cwd=dated).err
    assert "by hand since" not in senco("history", "amara", cwd=dated).err


def test_values_before_and_after_are_shown_in_full(senco: Senco, dated: Path) -> None:
    out = senco("history", "keziah", "--most", "1", "--full", cwd=dated).out
    assert "before: No special educational need\n" in out
    assert "after: SEN support\n" in out


def test_history_for_programs_has_a_row_a_change(senco: Senco, dated: Path) -> None:
    rows = json.loads(senco("history", "keziah", "--format", "json", cwd=dated).out)
    (moved,) = [row for row in rows if row["at"] == "class"]
    assert (moved["path"], moved["old"], moved["new"], moved["how"]) == (KEZIAH, "6B", "6A", "by hand")


def test_a_state_that_could_not_be_read_is_said(senco: Senco, dated: Path) -> None:
    change(dated, KEZIAH, "class: 6A", "class: [6A")
    git(dated, "commit", "--quiet", "--all", "-m", "typed in")
    change(dated, KEZIAH, "class: [6A", "class: 6D")
    git(dated, "commit", "--quiet", "--all", "-m", "typed in")
    out = told(senco("history", "keziah", "--most", "2", cwd=dated).out)
    assert "could not be read after this (one fault)" in out
    assert "could be read again; what changed while it could not be read is not told" in out


def test_full_is_for_one_pupil(senco: Senco, dated: Path) -> None:
    ran = senco("history", "--full", cwd=dated)
    assert ran.status == 2
    assert "senco history PUPIL --full" in ran.err


@pytest.mark.parametrize(
    ("day", "class_name", "status"), [(BEGUN, "6B", "N"), (MOVED, "6A", "N"), (SUPPORTED, "6A", "K")]
)
def test_a_list_shows_what_the_records_said_that_day(
    senco: Senco, dated: Path, day: str, class_name: str, status: str
) -> None:
    ran = senco("list", "--as-at", day, "--format", "json", cwd=dated)
    (keziah,) = [row for row in json.loads(ran.out) if row["key"] == "x6t4d"]
    assert (keziah["class"], keziah["status"]) == (class_name, status)
    assert "as the records stood at the end of" in ran.err


def test_that_day_is_today_unless_another_is_given(senco: Senco, dated: Path) -> None:
    first = senco("today", "--as-at", MOVED, cwd=dated).out
    assert "5 October 2026" in first
    other = senco("today", "--as-at", MOVED, "--on", "2026-11-02", cwd=dated).out
    assert "2 November 2026" in other


def test_nothing_of_the_past_is_left_on_the_disk(senco: Senco, dated: Path) -> None:
    before = {path for path in dated.rglob("*") if ".git" not in path.parts}
    assert senco("show", "keziah", "--as-at", MOVED, cwd=dated).status == 0
    after = {path for path in dated.rglob("*") if ".git" not in path.parts}
    assert {path.name for path in after - before} <= {"scratch"}


@pytest.mark.parametrize("ending", ["html", "txt", "docx", "xlsx"])
def test_a_document_says_of_which_day_it_is(senco: Senco, dated: Path, ending: str) -> None:
    made = senco("export", "week-sheet", "--as-at", MOVED, "--out", f"sheet.{ending}", cwd=dated)
    assert made.status in (0, 1), made.err
    words = "As the records stood on 5 October 2026."
    if ending in ("html", "txt"):
        assert words in (dated / f"sheet.{ending}").read_text(encoding="utf-8")
    else:
        import zipfile

        with zipfile.ZipFile(dated / f"sheet.{ending}") as package:
            assert any(words.encode() in package.read(name) for name in package.namelist())


def test_a_document_of_now_says_nothing_of_the_kind(senco: Senco, dated: Path) -> None:
    out = senco("export", "week-sheet", "--stdout", "--format", "txt", cwd=dated).out
    assert "As the records stood" not in out


def test_a_pupil_who_had_no_record_then_is_said_to_have_none(senco: Senco, dated: Path) -> None:
    added = senco(
        *("add-pupil", "--forename", "Wren", "--surname", "Tarn", "--born", "2018-05-02"),
        *("--status", "N", "--since", "2026-11-02", "--yes"),
        cwd=dated,
    )
    assert added.status == 0, added.err
    as_made_on(dated, "2026-11-20")
    ran = senco("show", "wren", "--as-at", MOVED, cwd=dated)
    assert ran.status == 3
    assert "had no record here on 5 October 2026" in ran.err


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["list", "--as-at", "2026-09-03"], 3, "begins on 4 September 2026"),
        (["list", "--as-at", "2027-01-01"], 2, "that day has not come"),
        (["list", "--as-at", "soon"], 2, "that is not a day"),
        (["export", "register", "--editable", "--as-at", MOVED], 2, "of now and not of an earlier day"),
        (["set-status", "x6t4d", "E", "--as-at", "2026-10-05"], 2, "set-status takes no --as-at"),
    ],
)
def test_what_cannot_be_looked_at_is_said_in_a_sentence(
    senco: Senco, dated: Path, words: list[str], status: int, sentence: str
) -> None:
    ran = senco(*words, cwd=dated)
    assert ran.status == status
    assert sentence in ran.err


def test_what_changed_since_a_day_is_told_once(senco: Senco, dated: Path) -> None:
    out = told(senco("changed", "--since", MOVED, cwd=dated).out)
    assert "Keziah Bonsu (x6t4d) class: 6B to 6A; SEN status N to K from 16 November 2026" in out
    later = told(senco("changed", "keziah", "--since", "2026-10-06", cwd=dated).out)
    assert "class" not in later
    assert "SEN status N to K" in later


def test_an_edit_of_this_minute_has_changed_too(senco: Senco, dated: Path) -> None:
    change(dated, KEZIAH, "class: 6A", "class: 6C")
    out = senco("changed", "keziah", "--since", "2026-11-17", cwd=dated).out
    assert "class: 6A to 6C" in out


def test_since_the_last_review_is_since_the_meeting(senco: Senco, dated: Path) -> None:
    out = senco("changed", "amara", cwd=dated).out
    assert "since 13 October 2026" in out
    assert senco("changed", "amara", "--since", "last-review", cwd=dated).out == out


def test_nothing_changed_is_said(senco: Senco, dated: Path) -> None:
    assert senco("changed", "--since", "2026-11-17", cwd=dated).out == "nothing has changed since 17 November 2026\n"


@pytest.mark.parametrize("words", [["changed"], ["changed", "--since", "last-review"]])
def test_the_whole_school_needs_a_day(senco: Senco, dated: Path, words: list[str]) -> None:
    ran = senco(*words, cwd=dated)
    assert ran.status == 2
    assert "--since" in ran.err
