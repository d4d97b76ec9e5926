"""A pupil on the roll without a unique pupil number."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="upn-missing",
    title="no UPN",
    tier="practice",
    source="school census, error 1500 (list of 2019)",
    why="Imports, transfers and the authority's lists find a pupil by the number, not by the name.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if context.has_support(file.pupil) and not file.pupil.upn:
        yield INFO.finding(file.path(), at=("upn",), sentence="no UPN; add upn as the office's system has it")
