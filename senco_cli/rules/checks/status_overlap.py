"""Two periods of SEN status that claim the same days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="status-overlap",
    title="two SEN statuses at once",
    tier="law",
    source="school census: one SEN provision code a pupil; CBDS code set for SEN provision",
    why="A pupil has one status a day; two leave open which one the census and the register should show.",
    verified="secondary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    placed = sorted(enumerate(file.pupil.sen_status), key=lambda each: each[1].from_on)
    for (place, status), (after, following) in pairwise(placed):
        # An open period ends where the next begins, and a last day equal to the next first day harms nobody.
        if status.from_on == following.from_on:
            yield INFO.finding(
                file.path(),
                at=("sen_status", after, "from"),
                sentence=f"{status.status} and {following.status} both begin on {status.from_on}; keep one",
            )
        elif status.to_on is not None and status.to_on > following.from_on:
            yield INFO.finding(
                file.path(),
                at=("sen_status", place, "to"),
                sentence=f"{status.status} lasts to {status.to_on} but {following.status} begins on "
                f"{following.from_on}; end the first on the day before the second begins",
            )
