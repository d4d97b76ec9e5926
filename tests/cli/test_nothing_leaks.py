"""After a long session a pupil's name stands in the records and in the documents that were asked for, nowhere else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from endurance.dying import forked, senco_in
from endurance.survival import left_behind
from support import Senco

from senco_cli.store import git

FORENAME, SURNAME = "Quillonia", "Zwettl-Ng"
NAMES = (FORENAME, SURNAME)
ADD = ("--forename", FORENAME, "--surname", SURNAME, "--born", "2016-02-03", "--status", "K", "--since", "2025-09-01")


@pytest.fixture
def worked_in(school: Path, senco: Senco, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school in which much was done for one pupil, some of it wrongly, and with what it left anywhere else."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    letter = tmp_path / f"{FORENAME} {SURNAME}.pdf"
    letter.write_bytes(b"%PDF-1.4\n")
    register = tmp_path / "register.csv"
    register.write_text(f"Surname,Forename,DOB,SEN status\n{SURNAME},{FORENAME},03/02/2016,E\n", encoding="utf-8")
    for words in (
        ("add-pupil", *ADD, "--need", "SLCN", "--yes"),
        ("edit", FORENAME, "--set", f"profile.about=[{FORENAME} likes drawing]"),
        ("edit", FORENAME, "--set", "date_of_birth=nonsense"),
        ("set-status", SURNAME, "N", "--from", "2026-10-05"),
        ("add-contact", FORENAME, "--with", f"Mr {SURNAME}", "--how", "call", "--about", f"How {FORENAME} is", "--yes"),
        (
            "add-document",
            FORENAME,
            "--file",
            str(letter),
            "--title",
            f"Report on {FORENAME}",
            "--what",
            "report",
            "--yes",
        ),
        ("import", "csv", str(register), "--yes"),
        ("undo", "--yes"),
        ("list",),
        ("show", FORENAME),
        ("history", FORENAME),
        ("check",),
        ("review-due",),
        ("list", "--as-at", "2099-01-01"),
        ("backup", "--out", str(tmp_path / "kept" / "backup.zip")),
        ("backup", "--drill"),
        ("export", "register", "--out", "register.html"),
        ("export", "register", "--out", "register.docx"),
        ("export", "profile", FORENAME),
    ):
        senco(*words, cwd=school)
    return school


def files_below(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def says(text: str | bytes) -> bool:
    names = NAMES if isinstance(text, str) else tuple(name.encode() for name in NAMES)
    return any(name in text for name in names)  # type: ignore[operator]


def test_no_name_is_in_a_path_a_subject_or_a_file_beside_the_records(
    worked_in: Path, tmp_path: Path, environment: Mapping[str, str]
) -> None:
    home = Path(os.environ["HOME"])
    paths = [*worked_in.rglob("*"), *home.rglob("*"), *(tmp_path / "tmp").rglob("*"), *(tmp_path / "kept").rglob("*")]
    assert [path for path in paths if says(path.relative_to(tmp_path.anchor).name)] == []
    assert not says(git.run(worked_in, "log", "--all", "--format=%B%an%ae", environment=environment).output)
    tracked = git.run(worked_in, "log", "--all", "--name-only", "--format=", environment=environment).output
    assert not says(tracked)
    # Exports lie in the folder where they were asked for, and never in the history.
    assert b"register." not in tracked and b"profile" not in tracked
    held = [path for path in files_below(home, tmp_path / "tmp") if says(path.read_bytes())]
    assert held == []
    logs = [path for path in files_below(worked_in / ".git") if "objects" not in path.parts]
    assert [path for path in logs if says(path.read_bytes())] == []
    assert left_behind(worked_in) == []


def test_what_senco_makes_is_for_its_owner_only(worked_in: Path, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("other systems have no such permissions")
    ours = (path for path in files_below(worked_in, tmp_path / "kept") if "objects" not in path.parts)
    # Git's own files lie behind the folder of the repository, which lets nobody else in.
    of_git = worked_in / ".git"
    assert stat.S_IMODE(of_git.stat().st_mode) == 0o700
    wide = [path for path in ours if not path.is_relative_to(of_git) and stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert wide == []


@pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
def test_what_a_killed_senco_left_lying_goes_with_the_next_command(
    worked_in: Path, tmp_path: Path, environment: Mapping[str, str]
) -> None:
    day = ("--as-at", git.run(worked_in, "log", "-1", "--format=%cs", environment=environment).text)
    for words in (["export", "register", *day, "--out", str(tmp_path / "kept" / "a.html")], ["backup", "--drill"]):

        def act(words: list[str] = words) -> int:
            return senco_in(worked_in, *words, environment=environment).status

        steps = forked(act).steps
        for step in (steps // 4, steps // 2, 3 * steps // 4):
            (tmp_path / "kept" / "a.html").unlink(missing_ok=True)
            assert forked(act, at_step=step).killed
            assert senco_in(worked_in, "list", environment=environment).status == 0
            assert left_behind(worked_in) == [] and left_behind(tmp_path / "kept") == []
