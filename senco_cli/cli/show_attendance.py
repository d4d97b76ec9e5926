"""The figures of attendance and exclusion in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from senco_cli.cli.output import show_day

if TYPE_CHECKING:
    from senco_cli.rules.attendance import AttendanceFigures


def figure_lines(figures: AttendanceFigures) -> Iterator[str]:
    """What the records say about this academic year, one fact a line; a threshold from memory is marked."""
    if figures.attendance:
        to_on = figures.attendance.to_on
        yield f"attendance {figures.attendance.percent} per cent{f' to {show_day(to_on)}' if to_on else ''}"
    if figures.level:
        version, threshold = figures.level.version, figures.level.threshold
        doubt = ", a number from memory that was not checked" if version.is_doubtful else ""
        yield f"{threshold.title.lower()}: {version.value} per cent of sessions missed or more{doubt}"
    if figures.suspensions:
        times = "once" if figures.suspensions == 1 else f"{figures.suspensions} times"
        yield f"suspended {times} this academic year, {figures.suspended_days.normalize():f} school days together"
    if figures.permanently_excluded:
        yield "permanently excluded"
    if figures.part_time:
        ends = f" to {show_day(figures.part_time.to_on)}" if figures.part_time.to_on else ", no end set"
        yield f"on a part-time timetable from {show_day(figures.part_time.from_on)}{ends}"
