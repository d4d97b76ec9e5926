"""Opening a file in the program that the computer has for files of its kind."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import typer

_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def opened(path: Path, *, environment: Mapping[str, str]) -> bool:
    """Whether a program took the file; the command does not wait until it is closed."""
    if sys.platform == "win32":
        # What typer.launch starts there, "start", is no program but a word of cmd.exe, and nothing opens.
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    if sys.platform != "darwin" and not any(environment.get(name) for name in _DESKTOPS):
        # What typer.launch starts there seems to have opened it, and says on the terminal which browsers it missed.
        return False
    return typer.launch(str(path)) == 0
