"""How long a writer waits where two write to one folder without pause, against a write with the folder to itself.

Run as `python tests/endurance/two_people.py [--writes 60] [--people 2]`. The time of a write is that of the whole
command, without the start of Python. Ends with status 1 where a write was lost.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from endurance.write_kinds import clean_environment, keys_of, make_school

from senco_cli.store import git

WRITER = """
import io, json, sys, time
from dataclasses import replace
from senco_cli.cli.boundary import run
from senco_cli.cli.session import session_of_process

who, key, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
taken, refused = [], 0
world = session_of_process()

def senco(*words):
    said = io.StringIO()
    session = replace(world, stdin=io.StringIO(), stdout=io.StringIO(), stderr=said)
    return run(list(words), session), said.getvalue()

senco("list")
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    words = ["add-contact", key, "--with", who, "--how", "call", "--about", f"{who} {number}.", "--yes"]
    if number % 3 == 0:
        words = ["edit", key, "--set", f"class={who}{number}"]
    while True:
        began = time.perf_counter()
        status, said = senco(*words)
        taken.append(time.perf_counter() - began)
        if status == 0:
            break
        if "changed by somebody else" not in said:
            sys.exit(said)
        refused += 1
print(json.dumps([taken, refused]))
"""


def main() -> int:
    """Measure, and print both."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--writes", type=int, default=60, help="writes of each person")
    asked.add_argument("--people", type=int, default=2, help="how many write at once")
    options = asked.parse_args()
    people = [f"P{number}" for number in range(options.people)]
    with tempfile.TemporaryDirectory() as made:
        environment = clean_environment(Path(made, "home"))
        make_school(Path(made), environment=environment)
        root = Path(made, "school")
        alone = written(root, people[:1], options.writes, environment=environment)
        before = _commits(root, environment)
        together = written(root, people, options.writes, environment=environment)
        kept = _commits(root, environment) - before
    _print("alone", *alone)
    _print(f"{len(people)} at once", *together)
    print(f"{kept} of {len(people) * options.writes} writes are in the history")
    return 0 if kept == len(people) * options.writes else 1


def written(root: Path, people: list[str], writes: int, *, environment: Mapping[str, str]) -> tuple[list[float], int]:
    """Have each write so many times, all from the same moment; the seconds of each try, and how many were refused."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, who, keys_of(root)[0], str(writes)],
            cwd=root,
            env={**environment, "PYTHONPATH": str(TESTS.parent)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in people
    ]
    for process in running:
        assert process.stdout and process.stdout.readline() == "ready\n"
    said = [process.communicate() for process in _all_told(running)]
    answers = [json.loads(out) for out, _err in said]
    return [each for taken, _refused in answers for each in taken], sum(refused for _taken, refused in answers)


def _all_told(running: list[subprocess.Popen[str]]) -> list[subprocess.Popen[str]]:
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return running


def _commits(root: Path, environment: Mapping[str, str]) -> int:
    return int(git.run(root, "rev-list", "--count", "HEAD", environment=environment).text)


def _print(what: str, taken: list[float], refused: int) -> None:
    middle, longest = statistics.median(taken), max(taken)
    at_95 = sorted(taken)[round(0.95 * (len(taken) - 1))]
    print(
        f"{what:<10} {len(taken):>4} tries: median {1000 * middle:.0f} ms, 95 % {1000 * at_95:.0f} ms, "
        f"longest {1000 * longest:.0f} ms, {refused} refused as stale"
    )


if __name__ == "__main__":
    sys.exit(main())
