"""Opening a text in the editor of whoever sits there."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from senco_cli.errors import SencoError


class NoEditor(SencoError):
    """There is no editor to open."""

    def __init__(self) -> None:
        super().__init__(
            "no editor was found",
            hint="set EDITOR to the program you write with, or use senco edit ... --set FIELD=VALUE",
        )


class EditorFailed(SencoError):
    """The editor ended with an error."""

    def __init__(self, program: str) -> None:
        super().__init__(f'the editor "{program}" ended with an error; nothing was changed')


def open_in_editor(path: Path, *, environment: Mapping[str, str]) -> None:
    """Open a file in `VISUAL`, `EDITOR` or what the system has, and wait until it is closed.

    Raises NoEditor or EditorFailed.
    """
    command = _command(environment)
    try:
        ended = subprocess.run([*command, str(path)], env=dict(environment), check=False)
    except OSError:
        raise NoEditor from None
    if ended.returncode != 0:
        raise EditorFailed(command[0])


def _command(environment: Mapping[str, str]) -> list[str]:
    for name in ("SENCO_EDITOR", "VISUAL", "EDITOR"):
        if environment.get(name):
            return shlex.split(environment[name], posix=sys.platform != "win32")
    usual = ["notepad"] if sys.platform == "win32" else ["nano", "vim", "vi"]
    for program in usual:
        if shutil.which(program, path=environment.get("PATH")):
            return [program]
    raise NoEditor
