"""The editor is the person's own, and the command waits until the text is done."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support import A_SATURDAY, Screen

from senco_cli.cli import editor
from senco_cli.cli.session import Session


def session(typed: str | None, cwd: Path) -> Session:
    is_terminal = typed is not None
    return Session(
        stdin=Screen(typed or "", is_terminal=is_terminal),
        stdout=Screen(),
        stderr=Screen(is_terminal=is_terminal),
        environment={},
        cwd=cwd,
        clock=lambda: A_SATURDAY,
    )


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.yaml"
    path.write_bytes(b"class: 4B\n")
    return path


def ending_at_once(monkeypatch: pytest.MonkeyPatch, writes: bytes | None = None) -> None:
    def open_in_editor(path: Path, *, environment: Mapping[str, str], is_terminal: bool) -> None:
        if writes is not None:
            path.write_bytes(writes)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(editor, "open_in_editor", open_in_editor)


def test_a_notepad_that_was_open_already_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, text: Path, tmp_path: Path
) -> None:
    ending_at_once(monkeypatch)
    asked = session("no\nyes\n", tmp_path)
    editor.write_in_editor(asked, text)
    assert asked.stdin.read() == ""


@pytest.mark.parametrize(("typed", "writes"), [("left", b"class: 5S\n"), (None, None)])
def test_nobody_is_asked_where_the_text_was_changed_or_nobody_sits_there(
    monkeypatch: pytest.MonkeyPatch, text: Path, tmp_path: Path, typed: str | None, writes: bytes | None
) -> None:
    ending_at_once(monkeypatch, writes)
    asked = session(typed, tmp_path)
    editor.write_in_editor(asked, text)
    assert asked.stdin.read() == (typed or "")


def test_a_program_that_lies_in_the_current_folder_is_no_editor(monkeypatch: pytest.MonkeyPatch, text: Path) -> None:
    def which(name: str, **_: Any) -> str:
        return f"./{name}.EXE"

    monkeypatch.setattr(shutil, "which", which)
    with pytest.raises(editor.NoEditor):
        editor.open_in_editor(text, environment={"EDITOR": "notepad"}, is_terminal=True)
