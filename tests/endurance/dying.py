"""A senco that is killed at a chosen step of its work: a forked child, just before it touches a file or starts git."""

from __future__ import annotations

import gc
import os
import random
import secrets
import signal
import sys
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from support import A_MOMENT, Ran, Screen

from senco_cli.cli.boundary import run
from senco_cli.cli.session import Session
from senco_cli.store import git

_TOUCHING = frozenset(
    ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate")
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NEVER = 1_000_000_000
ESCAPED = 111


@dataclass(frozen=True)
class Ended:
    """How the child ended: whether it was killed, else the exit status, and how many steps it had made."""

    killed: bool
    status: int
    steps: int


def senco_in(folder: Path, *words: str, environment: Mapping[str, str], typed: str | None = None) -> Ran:
    """Run a command line in `folder` today, which is the day of the commits too."""
    out, err = Screen(), Screen(is_terminal=typed is not None)
    session = Session(
        stdin=Screen(typed or "", is_terminal=typed is not None),
        stdout=out,
        stderr=err,
        environment=environment,
        cwd=folder,
        clock=date.today,
        now=lambda: A_MOMENT,
    )
    status = run(list(words), session)
    return Ran(status, out.getvalue(), err.getvalue())


def forked(act: Callable[[], int], *, at_step: int = NEVER, instead: Callable[[], None] | None = None) -> Ended:
    """Do `act` in a child of this process and kill it just before the step with that number, counted from 0.

    What a random key would be is the same in every child. `instead` is done at that step in place of the kill, and
    at every later one.
    """
    steps_from, steps_to = os.pipe()
    with warnings.catch_warnings():
        # From 3.12 on Python warns of threads; the child touches none of those of the test's runner.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(steps_from)
        os._exit(_lived(act, steps_to, at_step=at_step, instead=instead or _die))
    os.close(steps_to)
    with os.fdopen(steps_from, "rb") as said:
        marks = said.read()
    ended = os.waitpid(child, 0)[1]
    return Ended(os.WIFSIGNALED(ended), os.waitstatus_to_exitcode(ended), len(marks))


def _lived(act: Callable[[], int], steps_to: int, *, at_step: int, instead: Callable[[], None]) -> int:
    # Nobody hears which lines a child runs, and to look through all that the tests have made would copy it.
    sys.settrace(None)
    gc.freeze()
    chance = random.Random(20261121)
    secrets.choice = chance.choice
    count = 0

    def step() -> None:
        nonlocal count
        os.write(steps_to, b".")
        count += 1
        if count > at_step:
            instead()

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _TOUCHING or (event == "open" and _is_for_writing(*arguments)):
            step()

    _count(os, "fsync", step)
    _count(git, "_start", step)
    sys.addaudithook(heard)
    try:
        return act()
    except BaseException:
        # What escapes would go on as a second runner of the tests.
        return ESCAPED


def _count(module: Any, name: str, step: Callable[[], None]) -> None:
    """Count a step before the call of a function, and one when it has returned."""
    real = getattr(module, name)

    def counted(*arguments: Any, **options: Any) -> Any:
        step()
        answer = real(*arguments, **options)
        step()
        return answer

    setattr(module, name, counted)


def _is_for_writing(path: Any, mode: Any, flags: Any) -> bool:
    del mode
    is_ours = isinstance(path, str | bytes) and not os.fsdecode(path).endswith((".pyc", os.devnull))
    return is_ours and isinstance(flags, int) and bool(flags & _WRITING)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def everything_below(top: Path) -> dict[str, bytes | None]:
    """Every file and folder but git's and senco's own, by path: what it holds, None for a folder."""
    found: dict[str, bytes | None] = {}
    for directory, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in (".git", ".senco", "_schemas") and ".git" not in name]
        for name in folders:
            found[Path(directory, name).relative_to(top).as_posix()] = None
        for name in names:
            path = Path(directory, name)
            found[path.relative_to(top).as_posix()] = path.read_bytes()
    return found
