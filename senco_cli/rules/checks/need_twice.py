"""One type of need open twice."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="need-twice",
    title="the same type of need twice",
    tier="practice",
    source="good practice: the census takes two types, and one said twice takes the place of another",
    why="The second entry would fill the census's second place with what the first already says.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not context.has_support(file.pupil):
        return
    seen: set[str] = set()
    for place, need in context.open_needs(file.pupil):
        if need.type in seen:
            yield INFO.finding(
                file.path(),
                at=("needs", place, "type"),
                sentence=f"{need.type} is open twice; keep one and put both descriptions there",
            )
        seen.add(need.type)
