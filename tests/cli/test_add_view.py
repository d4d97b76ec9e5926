"""`senco add-view` as a SENCO meets it: asked, scripted, from a file, and in the editor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

LIST = Path("pupils/d4k9s/views.yaml")
SAID = ("--whose", "child", "--text", "I want a quiet table.")


def views(practice: Path) -> list[dict[str, Any]]:
    found = yaml.load((practice / LIST).read_text(encoding="utf-8"), Loader=TEXTS)["views"]
    assert isinstance(found, list)
    return found


def editor(folder: Path, what: str) -> str:
    """A program that does `what` to the file at `path`."""
    script = folder / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{what}\n", encoding="utf-8")
    return f'"{sys.executable}" "{script}"'


def test_it_asks_whose_how_what_for_and_in_whose_words(senco: Senco, practice: Path) -> None:
    typed = "Mum\n\n1, written\nMrs Begum\ncycle\n\nsummed-up\nMrs Begum\nHow is he?\nfriends\nHe has a friend.\ny\n"
    ran = senco("add-view", "harvey", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    assert views(practice) == [
        {
            "whose": "mother",
            "gathered_on": "2026-11-21",
            "how": ["said", "written"],
            "gathered_by": "Mrs Begum",
            "for": "cycle",
            "record": max(path.stem for path in (practice / "pupils/d4k9s/cycles").iterdir()),
            "words": "summed-up",
            "written_down_by": "Mrs Begum",
            "asked": "How is he?",
            "text": "He has a friend.",
            "topics": ["friends"],
        }
    ]
    ran_git = ("git", "log", "-1", "--format=%s")
    subject = subprocess.run(ran_git, cwd=practice, capture_output=True, text=True, check=True).stdout.strip()
    assert subject == "add view (d4k9s)"


def test_with_its_options_given_it_asks_nothing(senco: Senco, practice: Path) -> None:
    more = ("--how", "drawn", "--how", "symbols", "--gathered", "19/11/2026", "--for", "profile", "--words", "own")
    ran = senco("add-view", "harvey", *SAID, *more, "--topic", "important-to", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert views(practice) == [
        {
            "whose": "child",
            "gathered_on": "2026-11-19",
            "how": ["drawn", "symbols"],
            "for": "profile",
            "words": "own",
            "text": "I want a quiet table.",
            "topics": ["important-to"],
        }
    ]


@pytest.mark.parametrize("missing", ["--whose", "--text"])
def test_without_a_terminal_it_names_the_option_that_is_missing(senco: Senco, practice: Path, missing: str) -> None:
    at = SAID.index(missing)
    ran = senco("add-view", "harvey", *SAID[:at], *SAID[at + 2 :], cwd=practice)
    assert ran.status == 2 and f"give {missing}" in ran.err
    assert not (practice / LIST).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_long_answer_can_come_from_a_file_as_any_editor_saves_it(
    senco: Senco, practice: Path, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "said.txt"
    file.write_bytes("I like café days.\r\n\r\nAnd trams.\r\n".encode(encoding))
    ran = senco("add-view", "harvey", "--whose", "child", "--file", str(file), "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert views(practice)[0]["text"] == "I like café days.\n\nAnd trams."


def test_a_word_file_is_not_taken_for_text(senco: Senco, practice: Path, tmp_path: Path) -> None:
    (tmp_path / "said.docx").write_bytes(b"PK\x03\x04rest")
    ran = senco("add-view", "harvey", "--whose", "child", "--file", str(tmp_path / "said.docx"), "--yes", cwd=practice)
    assert ran.status == 3 and "is not plain text" in ran.err


def test_a_long_answer_can_be_written_in_the_editor(senco: Senco, practice: Path, tmp_path: Path) -> None:
    write = "path.write_text(path.read_text() + 'One line.\\n\\nAnother.\\n')"
    asked = "child\n\n\n\nother\nown\n\n\n\ny\n"
    ran = senco("add-view", "harvey", cwd=practice, typed=asked, SENCO_EDITOR=editor(tmp_path, write))
    assert ran.status == 0, ran.err
    assert views(practice)[0]["text"] == "One line.\n\nAnother."


def test_an_editor_closed_without_a_word_leads_back_to_the_question(
    senco: Senco, practice: Path, tmp_path: Path
) -> None:
    asked = "child\n\n\n\nother\nown\n\n\n\nTyped after all\ny\n"
    ran = senco("add-view", "harvey", cwd=practice, typed=asked, SENCO_EDITOR=editor(tmp_path, "pass"))
    assert ran.status == 0, ran.err
    assert "nothing was written there" in ran.err
    assert views(practice)[0]["text"] == "Typed after all"


@pytest.mark.parametrize("last", ["n\n", ""], ids=["said no", "broken off"])
def test_what_was_written_in_the_editor_is_kept_when_it_is_not_written_down(
    senco: Senco, practice: Path, tmp_path: Path, last: str
) -> None:
    long = "I would like people to wait. " * 8
    asked = f"child\n\n\n\nother\nown\n\n\n\n{last}"
    write = f"path.write_text({long!r})"
    ran = senco("add-view", "harvey", cwd=practice, typed=asked, SENCO_EDITOR=editor(tmp_path, write))
    assert not (practice / LIST).exists()
    kept = Path(ran.err.rpartition("what you wrote is kept in ")[2].splitlines()[0])
    assert kept.read_text(encoding="utf-8") == long.strip()


def test_a_review_that_is_not_there_is_refused(senco: Senco, practice: Path) -> None:
    ran = senco("add-view", "amara", *SAID, "--for", "annual-review", "--record", "2020-01-01", cwd=practice)
    assert ran.status == 2 and "nothing is filed under that day" in ran.err


def test_text_and_file_together_are_one_too_many(senco: Senco, practice: Path) -> None:
    assert senco("add-view", "harvey", *SAID, "--file", "said.txt", cwd=practice).status == 2


def test_a_dry_run_shows_and_writes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("add-view", "harvey", *SAID, "--dry-run", cwd=practice)
    assert ran.status == 0 and "quiet table" in ran.out
    assert not (practice / LIST).exists()


def test_show_reads_like_a_page(senco: Senco, practice: Path) -> None:
    assert senco("add-view", "harvey", *SAID, "--how", "drawn", "--words", "own", "--yes", cwd=practice).status == 0
    out = senco("show", "--full", "harvey", cwd=practice).out
    assert "  Sat 21 Nov 2026, the child: drawn or made (their own words)\n      I want a quiet table.\n" in out


def test_edit_reaches_it(senco: Senco, practice: Path) -> None:
    senco("add-view", "harvey", *SAID, "--yes", cwd=practice)
    ran = senco("edit", "harvey", "--what", "views", "--set", "views.1.whose=young-person", cwd=practice)
    assert ran.status == 0, ran.err
    assert views(practice)[0]["whose"] == "young-person"


def test_it_meets_the_check_that_asks_for_it(senco: Senco, practice: Path) -> None:
    def missing() -> str:
        return senco("check", "--only", "child-view-missing", cwd=practice).out

    (practice / "pupils/c9v4b/views.yaml").unlink()
    assert "senco add-view c9v4b" in missing()
    assert senco("add-view", "c9v4b", *SAID, "--yes", cwd=practice).status == 0
    assert missing() == ""


def test_tab_offers_the_ways_of_a_view_and_not_those_of_a_contact(practice: Path) -> None:
    from senco_cli.cli.completion import candidates

    offered = [code for code, _ in candidates(["add-view", "harvey", "--how"], "s", cwd=practice, environment={})]
    assert offered == ["said", "symbols", "signed"]
