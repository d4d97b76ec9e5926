"""A file is opened by what the computer has for it, and where there is nothing that is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import typer

from senco_cli.cli.opening import opened


@pytest.mark.parametrize(("status", "is_opened"), [(0, True), (1, False), (127, False)])
def test_elsewhere_typer_starts_the_program(monkeypatch: pytest.MonkeyPatch, status: int, is_opened: bool) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(typer, "launch", lambda _path: status)
    assert opened(Path("map.html")) is is_opened


def test_windows_does_what_a_double_click_does(monkeypatch: pytest.MonkeyPatch) -> None:
    clicked: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", clicked.append, raising=False)
    assert opened(Path("map.html"))
    assert clicked == [Path("map.html")]


def test_windows_may_have_no_program_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(22, "No application is associated with the specified file for this operation")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    assert not opened(Path("map.docx"))
