"""What the operating system says becomes a sentence, or nothing where nothing is the matter."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer  # noqa: F401 - it looks at the system when it is loaded, which has to be before that is another
from support import A_SATURDAY, Screen

from senco_cli.cli import app
from senco_cli.cli.app import command
from senco_cli.cli.boundary import run
from senco_cli.cli.registry import COMMANDS, Entry
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


class Full(Screen):
    """A disk without room that the output is sent to."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


class Gone(Screen):
    """A pipe whose reader has had enough."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def world_of(tmp_path: Path, *, out: Screen, err: Screen, **environment: str) -> Session:
    clock = lambda: A_SATURDAY  # noqa: E731
    return Session(stdin=Screen(), stdout=out, stderr=err, environment=environment, cwd=tmp_path, clock=clock)


def test_a_full_disk_that_the_output_goes_to_is_not_called_the_disk_of_the_records(tmp_path: Path) -> None:
    err = Screen()
    assert run(["--version"], world_of(tmp_path, out=Full(), err=err)) == 3
    assert "not all of what there was to say" in err.getvalue() and "senco history" in err.getvalue()


def test_what_is_said_beside_a_result_keeps_no_result_back_and_a_reader_who_leaves_is_no_finding(
    tmp_path: Path,
) -> None:
    out = Screen()
    assert run(["--version"], world_of(tmp_path, out=out, err=Full())) == 0 and out.getvalue().startswith("senco ")
    assert run(["no-such-command"], world_of(tmp_path, out=out, err=Full())) == 2
    assert run(["--version"], world_of(tmp_path, out=Gone(), err=Screen())) == 0


@pytest.mark.parametrize("columns", ["²", "٣", "9" * 5000, "-5", "0", "x", ""])
def test_a_width_that_is_none_is_eighty(tmp_path: Path, columns: str) -> None:
    assert world_of(tmp_path, out=Screen(), err=Screen(), COLUMNS=columns).width == 80


def test_why_a_file_cannot_be_read_is_left_to_whoever_opens_it() -> None:
    entry = COMMANDS["list"]
    assert isinstance(entry, Entry)
    built = command("list", entry)
    assert built.params and not any(getattr(parameter.type, "readable", False) for parameter in built.params)


@pytest.mark.parametrize(
    ("fault", "sentence", "hint"),
    [
        (MemoryError(), "too little memory free", "close other programs"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files", "close other programs"),
        (OSError(errno.EAGAIN, "Resource temporarily unavailable"), "start another program", "close other programs"),
        (OSError(errno.EFBIG, "File too large"), "File too large", "as large here as this one"),
    ],
    ids=["memory", "files", "processes", "file size"],
)
def test_a_machine_at_its_limit_is_no_mistake_of_senco_and_the_way_out_is_said(
    fault: Exception, sentence: str, hint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def main(**_more: object) -> int:
        raise fault

    monkeypatch.setattr(app, "root", lambda: SimpleNamespace(main=main))
    said = Screen()
    world = Session(
        stdin=Screen(), stdout=Screen(), stderr=said, environment={}, cwd=tmp_path, clock=lambda: A_SATURDAY
    )
    assert run(["list"], world) == 3
    assert sentence in said.getvalue()
    assert hint in said.getvalue()
