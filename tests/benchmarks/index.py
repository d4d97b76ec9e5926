"""Measure what the index is for: lists of a school of several sizes, cold and warm, with what they take of the machine.

Run as `python tests/benchmarks/index.py [--pupils 190 3200 10000 50000] [--runs 5]`. Nothing here passes or fails. Each
figure is the median of whole processes, as a ratio to `python -c pass` in between, on the wall (`wall`) and on the
processors (`cpu`, all processes together), which other work on the machine disturbs less; `MiB` is the largest process.

- `cold`: there is no index yet.
- `warm`: nothing has moved since the last command.
- `edited`: one pupil's record has been written to.
- `another day`: it is another day than ever before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from make_school import TODAY, make_school

LIST = ["review-due", "--format", "csv"]
# Older than the step in which a file system may count, so that times prove something.
_PAUSE_SECONDS = 2.5


class Took(NamedTuple):
    """What one process took: seconds on the wall and on the processors, and memory."""

    wall: float
    cpu: float
    mib: float


def main() -> None:
    """Make the schools, run the commands, print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pupils", type=int, nargs="+", default=[190, 3200, 10000, 50000])
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    print(f"{'pupils':>7}  {'what':<28} {'seconds':>8} {'x wall':>8} {'x cpu':>8} {'MiB':>6}")
    with tempfile.TemporaryDirectory() as made:
        # As it is installed: with its byte code.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(made) / "byte-code")
        for pupils in given.pupils:
            root = Path(made) / str(pupils)
            make_school(root, pupils)
            measure(root, pupils, runs=given.runs, environment=environment)
            shutil.rmtree(root)


def measure(root: Path, pupils: int, *, runs: int, environment: dict[str, str]) -> None:
    """Print what each command takes of a school."""

    def say(
        what: str,
        words: list[str],
        before: Callable[[int], None] = lambda _run: None,
        also: Callable[[int], list[str]] = lambda _run: [],
    ) -> None:
        nothing, took = [], []
        for run in range(runs):
            before(run)
            nothing.append(process(["-c", "pass"], root, environment))
            took.append(process(["-m", "senco_cli", *words, *also(run)], root, environment))
        wall, cpu = (statistics.median(each[place] for each in took) for place in (0, 1))
        wall_of_nothing, cpu_of_nothing = (statistics.median(each[place] for each in nothing) for place in (0, 1))
        mib = max(each.mib for each in took)
        ratios = f"{wall / wall_of_nothing:8.1f} {cpu / cpu_of_nothing:8.1f}"
        print(f"{pupils:>7}  {what:<28} {wall:8.3f} {ratios} {mib:6.0f}", flush=True)

    def without_index(_run: int) -> None:
        shutil.rmtree(root / ".senco", ignore_errors=True)

    def edited(run: int) -> None:
        record = root / "pupils" / "b7bbb" / "pupil.yaml"
        record.write_text(record.read_text(encoding="utf-8") + f"# {run}\n", encoding="utf-8")

    process(["-m", "senco_cli", *LIST], root, environment)
    say("--version", ["--version"])
    say("review-due, cold", LIST, without_index)
    time.sleep(_PAUSE_SECONDS)
    process(["-m", "senco_cli", *LIST], root, environment)
    say("review-due, warm", LIST)
    say("review-due, edited", LIST, edited)
    say("review-due, another day", LIST, also=lambda run: ["--on", str(TODAY + timedelta(days=1 + run))])
    others = {
        "review-due to read": ["review-due"],
        "today": ["today"],
        "list": ["list", "--format", "csv"],
        "a TAB": ["complete-words", "--", "show", "a"],
    }
    for name, words in others.items():
        process(["-m", "senco_cli", *words], root, environment)
        say(f"{name}, warm", words)


def process(arguments: list[str], folder: Path, environment: dict[str, str]) -> Took:
    """Run one whole process to its end."""
    began = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        sys.exit(f"{arguments} ended with {running.returncode}")
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
