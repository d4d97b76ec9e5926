"""A school's own template that is no plain file of the record folder is a fault; nothing waits for it or shows it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

from senco_cli.documents.school_source import LARGEST, read_own
from senco_cli.documents.template_source import source_faults
from senco_cli.documents.templates import TemplateFault, environment, render

NAME = "week-sheet.html.j2"
links = pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere, and pipes are another thing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "school" / "_templates"
    made.mkdir(parents=True)
    (tmp_path / "outside").write_text("somebody else's", encoding="utf-8")
    return made


def _enlarge(path: Path) -> None:
    path.touch()
    os.truncate(path, LARGEST + 1)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(lambda path: os.mkfifo(path), "is no file but a device or a pipe", marks=links),
        pytest.param(lambda path: path.symlink_to(path), "is a link that leads to itself", marks=links),
        pytest.param(
            lambda path: path.symlink_to(path.parents[2] / "outside"),
            "is a link that leads out of the record folder; put the file itself in its place",
            marks=links,
        ),
        (Path.mkdir, "is a folder, and ought to be a file"),
        (_enlarge, "is larger than 500 kB"),
        (lambda path: path.write_bytes(b"caf\xe9"), "is not in UTF-8; save it again as UTF-8"),
    ],
    ids=["pipe", "link to itself", "link out", "folder", "large", "latin-1"],
)
def test_it_is_said_what_is_wrong_with_it(folder: Path, make: Callable[[Path], object], sentence: str) -> None:
    make(folder / NAME)
    assert [fault.sentence for fault in source_faults(folder, NAME)] == [sentence]
    with pytest.raises(TemplateFault, match=sentence):
        render(environment(folder), NAME, {})


@pytest.mark.parametrize("name", ["../outside", "nothing.html.j2"])
def test_what_is_not_there_is_looked_for_elsewhere(folder: Path, name: str) -> None:
    with pytest.raises(TemplateNotFound):
        read_own(folder, name)


def test_notepad_may_have_begun_it_with_a_mark(folder: Path) -> None:
    (folder / NAME).write_bytes(b"\xef\xbb\xbfhello")
    assert read_own(folder, NAME) == "hello"
