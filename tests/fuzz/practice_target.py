"""The whole command line as a target of a fuzzer: lines that are run in a practice school, made anew now and then."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from endurance.dying import senco_in
from endurance.write_kinds import clean_environment
from fuzz.command_lines import make_files, try_line
from support import Ran

from senco_cli.actions.init import init_practice

_LINES = 200


def practice_target() -> Callable[[bytes], None]:
    """A target that runs the line which the bytes make; a school that a line ran in is used for the next ones."""
    top = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, top, ignore_errors=True)
    environment = clean_environment(top / "home")
    init_practice(top / "first" / "practice", environment=environment)
    make_files(top / "first")
    lines = itertools.count()
    folder = top / "lines"

    def senco(*words: str, cwd: Path, typed: str | None, EDITOR: str) -> Ran:
        return senco_in(cwd, *words, environment={**environment, "EDITOR": EDITOR}, typed=typed)

    def commands(data: bytes) -> None:
        if next(lines) % _LINES == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(top / "first", folder)
            os.chdir(folder)
        try_line(data, senco, folder, editor=f'"{sys.executable}" -c pass')

    return commands
