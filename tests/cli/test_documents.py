"""`senco add-document` and `senco documents`: nothing is lost or kept twice, and no copy has a child's name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from support import TEXTS, Senco

from senco_cli.actions import add_document as action

REPORT = b"%PDF-1.4\r\n\x00\xff Amara and the \n report\r\n"
INDEX = Path("pupils/n6b3k/documents.yaml")
FILES = Path("pupils/n6b3k/files")
SAID = ("--title", "EP report", "--what", "report", "--yes")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file as somebody has it, with a child's name in its own."""
    path = tmp_path / "Downloads" / "Sian report.PDF"
    path.parent.mkdir()
    path.write_bytes(REPORT)
    return path


def index(practice: Path) -> list[dict[str, Any]]:
    found = yaml.load((practice / INDEX).read_bytes(), Loader=TEXTS)["documents"]
    assert isinstance(found, list)
    return found


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def faults(senco: Senco, practice: Path) -> list[str]:
    said = senco("check", "--only", "need-missing", cwd=practice).out
    return [line for line in said.splitlines() if "pupils/n6b3k/" in line]


def test_a_file_is_copied_by_its_content_in_one_commit_and_stays_where_it_was(
    senco: Senco, practice: Path, report: Path
) -> None:
    ran = senco("add-document", "n6b3k", "--file", str(report), *SAID, "--need", "SLCN", cwd=practice)
    assert ran.status == 0, ran.err
    (entry,) = index(practice)
    (copy,) = (practice / FILES).iterdir()
    assert copy.name == entry["file"] == entry["sha256"][:16] + ".pdf"
    assert (copy.read_bytes(), report.read_bytes()) == (REPORT, REPORT)
    assert git(practice, "log", "-1", "--format=%s").strip() == f"add document {entry['id']} (n6b3k)"
    changed = git(practice, "diff-tree", "--no-commit-id", "--name-only", "-r", "HEAD").split()
    assert changed == [INDEX.as_posix(), (FILES / copy.name).as_posix()]
    assert "Sian" not in git(practice, "log", "--format=%B", "--name-only") + ran.err
    assert faults(senco, practice) == []


def test_a_text_is_in_the_history_byte_for_byte_where_git_turns_line_ends(
    senco: Senco, practice: Path, report: Path
) -> None:
    git(practice, "config", "core.autocrlf", "true")
    text = report.with_name("letter.txt")
    text.write_bytes(b"Dear all,\r\nthe report is here.\r\n")
    assert senco("add-document", "n6b3k", "--file", str(text), *SAID, cwd=practice).status == 0
    name = index(practice)[0]["file"]
    shown = ["git", "cat-file", "blob", f"HEAD:{FILES.as_posix()}/{name}"]
    held = subprocess.run(shown, cwd=practice, capture_output=True, check=True).stdout
    assert held == text.read_bytes()
    (practice / FILES / name).unlink()
    git(practice, "checkout", "--", FILES.as_posix())
    assert faults(senco, practice) == []


