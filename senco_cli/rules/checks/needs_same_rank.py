"""Two open types of need with one rank."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="needs-same-rank",
    title="two types of need with the same rank",
    tier="law",
    source="school census, error 2165 (list of 2019)",
    why="The census takes the main need and the next one, and has to know which is which.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not context.has_support(file.pupil):
        return
    first: dict[int, str] = {}
    for place, need in context.open_needs(file.pupil):
        if need.rank in first:
            yield INFO.finding(
                file.path(),
                at=("needs", place, "rank"),
                sentence=f"{need.type} has rank {need.rank} and so has {first[need.rank]}; "
                "give the main need rank 1 and the next one rank 2",
            )
        first.setdefault(need.rank, need.type)
