"""A file is opened by what the computer has for it, and where there is nothing that is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import typer
from support import Senco

from senco_cli.cli.opening import opened

DESKTOP = {"WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(("status", "is_opened"), [(0, True), (1, False), (127, False)])
def test_elsewhere_typer_starts_the_program(monkeypatch: pytest.MonkeyPatch, status: int, is_opened: bool) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(typer, "launch", lambda _path: status)
    assert opened(Path("map.html"), environment=DESKTOP) is is_opened


def test_without_a_desktop_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    def launch(path: str) -> int:
        started.append(path)
        return 0

    monkeypatch.setattr(typer, "launch", launch)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not opened(Path("map.html"), environment={"DISPLAY": ""})
    assert started == []
    assert opened(Path("map.html"), environment={"BROWSER": "firefox"})
    monkeypatch.setattr(sys, "platform", "darwin")
    assert opened(Path("map.html"), environment={})
    assert started == ["map.html", "map.html"]


@pytest.mark.parametrize("is_opened", [True, False])
def test_what_no_program_opens_is_kept_and_its_place_is_said(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch, is_opened: bool
) -> None:
    monkeypatch.setattr(typer, "launch", lambda _path: 0 if is_opened else 1)
    monkeypatch.setattr(sys, "platform", "linux")
    ran = senco("export", "week-sheet", "--format", "txt", "--out", "week.txt", "--open", cwd=practice, DISPLAY=":0")
    assert (ran.status, ran.out) == (0, "wrote week.txt\n")
    assert (str(practice / "week.txt") in ran.err) is not is_opened


@pytest.mark.parametrize(
    "words",
    [
        ("export", "week-sheet", "--stdout", "--open"),
        ("export", "annual-review", "sian", "--form", "form.docx", "--stdout", "--open"),
        ("export", "support-plan", "--all", "--open"),
    ],
)
def test_where_there_is_not_one_file_open_is_refused(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    ran = senco(*words, cwd=practice)
    assert (ran.status, ran.out) == (2, "") and "--open" in ran.err


def test_windows_does_what_a_double_click_does(monkeypatch: pytest.MonkeyPatch) -> None:
    clicked: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", clicked.append, raising=False)
    assert opened(Path("map.html"), environment={})
    assert clicked == [Path("map.html")]


def test_windows_may_have_no_program_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(22, "No application is associated with the specified file for this operation")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    assert not opened(Path("map.docx"), environment={})
