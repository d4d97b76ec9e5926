"""Measure whole commands on schools of several sizes, as ratios to `python -c pass` in the same run.

Run as `python tests/benchmarks/measure.py [--pupils 190 3200 10000] [--runs 5]`. Nothing here passes or fails: what is
printed is the median, and a machine's own speed falls out of the ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_school import make_school

COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "review-due": ["review-due", "--format", "csv"],
    "today": ["today"],
    "list": ["list", "--format", "csv"],
    "export provision-map": ["export", "provision-map", "--stdout"],
    **{
        f"provision-map {ending}": ["export", "provision-map", "--force", "--out", f"map.{ending}"]
        for ending in ("txt", "docx", "pdf", "xlsx")
    },
    "provision-map governors": ["export", "provision-map", "--for", "governors", "--stdout"],
}


def seconds(command: list[str], folder: Path) -> float:
    """How long one whole process takes, on the wall."""
    began = time.perf_counter()
    ended = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, check=False)
    took = time.perf_counter() - began
    if ended.returncode not in (0, 1):
        sys.exit(ended.stderr.decode("utf-8", "replace"))
    return took


def median(command: list[str], folder: Path, *, runs: int) -> float:
    """The median of several runs."""
    return statistics.median(seconds(command, folder) for _ in range(runs))


def main() -> None:
    """Make the schools, run the commands, print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pupils", type=int, nargs="+", default=[190, 3200, 10000])
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    print(f"{'pupils':>7}  {'command':<24} {'seconds':>8}  {'x python -c pass':>16}")
    for pupils in given.pupils:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_school(root, pupils)
            nothing = median([sys.executable, "-c", "pass"], root, runs=given.runs)
            for name, words in COMMANDS.items():
                took = median([sys.executable, "-m", "senco_cli", *words], root, runs=given.runs)
                print(f"{pupils:>7}  {name:<24} {took:8.3f}  {took / nothing:16.1f}", flush=True)


if __name__ == "__main__":
    main()
