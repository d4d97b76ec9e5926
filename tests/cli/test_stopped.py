"""Ctrl-C at a moment at which no command listens, and what is said of a write that was made before it."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from support import Screen

from senco_cli import __main__ as way_in
from senco_cli.cli import app, boundary
from senco_cli.cli.session import session_of_process
from senco_cli.store.interrupts import interrupts_held


def stopped_by_hand(*_words: object, **_more: object) -> int:
    """What Python does where Ctrl-C was pressed."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("word", ["list", "complete-words", "merge-driver"])
def test_ctrl_c_before_a_command_has_begun_is_no_traceback(
    word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(way_in, "_status", stopped_by_hand)
    monkeypatch.setattr(sys, "argv", ["senco", word])
    monkeypatch.setattr("gc.set_threshold", lambda _count: None)
    monkeypatch.setattr("os.umask", lambda _mask: 0o077)
    with pytest.raises(SystemExit) as ended:
        way_in.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == ("\nstopped; nothing was changed\n" if word == "list" else "")


def test_who_stops_after_a_write_is_not_told_that_nothing_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    def command(*, args: list[str], **_more: object) -> int:
        if args == ["sync"]:
            with interrupts_held():
                pass
        return stopped_by_hand()

    monkeypatch.setattr(app, "root", lambda: SimpleNamespace(main=command))
    assert stopped("sync") == "\nstopped; what had been written by then stays\n  try: senco history\n"
    # What one command wrote says nothing of the next.
    assert stopped("list") == "\nstopped; nothing was changed\n"


def test_ctrl_c_that_comes_as_an_error_of_python_is_no_mistake_of_senco(monkeypatch: pytest.MonkeyPatch) -> None:
    def command(**_more: object) -> int:
        raise RuntimeError from KeyboardInterrupt()

    monkeypatch.setattr(app, "root", lambda: SimpleNamespace(main=command))
    assert stopped("list") == "\nstopped; nothing was changed\n"


def stopped(word: str) -> str:
    """What a command says that was stopped."""
    screen = Screen()
    assert boundary.run([word], replace(session_of_process(), stderr=screen)) == 130
    return screen.getvalue()
