"""The index as somebody at the command line meets it: quick, unseen, and done without where it is not wanted."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from small_school import make_small_school
from support import REPOSITORY, Screen, Senco

from senco_cli.cli.progress import ProgressLine
from senco_cli.index.file import index_path

AT_THE_END_SAY_WHAT_IS_LOADED = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("\\n".join(sys.modules)))
sys.argv[0] = "senco"
from senco_cli.__main__ import main
main()
"""
HEAVY = {"yaml", "pydantic", "pydantic_core", "jinja2", "rich", "filelock", "icalendar", "lxml", "docx"}
ON = ("--on", "2026-11-21")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_small_school(tmp_path / "school")


@pytest.mark.parametrize(
    "words",
    [
        ["review-due", *ON],
        ["review-due", "--format", "csv", *ON],
        ["list", *ON],
        ["complete-words", "--", "show", "ad"],
    ],
    ids=["review-due", "review-due as CSV", "list", "a TAB"],
)
def test_when_nothing_has_moved_nothing_is_loaded_that_reads_records(folder: Path, words: list[str]) -> None:
    first, _ = run(folder, words)
    again, loaded = run(folder, words)
    assert again == first
    assert loaded & HEAVY == set()
    assert {"senco_cli.store.records", "senco_cli.rules.due"} & loaded == set()
    assert "sqlite3" in loaded


def run(folder: Path, words: list[str]) -> tuple[str, set[str]]:
    """What a fresh senco prints, and the modules that are there when it has ended."""
    ended = subprocess.run(
        [sys.executable, "-c", AT_THE_END_SAY_WHAT_IS_LOADED, *words],
        cwd=folder,
        env={"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout, set(ended.stderr.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--format", "json", "--all"],
        ["review-due"],
        ["review-due", "--why", "--within", "400d"],
        ["review-due", "--format", "csv"],
        ["review-due", "--format", "json"],
        ["review-due", "--duty-holder", "school", "--kind", "annual-review"],
        ["today", "--all"],
        ["check", "--strict"],
        ["show", "dara"],
        ["why", "ada"],
    ],
    ids=" ".join,
)
def test_a_command_prints_the_same_with_the_index_and_without(senco: Senco, folder: Path, words: list[str]) -> None:
    without = senco(*words, *ON, cwd=folder, SENCO_INDEX="off")
    assert not index_path(folder).exists()
    assert senco(*words, *ON, cwd=folder) == without
    assert senco(*words, *ON, cwd=folder) == without
    assert index_path(folder).exists()


def test_a_folder_for_reading_only_keeps_no_index(senco: Senco, folder: Path) -> None:
    with (folder / "senco.yaml").open("a", encoding="utf-8") as settings:
        settings.write("for_reading_only: yes\n")
    assert senco("list", *ON, cwd=folder).status == 0
    assert not (folder / ".senco").exists()


def test_a_write_is_seen_by_the_next_command(senco: Senco, folder: Path) -> None:
    assert "6B" in senco("list", *ON, cwd=folder).out
    changed = senco("edit", "ada", "--set", "class=5A", cwd=folder)
    assert changed.status == 0, changed.err
    assert "5A" in senco("list", *ON, cwd=folder).out


def test_doctor_says_what_the_index_holds(senco: Senco, folder: Path) -> None:
    assert "the index has not been made yet" in senco("doctor", *ON, cwd=folder).out
    senco("list", *ON, cwd=folder)
    works = r"the index works: 4 pupils, 4 answers kept, 0\.\d MB, last written on "
    assert re.search(works, senco("doctor", cwd=folder).out)
    assert "switched off by SENCO_INDEX" in senco("doctor", cwd=folder, SENCO_INDEX="off").out


def test_doctor_says_why_the_index_cannot_be_used_and_what_to_do(senco: Senco, folder: Path) -> None:
    senco("list", *ON, cwd=folder)
    index = index_path(folder)
    index.rename(folder.parent / "elsewhere")
    index.symlink_to(folder.parent / "elsewhere")
    said = senco("doctor", cwd=folder).out
    assert "the index cannot be used" in said
    assert "a link stands in its place" in said
    assert "delete " in said


def test_progress_is_shown_on_a_terminal_and_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("senco_cli.cli.progress._PATIENCE_SECONDS", -1.0)
    screen = Screen(is_terminal=True)
    line = ProgressLine(screen)
    line(50, 200)
    assert screen.getvalue() == "\rreading 200 pupils: 25 %"
    line(200, 200)
    # Spaces, because not every terminal of Windows follows what would wipe a line.
    wiped = screen.getvalue().removeprefix("\rreading 200 pupils: 25 %")
    assert wiped == "\r" + " " * len("reading 200 pupils: 25 %") + "\r"


def test_nothing_is_said_of_a_short_reading_or_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, to_file = Screen(is_terminal=True), Screen()
    ProgressLine(quick)(50, 200)
    monkeypatch.setattr("senco_cli.cli.progress._PATIENCE_SECONDS", -1.0)
    ProgressLine(to_file)(50, 200)
    assert (quick.getvalue(), to_file.getvalue()) == ("", "")
