"""An adjustment that the pupil or the family pays for."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import adjustments, adjustments_path

INFO = CheckInfo(
    name="adjustment-paid-by-family",
    title="an adjustment paid for by the family",
    tier="law",
    source="Equality Act 2010, section 20(7)",
    why="The cost of a reasonable adjustment may not be passed on to the disabled pupil.",
    verified="secondary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for place, each in adjustments(file):
        if each.paid_by == "family" and each.state in ("agreed", "in-place"):
            yield INFO.finding(
                adjustments_path(file),
                at=(*place, "paid_by"),
                sentence="the family pays for it, and the cost of a reasonable adjustment may not be passed on; "
                "let the school pay, and write paid_by: school",
            )
