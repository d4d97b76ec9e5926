"""`senco edit`: an editor that writes, faults that come back as comments, and nothing typed ever lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import Senco

from senco_cli.cli.editor import chosen

SIAN = Path("pupils/g2x7p/pupil.yaml")


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """An editor that makes one edit `what=>by` (`|` for a line end) from the file `edits` each time it is opened."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "lines = (here / 'edits').read_text(encoding='utf-8').splitlines()\n"
        "(here / 'edits').write_text('\\n'.join(lines[1:]), encoding='utf-8')\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_bytes().decode('utf-8')\n"
        "(here / 'seen').write_text(text, encoding='utf-8')\n"
        "if lines and lines[0]:\n"
        "    what, _, by = lines[0].replace('|', chr(10)).partition('=>')\n"
        "    text = text.replace(what, by)\n"
        "path.write_bytes(text.encode('utf-8'))\n",
        encoding="utf-8",
    )
    return f'"{sys.executable}" "{script}"'


def edits(tmp_path: Path, *lines: str) -> None:
    (tmp_path / "edits").write_text("\n".join(lines), encoding="utf-8")


def test_what_the_editor_saved_is_written_and_committed(
    senco: Senco, practice: Path, tmp_path: Path, editor: str
) -> None:
    edits(tmp_path, "class: 4B=>class: 4C")
    ran = senco("edit", "sian", cwd=practice, EDITOR=editor)
    assert ran.status == 0, ran.err
    assert "class: 4C" in (practice / SIAN).read_text(encoding="utf-8")
    assert "edit pupil (g2x7p)" in senco("history", cwd=practice).out


def test_an_editor_closed_without_a_change_changes_nothing(
    senco: Senco, practice: Path, tmp_path: Path, editor: str
) -> None:
    edits(tmp_path, "")
    ran = senco("edit", "sian", cwd=practice, EDITOR=editor)
    assert (ran.status, ran.out.strip()) == (0, "nothing was changed")


def test_a_fault_opens_the_editor_again_with_the_fault_as_a_comment(
    senco: Senco, practice: Path, tmp_path: Path, editor: str
) -> None:
    edits(tmp_path, "class: 4B=>clas: 4C", "clas: 4C=>class: 4C")
    ran = senco("edit", "sian", cwd=practice, typed="y\n", EDITOR=editor)
    assert ran.status == 0, ran.err
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert "# senco: line" in seen and "did you mean class?" in seen
    text = (practice / SIAN).read_text(encoding="utf-8")
    assert "class: 4C" in text and "# senco:" not in text


def test_what_cannot_be_saved_is_kept_aside(senco: Senco, practice: Path, tmp_path: Path, editor: str) -> None:
    before = (practice / SIAN).read_bytes()
    edits(tmp_path, "class: 4B=>clas: 4C")
    ran = senco("edit", "sian", cwd=practice, EDITOR=editor)
    assert ran.status == 3
    assert (practice / SIAN).read_bytes() == before
    (kept,) = (practice / ".senco" / "unsaved").iterdir()
    assert "clas: 4C" in kept.read_text(encoding="utf-8")
    assert kept.name in ran.err


def test_a_change_made_meanwhile_is_not_overwritten(senco: Senco, practice: Path, tmp_path: Path, editor: str) -> None:
    other = tmp_path / "other.py"
    other.write_text(
        f"import pathlib, sys\np = pathlib.Path({str(practice / SIAN)!r})\n"
        "p.write_bytes(p.read_bytes() + b'notes: typed by somebody else\\n')\n"
        "q = pathlib.Path(sys.argv[1])\nq.write_bytes(q.read_bytes().replace(b'class: 4B', b'class: 4C'))\n",
        encoding="utf-8",
    )
    ran = senco("edit", "sian", cwd=practice, EDITOR=f'"{sys.executable}" "{other}"')
    assert ran.status == 3
    text = (practice / SIAN).read_text(encoding="utf-8")
    assert "typed by somebody else" in text and "class: 4B" in text
    (kept,) = (practice / ".senco" / "unsaved").iterdir()
    assert "class: 4C" in kept.read_text(encoding="utf-8")


def test_one_field_can_be_set_without_an_editor(senco: Senco, practice: Path) -> None:
    before = (practice / SIAN).read_text(encoding="utf-8").splitlines()
    ran = senco("edit", "sian", "--set", "class=7E1", cwd=practice)
    assert ran.status == 0, ran.err
    after = (practice / SIAN).read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] in (["class: '7E1'"], ['class: "7E1"'])


def test_a_field_that_does_not_exist_is_refused(senco: Senco, practice: Path) -> None:
    ran = senco("edit", "sian", "--set", "clas=4C", cwd=practice)
    assert ran.status == 3
    assert "did you mean class?" in ran.err


