"""Measure the planning of a year of review meetings, as ratios to `python -c pass` in the same run.

Run as `python tests/benchmarks/plan_year.py [--pupils 20 150 450 900] [--runs 5]`. The pupils have EHC plans from seven
authorities. Nothing here passes or fails: what is printed is the median, and a machine's own speed falls out of the
ratio. `most` is the number of meetings a week that is a little tight, so that the plan has to make room and say what
cannot be met.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

# The pupils are those of the tests, which stand one folder up.
sys.path.insert(0, str(Path(__file__).parent.parent))

from planned_school import day, many_pupils, school

from senco_cli.rules.case import pupil_case
from senco_cli.rules.planning import YearPlan, meeting_options, plan_year, planning_year, what_breaks
from senco_cli.rules.school_days import SchoolDays

TODAY = day("2026-07-20")
WEEKS_WITH_SCHOOL = 39


def median(measured: Callable[[], object], *, runs: int) -> float:
    """The median of several runs, on the wall, in seconds."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        measured()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def start_python() -> None:
    """What everything is compared with."""
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def planned(pupils: int, *, most: int) -> YearPlan:
    """A year for so many pupils, from records in memory, with nothing kept from an earlier run."""
    records = school()
    days = SchoolDays(records.calendar)
    files = many_pupils(pupils)
    return plan_year(files, planning_year("2026/27", records, today=TODAY, days=days, most_per_week=most, blocked=()))


def one_pupil() -> None:
    """The window of one pupil's meeting, and what a day breaks."""
    records, (file,) = school(), many_pupils(1)
    days = SchoolDays(records.calendar)
    case = pupil_case(file, records, today=TODAY, days=days)
    meeting_options(case)
    what_breaks(case, meeting_on=day("2026-12-09"))


def main() -> None:
    """Plan the years, print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pupils", type=int, nargs="+", default=[20, 150, 450, 900])
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    nothing = median(start_python, runs=given.runs)
    print(f"{'what':<12} {'most':>5} {'not met':>8} {'seconds':>8}  {'x python -c pass':>16}")
    took = median(one_pupil, runs=given.runs)
    print(f"{'one pupil':<12} {'':>5} {'':>8} {took:8.3f}  {took / nothing:16.1f}", flush=True)
    for pupils in given.pupils:
        most = pupils // WEEKS_WITH_SCHOOL + 4
        unmet = len(planned(pupils, most=most).not_met)
        took = median(partial(planned, pupils, most=most), runs=given.runs)
        print(f"{pupils:>5} plans  {most:>5} {unmet:>8} {took:8.3f}  {took / nothing:16.1f}", flush=True)


if __name__ == "__main__":
    main()
