"""A looked-after pupil without the day from which."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="looked-after-without-day",
    title="looked after, without since when",
    tier="practice",
    source="good practice: the personal education plan is due from that day (Care Planning Regulations 2010)",
    why="The days of the personal education plan are counted from it.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    pupil = file.pupil
    if not pupil.is_on_roll(context.today) or "looked-after" not in pupil.circumstances or pupil.looked_after_since:
        return
    yield INFO.finding(
        file.path(),
        at=("looked_after_since",),
        sentence="looked after, but not since when; add looked_after_since as the social worker gives it",
    )
