"""Measure the import of registers: how long, how much memory, and that both grow no faster than the rows.

Run as `python tests/benchmarks/registers.py`. Nothing here passes or fails. A register of 2,000 rows is previewed and
written, as CSV and as a workbook; a workbook of 5,000 rows and one of 50,000 are read, row by row, and previewed whole.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

HEADINGS = (
    *("Legal Surname", "Legal Forename", "DOB", "UPN", "Year", "Reg", "SEN Status", "SEN Status Start", "Need 1"),
    *("Need 2", "PP", "EAL", "Attendance %", "Next Review", "Key Worker", "Notes"),
)
_FORENAMES = ("Ada", "Bilal", "Chidi", "Dara", "Elif", "Femi", "Greta", "Idris", "Jonah", "Kofi", "Leila", "Siân")
_NEEDS = ("SLCN", "ASD", "SPLD", "MLD", "SEMH", "Hearing Impairment", "Speech, Language and Communication Needs")
READ = """
import sys, time, tracemalloc
from senco_cli.exchange.workbook.sheets import open_workbook

def read(path):
    with open(path, "rb") as stream:
        book = open_workbook(stream.read())
    return sum(1 for _ in book.rows(book.sheets[0]))

began = time.process_time()
rows = read(sys.argv[1])
took = time.process_time() - began
tracemalloc.start()
read(sys.argv[1])
peak = tracemalloc.get_traced_memory()[1]
print(f"{rows:>7} rows read   {took:6.1f} s of the processor   {peak / 2**20:>5.1f} MiB at most, with the file")
"""


PREVIEW = """
import resource, subprocess, sys

command = [sys.executable, "-m", "senco_cli", "import", "xlsx", sys.argv[1], "--dry-run"]
subprocess.run(command, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
took, most = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
print(f"        previewed whole {took:6.1f} s of the processor   {most:>5.0f} MiB at most, all of the process")
"""


def rows(number: int) -> Iterator[tuple[Any, ...]]:
    """Fictional pupils, the same for the same number."""
    chance = random.Random(number)
    for place in range(number):
        born = date(2010, 9, 1) + timedelta(days=chance.randrange(4000))
        yield (
            *(f"Measured{place:05}", chance.choice(_FORENAMES), born, f"A000{place:09}", "", f"{place % 13}A"),
            *(chance.choice(("K - SEN Support", "E - EHC Plan", "N")), date(2024, 1, 8), chance.choice(_NEEDS)),
            *(
                chance.choice((*_NEEDS, "")),
                "Y",
                "N",
                round(chance.uniform(80, 100), 1),
                date(2027, 1, 11),
                "",
                "x y z",
            ),
        )


def write_workbook(path: Path, number: int) -> None:
    """A workbook as Excel writes one, with its texts in a list of their own."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Register")
        sheet.write_row(0, 0, HEADINGS)
        for place, row in enumerate(rows(number), start=1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                else:
                    sheet.write(place, column, value)


def write_csv(path: Path, number: int) -> None:
    """The same as CSV, days with the day first."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for row in rows(number):
            writer.writerow([f"{value:%d/%m/%Y}" if isinstance(value, date) else value for value in row])


def measured(words: list[str], folder: Path) -> tuple[float, float]:
    """Seconds on the wall and of the processor that one command takes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "senco_cli", *words]
    ended = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, check=False)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode not in (0, 1):
        sys.exit(ended.stderr.decode("utf-8", "replace"))
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Make the files, run the commands, print what they took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=2000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_csv(folder / "r.csv", given.rows)
        write_workbook(folder / "r.xlsx", given.rows)
        for kind in ("csv", "xlsx"):
            school = folder / kind
            measured(["init", str(school), "--name", "Measuring School", "--phase", "all-through"], folder)
            steps = {"preview": ["--dry-run"], "write": ["--yes"], "again, nothing new": ["--yes"]}
            for name, more in steps.items():
                wall, processor = measured(["import", kind, f"../r.{kind}", *more], school)
                print(f"{given.rows:>7} rows {kind:<5} {name:<19} {wall:6.1f} s, {processor:6.1f} s of the processor")
        for name, words in {
            "export to be edited": ["export", "register", "--editable", "--out", "e.xlsx"],
            "brought back": ["import", "xlsx", "e.xlsx", "--yes"],
        }.items():
            wall, processor = measured(words, folder / "xlsx")
            print(f"{given.rows:>7} rows xlsx  {name:<19} {wall:6.1f} s, {processor:6.1f} s of the processor")
        measured(["init", str(folder / "empty"), "--name", "Empty School", "--phase", "all-through"], folder)
        for number in (5_000, 50_000):
            write_workbook(folder / "big.xlsx", number)
            for step in (READ, PREVIEW):
                command = [sys.executable, "-c", step, str(folder / "big.xlsx")]
                subprocess.run(command, cwd=folder / "empty", env=os.environ, check=True)


if __name__ == "__main__":
    main()
