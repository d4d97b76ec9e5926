"""Open types of need of which none is the main one."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="needs-first-rank",
    title="no type of need has rank 1",
    tier="law",
    source="school census, errors 2140 and 2160 (list of 2019)",
    why="The census asks for the main need first; one need alone has rank 1.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    needs = context.open_needs(file.pupil)
    if not needs or not context.has_support(file.pupil):
        return
    place, highest = needs[0]
    if highest.rank != 1:
        yield INFO.finding(
            file.path(),
            at=("needs", place, "rank"),
            sentence=f"ranks begin at {highest.rank} ({highest.type}); give the main need rank 1",
        )
