"""What the operating system says becomes a sentence, or nothing where nothing is the matter."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
import typer  # noqa: F401 - it looks at the system when it is loaded, which has to be before that is another
from support import A_SATURDAY, Screen

from senco_cli.cli.boundary import run
from senco_cli.cli.session import Session


class Closed(Screen):
    """A pipe of Windows that nobody reads any more."""

    def __init__(self, descriptor: int, *, is_terminal: bool = False) -> None:
        super().__init__(is_terminal=is_terminal)
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def write(self, _text: str) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


@pytest.mark.parametrize(("system", "status"), [("win32", 0), ("linux", 3)])
def test_on_windows_a_reader_that_has_enough_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, status: int
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    descriptor = os.open(tmp_path / "stream", os.O_WRONLY | os.O_CREAT)
    err = Screen()
    world = Session(
        stdin=Screen(), stdout=Closed(descriptor), stderr=err, environment={}, cwd=tmp_path, clock=lambda: A_SATURDAY
    )
    try:
        assert run(["completion", "bash"], world) == status
    finally:
        os.close(descriptor)
    assert ("operating system" in err.getvalue()) is (status != 0)
