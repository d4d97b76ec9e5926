"""Opening a file in the program that the computer has for files of its kind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer


def opened(path: Path) -> bool:
    """Whether a program took the file; the command does not wait until it is closed."""
    if sys.platform == "win32":
        # What typer.launch starts there, "start", is no program but a word of cmd.exe, and nothing opens.
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    return typer.launch(str(path)) == 0
