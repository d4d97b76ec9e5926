"""Handing over documents: which format, which file, and many of them at once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from support import A_SATURDAY, Screen, Senco

from senco_cli.cli.boundary import run
from senco_cli.cli.session import Session

EACH = ("export", "provision-map", "--each-pupil")


class Pipe(io.TextIOWrapper):
    """A stream that takes bytes too, as standard output does."""

    def __init__(self, *, is_terminal: bool) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding="utf-8")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def piped(practice: Path, *words: str, is_terminal: bool = False) -> tuple[int, bytes, str]:
    out, err = Pipe(is_terminal=is_terminal), Screen()
    session = Session(stdin=Screen(), stdout=out, stderr=err, environment={}, cwd=practice, clock=lambda: A_SATURDAY)
    return run(list(words), session), out.bytes.getvalue(), err.getvalue()


ENDINGS = {"a.docx": b"PK", "a.PDF": b"%PDF", "a.xlsx": b"PK", "a.txt": b"Fennel", "a.htm": b"<!DOC"}


@pytest.mark.parametrize(("name", "begins"), ENDINGS.items())
def test_the_ending_says_the_format(senco: Senco, practice: Path, name: str, begins: bytes) -> None:
    ran = senco("export", "week-sheet", "--out", name, cwd=practice)
    assert ran.status == 0, ran.err
    assert (practice / name).read_bytes().startswith(begins)


def test_the_format_gives_the_ending(senco: Senco, practice: Path) -> None:
    ran = senco("export", "week-sheet", "--format", "docx", cwd=practice)
    assert ran.out == "wrote week-sheet-2026-11-21.docx\n"


def test_a_format_and_an_ending_that_are_two_are_refused(senco: Senco, practice: Path) -> None:
    ran = senco("export", "week-sheet", "--format", "pdf", "--out", "a.docx", cwd=practice)
    assert ran.status == 2 and "do not agree" in ran.err
    assert not (practice / "a.docx").exists()


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "week.foo"])
def test_a_file_that_senco_does_not_make_is_refused_before_it_is_written(
    senco: Senco, practice: Path, name: str
) -> None:
    ran = senco("export", "week-sheet", "--out", name, cwd=practice)
    assert (ran.status, (practice / name).exists()) == (2, False)
    assert f'senco makes no "{Path(name).suffix}" files' in ran.err


@pytest.mark.parametrize(("name", "words"), [("sheet", ()), ("sheet.2026", ("--format", "docx"))])
def test_a_name_without_an_ending_is_given_that_of_its_format(
    senco: Senco, practice: Path, name: str, words: tuple[str, ...]
) -> None:
    ran = senco("export", "week-sheet", "--out", name, *words, cwd=practice)
    assert ran.out == f"wrote {name}.{'docx' if words else 'html'}\n", ran.err
    assert not (practice / name).exists()


def test_bytes_go_through_a_pipe_and_never_to_a_screen(practice: Path) -> None:
    status, data, _ = piped(practice, "export", "week-sheet", "--format", "docx", "--stdout")
    assert status == 0 and zipfile.is_zipfile(io.BytesIO(data))
    status, data, err = piped(practice, "export", "week-sheet", "--format", "docx", "--stdout", is_terminal=True)
    assert (status, data) == (2, b"") and "a screen cannot show docx" in err


def test_a_map_for_each_pupil_is_a_file_that_bears_the_key(senco: Senco, practice: Path) -> None:
    ran = senco(*EACH, "--class", "4B", "--out", "maps", "--format", "docx", cwd=practice)
    assert ran.status == 0, ran.err
    names = sorted(path.name for path in (practice / "maps").iterdir())
    assert ran.out == f"wrote {len(names)} documents to maps\n" and len(names) == 4
    assert "provision-map-g2x7p-2026-11-21.docx" in names
    assert all(zipfile.is_zipfile(practice / "maps" / name) for name in names)


def test_each_map_is_the_one_that_is_made_alone(senco: Senco, practice: Path) -> None:
    senco(*EACH, "--class", "4B", "--out", "maps", cwd=practice)
    senco("export", "provision-map", "--pupil", "g2x7p", "--out", "alone.html", cwd=practice)
    together = (practice / "maps" / "provision-map-g2x7p-2026-11-21.html").read_bytes()
    assert together == (practice / "alone.html").read_bytes()


def test_a_new_folder_is_named_after_the_document_and_the_day(senco: Senco, practice: Path) -> None:
    ran = senco(*EACH, "--year", "6", cwd=practice)
    assert ran.status == 0 and ran.out.endswith("to provision-map-2026-11-21\n")
    assert any((practice / "provision-map-2026-11-21").iterdir())


def test_files_that_are_there_are_left_and_counted(senco: Senco, practice: Path) -> None:
    senco(*EACH, "--class", "4B", "--out", "maps", cwd=practice)
    kept = practice / "maps" / "provision-map-g2x7p-2026-11-21.html"
    kept.write_text("mine", encoding="utf-8")
    (practice / "maps" / "provision-map-f6c3m-2026-11-21.html").unlink()
    again = senco(*EACH, "--class", "4B", "--out", "maps", cwd=practice)
    assert again.status == 0 and again.out == "wrote 1 document to maps\n"
    assert "3 documents were there already and not written; --force overwrites" in again.err
    assert kept.read_text(encoding="utf-8") == "mine"
    senco(*EACH, "--class", "4B", "--out", "maps", "--force", cwd=practice)
    assert kept.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("words", [("--zip",), ("--out", "maps.zip"), ("--zip", "--out", "maps.zip")])
def test_a_zip_file_holds_all_of_them(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    ran = senco(*EACH, "--class", "4B", *words, "--format", "txt", cwd=practice)
    assert ran.status == 0, ran.err
    (made,) = practice.glob("*.zip")
    assert made.name == ("maps.zip" if "--out" in words else "provision-map-2026-11-21.zip")
    with zipfile.ZipFile(made) as file:
        assert len(file.namelist()) == 4 and file.testzip() is None
        assert "Provision map" in file.read("provision-map-g2x7p-2026-11-21.txt").decode("utf-8")
    assert senco(*EACH, "--class", "4B", *words, "--format", "txt", cwd=practice).status == 3
    assert not list(practice.glob(".senco-tmp-*"))


def test_one_that_cannot_be_made_does_not_stop_the_others(senco: Senco, practice: Path) -> None:
    (practice / "pupils/g2x7p/pupil.yaml").write_text("name: {legal_forename: A\n", encoding="utf-8")
    ran = senco(*EACH, "--out", "maps", cwd=practice)
    assert ran.status == 1
    assert "none for pupil g2x7p: " in ran.err
    assert len(list((practice / "maps").iterdir())) > 20
    assert not list((practice / "maps").glob("*g2x7p*"))


def test_a_bar_shows_how_far_it_is_where_somebody_sees_it(senco: Senco, practice: Path) -> None:
    assert "Making documents" in senco(*EACH, "--class", "4B", "--out", "a", cwd=practice, typed="").err
    assert "Making documents" not in senco(*EACH, "--class", "4B", "--out", "b", cwd=practice).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*EACH, "--stdout"), "--stdout is for one document"),
        ((*EACH, "--out", "a.docx"), "--out names one file"),
        ((*EACH, "--pupil", "g2x7p"), "--each-pupil is for many pupils"),
        (("export", "provision-map", "--zip"), "--zip is for many documents"),
    ],
)
def test_what_is_for_one_is_not_for_many(senco: Senco, practice: Path, words: tuple[str, ...], said: str) -> None:
    ran = senco(*words, cwd=practice)
    assert ran.status == 2 and said in ran.err


def test_documents_are_never_put_among_the_records(senco: Senco, practice: Path) -> None:
    # Windows and macOS take the third for a place among the records too.
    for out in ("pupils", "pupils/g2x7p/maps.zip", "Pupils/g2x7p/maps.zip"):
        ran = senco(*EACH, "--class", "4B", "--out", out, cwd=practice)
        assert ran.status == 3 and "is a place for records" in ran.err
