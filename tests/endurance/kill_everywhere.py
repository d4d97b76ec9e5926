"""Kill senco at every step of every kind of write, and at random moments, and look what is left.

Run as `python tests/endurance/kill_everywhere.py [--only WORD] [--random 20] [--every 1]`. A step is the moment before
a file is made, written, moved or deleted, before and after an fsync, and before and after each git. The random moments
are those of a whole process, at every other of which the git that it started is killed too, as when the plug is pulled.
Prints a line for each kind, and each fault in full; ends with status 1 where there was one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

TESTS = Path(__file__).parent.parent
# The keys of new records are those of the run that was not killed.
SENCO = (
    "import random, secrets; secrets.choice = random.Random(20261121).choice; "
    "from senco_cli.__main__ import main; main()"
)
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from endurance.survival import Told, killed_at, survived, told
from endurance.write_kinds import KINDS, clean_environment, make_school, words_of


def main() -> int:
    """Try all that was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="", help="kinds whose name holds this")
    asked.add_argument("--random", type=int, default=20, help="random moments for each kind")
    asked.add_argument("--every", type=int, default=1, help="only every so manieth step")
    options = asked.parse_args()
    os.umask(0o077)
    points = faults = 0
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        environment = clean_environment(place / "home")
        school = place / "top"
        school.mkdir()
        make_school(school, environment=environment)
        for kind in KINDS:
            if options.only in kind.name:
                story = told(kind, school, place / kind.name.replace(" ", "-"), environment=environment)
                tried, wrong = at_every_step(story, place, environment, every=options.every)
                more, wrong_too = at_random(story, place, environment, times=options.random)
                points += tried + more
                faults += wrong + wrong_too
    print(f"{points} points, {faults} faults")
    return 1 if faults else 0


def at_every_step(story: Told, place: Path, environment: Mapping[str, str], *, every: int) -> tuple[int, int]:
    """Kill it at each step; how many there were, and how many faults."""
    began, made, faults = time.monotonic(), [], 0
    steps = range(0, story.steps, every)
    for step in steps:
        try:
            made.append(killed_at(story, step, place, environment=environment, thorough=True))
        except Exception:
            faults += 1
            print(f"--- {story.kind.name}, step {step}\n{traceback.format_exc(limit=-1)}", flush=True)
    after = sum(made)
    turns = sum(one != other for one, other in pairwise(made))
    faults += turns > 1
    print(
        f"{story.kind.name:<28} {len(steps):>4} steps: {len(made) - after} before, {after} after, {turns} turn"
        f"{'' if turns == 1 else 's'}, {faults} faults, {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return len(steps), faults


def at_random(story: Told, place: Path, environment: Mapping[str, str], *, times: int) -> tuple[int, int]:
    """Kill whole processes at random moments; how many, and how many faults."""
    if story.kind.typed is not None:
        return 0, 0
    faults = 0
    top = place / "random"
    for number in range(times):
        shutil.copytree(story.scene, top)
        try:
            killed_somewhere(story, top, environment, with_git=number % 2 == 1)
            survived(story, top, environment=environment, thorough=True)
        except Exception:
            faults += 1
            print(f"--- {story.kind.name}, at random\n{traceback.format_exc(limit=-1)}", flush=True)
        shutil.rmtree(top)
    print(f"{'':<28} {times:>4} random moments: {faults} faults", flush=True)
    return times, faults


def killed_somewhere(story: Told, top: Path, environment: Mapping[str, str], *, with_git: bool) -> None:
    """Start the command as a process of its own, and kill it at some moment; what has ended by then, has ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", SENCO, *words_of(story.kind, top, story.kind.words)],
        cwd=top / "school",
        env={**environment, "PYTHONPATH": str(TESTS.parent)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(random.uniform(0.15, 1.0))
    if with_git:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


if __name__ == "__main__":
    sys.exit(main())
