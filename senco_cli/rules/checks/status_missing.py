"""A pupil on the roll without an SEN status."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="status-missing",
    title="no SEN status in force",
    tier="law",
    source="school census, error 2120 (list of 2019)",
    why="Every census asks for N, K or E for every pupil on the roll.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    pupil = file.pupil
    # A pupil on the school's watch list counts as N without anybody writing it.
    if not pupil.is_on_roll(context.today) or pupil.watch_from or pupil.status_on(context.today):
        return
    yield INFO.finding(
        file.path(),
        at=("sen_status",),
        sentence=f"no SEN status is in force on {context.today}; "
        "add K, E or N under sen_status with the day from which it holds",
    )
