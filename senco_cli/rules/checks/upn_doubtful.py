"""A unique pupil number that is not shaped like one, or whose check letter is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.upn import doubt
from senco_cli.rules.check import CheckInfo, Context, Place

INFO = CheckInfo(
    name="upn-doubtful",
    title="a UPN that looks mistyped",
    tier="practice",
    source="UPN Guide 1.2, annex A; school census, errors 1510, 1540 and 1550 (list of 2019)",
    why="A mistyped number loses the pupil's history at the next transfer; the number itself comes from the office.",
    verified="primary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    numbers: list[tuple[Place, str]] = [(("upn",), file.pupil.upn)] if file.pupil.upn else []
    numbers += [(("former_upns", place), upn) for place, upn in enumerate(file.pupil.former_upns)]
    for at, upn in numbers:
        fault = doubt(upn)
        if fault:
            yield INFO.finding(file.path(), at=at, sentence=f"the number {fault}; compare it with the office's record")
