"""A type of need for a pupil whose status is N."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="need-without-status",
    title="N with a type of need",
    tier="practice",
    source="school census, error 2125 (list of 2019), which bites only where the type is returned",
    why="A type of need left open after support has ended comes back in the next census return.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if context.status(file.pupil) != "N":
        return
    for place, need in context.open_needs(file.pupil):
        yield INFO.finding(
            file.path(),
            at=("needs", place),
            sentence=f"the status is N but {need.type} is open; close it with a last day, or set the status to K",
        )
