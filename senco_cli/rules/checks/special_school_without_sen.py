"""A pupil of a special school with the status N."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="special-school-without-sen",
    title="N in a special school",
    tier="law",
    source="school census, error 2180 (list of 2019)",
    why="The census refuses a pupil of a special school who has no special educational need.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if context.school.settings.school.phase != "special" or context.status(file.pupil) != "N":
        return
    status = file.pupil.status_on(context.today)
    place = file.pupil.sen_status.index(status) if status else 0
    yield INFO.finding(
        file.path(),
        at=("sen_status", place, "status"),
        sentence="the census refuses N in a special school; set the status to E, or to K while a plan is made",
    )
