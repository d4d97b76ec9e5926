"""A part-time timetable without an end, an agreement or a day to look at it again."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.attendance import part_time_on
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="part-time-timetable-unsound",
    title="a part-time timetable without an end, an agreement or a review",
    tier="practice",
    source="Department for Education, Working together to improve school attendance",
    why="Without these it is an exclusion that nobody has called one.",
    verified="memory",
)
_NEEDED = {
    "to_on": ("to", "the day by which full time is back"),
    "agreed_with_parents_on": ("agreed_with_parents_on", "the day the parents agreed"),
    "review_by": ("review_by", "the day by which it is looked at again"),
}


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    held = part_time_on(file, context.today)
    if held is None or not file.pupil.is_on_roll(context.today):
        return
    place = ("part_time_timetables", file.pupil.part_time_timetables.index(held))
    for field, (name, what) in _NEEDED.items():
        if getattr(held, field) is None:
            yield INFO.finding(file.path(), at=(*place, name), sentence=f"{name} is missing: {what}")
    if held.to_on and held.to_on < context.today:
        yield INFO.finding(
            file.path(),
            at=(*place, "to"),
            sentence="its end has passed; write ended_on, or agree a new end with the parents",
        )
