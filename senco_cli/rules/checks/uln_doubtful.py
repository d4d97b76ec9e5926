"""A unique learner number that is not shaped like one, or whose last figure does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.uln import FORMAT_ERROR, doubt
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="uln-doubtful",
    title="a ULN that looks mistyped",
    tier="practice",
    source="school census, error 1575 (list of 2019); check figure as the Higher Education Statistics Agency gives it",
    why="Examination boards and colleges find a pupil by the number; the number itself comes from the office.",
    verified="secondary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    fault = doubt(file.pupil.uln) if file.pupil.uln else None
    if fault:
        sentence = f"the unique learner number {fault} (census error {FORMAT_ERROR})"
        yield INFO.finding(file.path(), at=("uln",), sentence=f"{sentence}; compare it with the office's record")
