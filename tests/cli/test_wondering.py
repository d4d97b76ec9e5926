"""Whoever waits for something large is told what for, and nothing is said where nobody looks."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from support import A_SATURDAY, Screen

from senco_cli.cli import wondering
from senco_cli.cli.delivery import Delivery, PageFormat, deliver_bytes
from senco_cli.cli.import_writing import agree_and_write
from senco_cli.cli.session import Session


def document(session: Session, workspace: Any, take_long: Callable[[], None]) -> None:
    def page(_columns: int) -> bytes:
        take_long()
        return b"a page"

    wanted = Delivery(PageFormat.TXT, None, to_stdout=False, open_it=False, force=False)
    deliver_bytes(session, workspace, page, name="page.txt", wanted=wanted)


def import_of_a_file(session: Session, workspace: Any, take_long: Callable[[], None]) -> None:
    def write() -> Any:
        take_long()
        return "added 1 pupil", SimpleNamespace(changes=(), sha=None, history=True)

    agree_and_write(session, workspace, write, question="Add 1?", then="senco check", is_open=False, yes=True)


@pytest.mark.parametrize(
    ("command", "said"), [(document, "making the document"), (import_of_a_file, "writing all of it or nothing")]
)
@pytest.mark.parametrize("is_terminal", [True, False])
def test_what_takes_long_is_said_to_whoever_looks(
    command: Callable[..., None], said: str, is_terminal: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(wondering, "_PATIENCE_SECONDS", 0.0 if is_terminal else 3600.0)
    err = Screen(is_terminal=is_terminal)
    session = Session(
        stdin=Screen(), stdout=Screen(), stderr=err, environment={}, cwd=tmp_path, clock=lambda: A_SATURDAY
    )

    def take_long() -> None:
        until = time.monotonic() + 5
        while is_terminal and not err.getvalue() and time.monotonic() < until:
            time.sleep(0.001)

    workspace = cast("Any", SimpleNamespace(root=tmp_path / "school", home=None, dry_run=False))
    (tmp_path / "school").mkdir()
    (tmp_path / "school" / "senco.yaml").write_text("record_format: 1\n", encoding="utf-8")
    command(session, workspace, take_long)
    assert (said in err.getvalue()) is is_terminal