def test_a_file_with_one_fault_can_have_another_field_mended(senco: Senco, practice: Path) -> None:
    path = practice / SIAN
    path.write_text(path.read_text(encoding="utf-8") + "circumstance: [x]\n", encoding="utf-8")
    ran = senco("edit", "g2x7p", "--set", "class=4C", cwd=practice)
    assert ran.status == 0, ran.err
    assert "class: 4C" in path.read_text(encoding="utf-8")


def test_a_new_review_is_begun_from_a_commented_record(
    senco: Senco, practice: Path, tmp_path: Path, editor: str
) -> None:
    edits(tmp_path, "|type:=>|type: annual", "|meeting_on:=>|meeting_on: 2027-03-10")
    ran = senco(
        "edit", "rosie", "--what", "review", "--new", "--key", "2027-03-10", cwd=practice, typed="y\n", EDITOR=editor
    )
    assert ran.status == 0, ran.err
    assert (practice / "pupils/f3n6z/reviews/2027-03-10.yaml").exists()


def test_without_an_editor_the_sentence_says_what_to_set(senco: Senco, practice: Path) -> None:
    ran = senco("edit", "sian", cwd=practice, PATH="")
    assert ran.status == 3
    assert "EDITOR" in ran.err


def test_a_hook_that_refuses_loses_nothing_that_was_typed(
    senco: Senco, practice: Path, tmp_path: Path, editor: str
) -> None:
    before = (practice / SIAN).read_bytes()
    hook = practice / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    edits(tmp_path, "class: 4B=>class: 4C")
    ran = senco("edit", "sian", cwd=practice, EDITOR=editor)
    assert ran.status == 3
    assert (practice / SIAN).read_bytes() == before
    (kept,) = (practice / ".senco" / "unsaved").iterdir()
    assert "class: 4C" in kept.read_text(encoding="utf-8")
    assert not list((practice / ".senco" / "editing").iterdir())


@pytest.mark.parametrize("typed", ["", "y\n"])
def test_whoever_breaks_off_between_two_goes_finds_what_was_typed(
    senco: Senco, practice: Path, tmp_path: Path, editor: str, typed: str
) -> None:
    edits(tmp_path, "class: 4B=>clas: 4C")
    ran = senco("edit", "sian", cwd=practice, typed=typed, EDITOR=editor)
    assert ran.status == (130 if not typed else 3)
    (kept,) = (practice / ".senco" / "unsaved").iterdir()
    assert "clas: 4C" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("letters", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_notepad_saves_in_other_letters_is_read_as_it_was_meant(
    senco: Senco, practice: Path, tmp_path: Path, letters: str
) -> None:
    notepad = tmp_path / "notepad.py"
    notepad.write_text(
        "import pathlib, sys\np = pathlib.Path(sys.argv[1])\n"
        "text = p.read_bytes().decode('utf-8').replace('Nguyễn', 'Grün').replace('class: 4B', 'class: 4C')\n"
        f"p.write_bytes(text.replace('\\n', '\\r\\n').encode({letters!r}, 'ignore'))\n",
        encoding="utf-8",
    )
    ran = senco("edit", "sian", cwd=practice, EDITOR=f'"{sys.executable}" "{notepad}"')
    assert ran.status == 0, ran.err
    data = (practice / SIAN).read_bytes()
    assert "O'Brien-Grün" in data.decode("utf-8") and b"class: 4C\n" in data
    assert b"\r" not in data and not data.startswith(b"\xef\xbb\xbf")


def test_a_calendar_that_is_not_there_is_begun(senco: Senco, school: Path, tmp_path: Path) -> None:
    (school / "calendar.yaml").unlink()
    writer = tmp_path / "writer.py"
    writer.write_text(
        "import pathlib, re, sys\np = pathlib.Path(sys.argv[1])\ntext = p.read_bytes().decode('utf-8')\n"
        "text = re.sub('academic_year: ', 'academic_year: 2026/27', text)\n"
        "p.write_bytes(re.sub('    terms: ', '    terms: []', text).encode('utf-8'))\n",
        encoding="utf-8",
    )
    ran = senco("edit", "calendar", cwd=school, EDITOR=f'"{sys.executable}" "{writer}"')
    assert ran.status == 0, ran.err
    text = (school / "calendar.yaml").read_text(encoding="utf-8")
    assert "# A new calendar" in text and "academic_year: 2026/27" in text


@pytest.mark.parametrize("key", ["../../k7m2q/pupil", "Autumn", "2027-02-30"])
def test_a_review_is_filed_under_a_day_and_nowhere_else(senco: Senco, practice: Path, key: str) -> None:
    ran = senco("edit", "sian", "--what", "review", "--new", "--key", key, cwd=practice, EDITOR="true")
    assert (ran.status, "--key: that is not a day" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("variable", "words"),
    [
        ('"C:\\Program Files\\Pad\\pad.exe" -wait', ["C:\\Program Files\\Pad\\pad.exe", "-wait"]),
        ("code --wait", ["code", "--wait"]),
    ],
)
def test_on_windows_an_editor_may_stand_in_quotes(
    monkeypatch: pytest.MonkeyPatch, variable: str, words: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert chosen({"EDITOR": variable}) == words
