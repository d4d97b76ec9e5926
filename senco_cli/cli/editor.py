"""Opening a text in the editor of whoever sits there."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from senco_cli.cli.ask import confirm
from senco_cli.errors import SencoError, UsageError

if TYPE_CHECKING:
    from senco_cli.cli.session import Session

# Nobody opens a window, writes and closes it in less.
_AT_ONCE_SECONDS: Final = 2.0


class NoEditor(SencoError):
    """There is no editor to open."""

    def __init__(self, program: str | None = None) -> None:
        super().__init__(
            f'the editor "{program}" was not found' if program else "no editor was found",
            hint="set EDITOR to the program you write with, or use senco edit ... --set FIELD=VALUE",
        )


class EditorFailed(SencoError):
    """The editor ended with an error."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f'the editor "{program}" ended with an error',
            hint="set EDITOR to the program you write with, then try again",
        )


class NotACommand(SencoError):
    """A variable that ought to name an editor holds an opening quote and no closing one."""

    def __init__(self, variable: str) -> None:
        super().__init__(
            f"{variable} has a quote that is never closed", hint=f"set {variable} to the name of a program"
        )


class NoTerminal(UsageError):
    """The editor that there is needs a terminal, and there is none."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f'there is no terminal for the editor "{program}"',
            hint="senco edit ... --set FIELD=VALUE   or set EDITOR to a program with a window of its own",
        )


def write_in_editor(session: Session, path: Path) -> None:
    """Have a file written in the editor of whoever sits there, until it is closed. Raises what `open_in_editor` raises.

    On Windows an editor hands the file over to one that is open already, as Notepad does, and ends at once: then
    whoever writes says when the text is done.
    """
    before, began = path.read_bytes(), time.monotonic()
    open_in_editor(path, environment=session.environment, is_terminal=session.can_ask)
    is_at_once = sys.platform == "win32" and time.monotonic() - began < _AT_ONCE_SECONDS
    if not is_at_once or not session.can_ask or path.read_bytes() != before:
        return
    while not confirm(session, "Have you written it, saved it and closed the editor?", unless_said=True):
        session.note("  senco waits")


def open_in_editor(path: Path, *, environment: Mapping[str, str], is_terminal: bool) -> None:
    """Open a file in `SENCO_EDITOR`, `VISUAL`, `EDITOR` or what the system has, and wait until it is closed.

    Raises NoEditor, NoTerminal or EditorFailed.
    """
    program, *arguments = chosen(environment) or _usual(environment, is_terminal=is_terminal)
    # Windows starts "code" only by its whole name, code.cmd.
    found = shutil.which(program, path=environment.get("PATH", ""))
    # Windows also looks in the current folder, where a record folder could bring a notepad of its own.
    if found is None or not (Path(found).is_absolute() or Path(program).parent.name):
        raise NoEditor(program)
    try:
        ended = subprocess.run([found, *arguments, str(path)], env=dict(environment), check=False)
    except OSError:
        raise NoEditor(program) from None
    if ended.returncode != 0:
        raise EditorFailed(program)


def chosen(environment: Mapping[str, str]) -> list[str] | None:
    """The program and its words that somebody set as the editor; None where nobody did. Raises NotACommand."""
    for name in ("SENCO_EDITOR", "VISUAL", "EDITOR"):
        typed = environment.get(name, "").strip()
        if not typed:
            continue
        if Path(typed).is_file():
            return [typed]
        is_windows = sys.platform == "win32"
        try:
            words = shlex.split(typed, posix=not is_windows)
        except ValueError:
            raise NotACommand(name) from None
        # There a backslash is no escape, and the quotes are still around their words.
        return [word.strip('"') for word in words] if is_windows else words
    return None


def _usual(environment: Mapping[str, str], *, is_terminal: bool) -> list[str]:
    if sys.platform == "win32":
        return ["notepad"]
    for program in ("nano", "vim", "vi"):
        if shutil.which(program, path=environment.get("PATH")):
            if not is_terminal:
                raise NoTerminal(program)
            return [program]
    raise NoEditor