def test_an_older_folder_learns_with_the_first_file_that_git_leaves_such_files_alone(
    senco: Senco, practice: Path, report: Path
) -> None:
    (practice / ".gitattributes").write_bytes(b"*.yaml text eol=lf")
    git(practice, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qam", "as it was")
    assert senco("add-document", "n6b3k", "--file", str(report), *SAID, cwd=practice).status == 0
    assert (practice / ".gitattributes").read_bytes() == b"*.yaml text eol=lf\npupils/*/files/** binary\n"
    assert git(practice, "status", "--short") == ""


def test_the_same_file_twice_is_one_copy_with_two_entries(senco: Senco, practice: Path, report: Path) -> None:
    senco("add-document", "n6b3k", "--file", str(report), *SAID, cwd=practice)
    other = report.with_name("again.txt")
    other.write_bytes(REPORT)
    ran = senco("add-document", "n6b3k", "--file", str(other), *SAID, cwd=practice)
    first, second = index(practice)
    assert f"the same file is filed as {first['id']} already; one copy is kept for both" in ran.err
    assert first["file"] == second["file"] and first["id"] != second["id"]
    assert len(list((practice / FILES).iterdir())) == 1


def test_undo_takes_the_copy_out_again_and_leaves_the_users_own_file(
    senco: Senco, practice: Path, report: Path
) -> None:
    senco("add-document", "n6b3k", "--file", str(report), *SAID, cwd=practice)
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert not (practice / INDEX).exists() and not (practice / FILES).exists()
    assert report.read_bytes() == REPORT


@pytest.mark.parametrize("is_changed", [True, False])
def test_a_copy_that_was_lost_or_changed_is_found_and_put_back_with_nothing_asked(
    senco: Senco, practice: Path, report: Path, is_changed: bool
) -> None:
    senco("add-document", "n6b3k", "--file", str(report), *SAID, cwd=practice)
    before = index(practice)
    copy = practice / FILES / before[0]["file"]
    copy.write_bytes(b"other") if is_changed else copy.unlink()
    (fault,) = faults(senco, practice)
    assert f"{copy.name} {'is no longer what was filed' if is_changed else 'is not in files/'}" in fault
    ran = senco("add-document", "n6b3k", "--file", str(report), cwd=practice)
    assert (ran.status, f"put the copy of document {before[0]['id']} back" in ran.out) == (0, True)
    assert (index(practice), copy.read_bytes(), faults(senco, practice)) == (before, REPORT, [])


def test_a_file_in_no_index_is_found_and_its_name_is_not_said(senco: Senco, practice: Path) -> None:
    (practice / FILES).mkdir()
    (practice / FILES / "Sian at home.yaml").write_text("x", encoding="utf-8")
    (practice / FILES / "0123456789abcdef.pdf").write_text("x", encoding="utf-8")
    said = faults(senco, practice)
    assert [line.partition(": ")[0] for line in said] == [
        FILES.as_posix(),
        (FILES / "0123456789abcdef.pdf").as_posix(),
    ]
    assert "Sian" not in "".join(said)
    assert all("senco add-document n6b3k --file" in line for line in said)


def test_a_copy_put_in_by_hand_is_taken_into_the_history_with_its_entry(senco: Senco, practice: Path) -> None:
    (practice / FILES).mkdir()
    (practice / FILES / "0123456789abcdef.pdf").write_text("x", encoding="utf-8")
    senco("doctor", "--mend", cwd=practice)
    assert git(practice, "status", "--short") == ""


def test_a_paper_is_in_the_index_by_its_place(senco: Senco, practice: Path) -> None:
    words = ("--paper", "filing cabinet 2, blue folder", "--title", "Consent", "--what", "consent", "--yes")
    assert senco("add-document", "n6b3k", *words, cwd=practice).status == 0
    (entry,) = index(practice)
    assert entry["paper"] == "filing cabinet 2, blue folder" and "file" not in entry
    assert "paper: filing cabinet 2, blue folder" in senco("documents", "n6b3k", cwd=practice).out


def test_it_asks_where_it_is_what_it_is_called_and_what_it_is(senco: Senco, practice: Path, report: Path) -> None:
    ran = senco("add-document", "n6b3k", cwd=practice, typed=f"1\n'{report}'\n\nReport\n1/9/2026\ny\n")
    assert ran.status == 0, ran.err
    (entry,) = index(practice)
    assert (entry["title"], entry["what"], entry["dated"]) == ("Sian report", "report", "2026-09-01")


def test_a_dry_run_and_a_no_write_nothing(senco: Senco, practice: Path, report: Path) -> None:
    words = (
        "add-document",
        "n6b3k",
        "--file",
        str(report),
        "--title",
        "Report",
        "--what",
        "report",
        "--dated",
        "1/9/2026",
    )
    ran = senco(*words, "--dry-run", cwd=practice)
    assert (ran.status, "title: Report" in ran.out, "copies the file to" in ran.out) == (0, True, True)
    assert senco(*words, cwd=practice, typed="n\n").status == 0
    assert not (practice / INDEX).exists() and not (practice / FILES).exists()


@pytest.mark.parametrize("typed", ['"{}"', "'{}'", "{}", " {} "])
def test_a_file_that_was_dragged_into_the_window_is_found(
    senco: Senco, practice: Path, report: Path, typed: str
) -> None:
    ran = senco("add-document", "n6b3k", "--file", typed.format(report), *SAID, "--dry-run", cwd=practice)
    assert ran.status == 0, ran.err


def test_spaces_may_have_a_backslash_before_them_as_terminals_write_them(
    senco: Senco, practice: Path, report: Path
) -> None:
    typed = str(report).replace(" ", "\\ ")
    assert senco("add-document", "n6b3k", "--file", typed, *SAID, "--dry-run", cwd=practice).status == 0


@pytest.mark.parametrize("path", [".", "x" * 5000 + ".pdf", "~nobody-at-all/x.pdf", "a\0b.pdf", "empty.pdf", ""])
def test_what_is_no_file_with_something_in_it_is_refused_in_a_sentence(senco: Senco, practice: Path, path: str) -> None:
    (practice / "empty.pdf").touch()
    ran = senco("add-document", "n6b3k", "--file", path, *SAID, cwd=practice)
    assert (ran.status, "--file: " in ran.err, "nothing was written" in ran.err) == (3, True, True)


def test_what_git_refuses_leaves_no_copy_behind(senco: Senco, practice: Path, report: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a hook is a shell script")
    hook = practice / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert senco("add-document", "n6b3k", "--file", str(report), *SAID, cwd=practice).status == 3
    assert not (practice / INDEX).exists() and not (practice / FILES).exists()
    assert report.read_bytes() == REPORT


def test_a_large_file_is_warned_of_and_one_too_large_is_refused(
    senco: Senco, practice: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.write_bytes(b"x" * (action.LARGE_BYTES + 1))
    ran = senco("add-document", "n6b3k", "--file", str(report), *SAID, "--dry-run", cwd=practice)
    assert (ran.status, "warning: this file has 5 MB" in ran.err) == (0, True)
    monkeypatch.setattr(action, "MOST_BYTES", action.LARGE_BYTES)
    ran = senco("add-document", "n6b3k", "--file", str(report), *SAID, cwd=practice)
    assert (ran.status, "larger than 5 MB" in ran.err) == (3, True)
    assert not (practice / FILES).exists()


def test_what_belongs_in_the_child_protection_file_is_not_copied(senco: Senco, practice: Path, report: Path) -> None:
    words = ("--file", str(report), *SAID, "--restricted", "dsl")
    ran = senco("add-document", "n6b3k", *words, cwd=practice)
    assert (ran.status, "is kept in the child protection file" in ran.err) == (3, True)
    assert not (practice / FILES).exists()


def test_a_review_that_is_not_there_is_said_at_once(senco: Senco, practice: Path) -> None:
    words = ("--paper", "here", *SAID, "--review", "2026-10-14")
    ran = senco("add-document", "k7m2q", *words, cwd=practice)
    assert (ran.status, "2026-01-27, 2026-10-13" in ran.err) == (2, True)


def test_the_list_has_everything_for_programs(senco: Senco, practice: Path) -> None:
    rows = json.loads(senco("documents", "k7m2q", "--format", "json", cwd=practice).out)
    assert [(row["what"], row["copy_is_there"]) for row in rows] == [
        ("report", True),
        ("consent", None),
        ("test-paper", None),
    ]
    assert rows[0]["plan_sections"] == ["B", "E", "F"]


def test_a_document_is_opened_by_words_of_its_title_once_its_copy_was_looked_at(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def launch(path: str) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(typer, "launch", launch)
    assert senco("documents", "k7m2q", "--open", "therapy report", cwd=practice, DISPLAY=":0").status == 0
    (copy,) = (practice / "pupils/k7m2q/files").iterdir()
    assert opened == [str(copy)]
    copy.write_bytes(b"something else")
    ran = senco("documents", "k7m2q", "--open", "n4f8t", cwd=practice)
    assert (ran.status, "is no longer what was filed" in ran.err, len(opened)) == (3, True, 1)


def test_where_no_program_takes_the_file_its_place_is_said(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typer, "launch", lambda _path: 1)
    ran = senco("documents", "k7m2q", "--open", "n4f8t", cwd=practice)
    assert (ran.status, 'no program opened "pupils/k7m2q/files/' in ran.err) == (3, True)


def test_the_digest_is_for_machines_and_not_shown(senco: Senco, practice: Path) -> None:
    shown = senco("show", "--full", "k7m2q", cwd=practice).out
    assert "index of documents" in shown and "sha256" not in shown
