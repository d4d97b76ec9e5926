"""An adjustment whose state and days do not say the same."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.adjustments import Adjustment
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import adjustments, adjustments_path

INFO = CheckInfo(
    name="adjustment-days-and-state",
    title="an adjustment whose days do not go with its state",
    tier="record",
    source="senco: every state but the first has the day on which it began",
    why="Nobody can tell when it was decided, or whether the pupil has it.",
)
_NEEDS = {"agreed": "decided_on", "refused": "decided_on", "in-place": "started_on", "ended": "ended_on"}


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for place, each in adjustments(file):
        for field, sentence in _clashes(each):
            yield INFO.finding(adjustments_path(file), at=(*place, field), sentence=sentence)


def _clashes(adjustment: Adjustment) -> Iterator[tuple[str, str]]:
    needed = _NEEDS.get(adjustment.state)
    if needed and getattr(adjustment, needed) is None:
        yield needed, f"its state is {adjustment.state}, but {needed} is missing; write the day, or mend the state"
    if adjustment.ended_on and adjustment.state != "ended":
        yield "ended_on", f"it has ended_on, but its state is {adjustment.state}; mend one of the two"
    if adjustment.started_on and adjustment.state in ("considered", "agreed", "refused"):
        yield "started_on", f"it has started_on, but its state is {adjustment.state}; mend one of the two"
