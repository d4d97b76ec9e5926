"""NSA, the code for SEN support without a specialist's assessment, beside an EHC plan."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="nsa-with-plan",
    title="NSA with an EHC plan",
    tier="law",
    source="school census, error 2175 (list of 2019)",
    why="NSA says that nobody has assessed the type of need; an EHC plan rests on an assessment.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if context.status(file.pupil) != "E":
        return
    for place, need in context.open_needs(file.pupil):
        if need.type == "NSA":
            yield INFO.finding(
                file.path(),
                at=("needs", place, "type"),
                sentence="NSA goes with SEN support (K) only; write the type of need that section B of the plan names",
            )
