"""A review planned for a day on which the school is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, Place
from senco_cli.rules.words import long_day

INFO = CheckInfo(
    name="meeting-on-closed-day",
    title="a meeting on a day the school is closed",
    tier="practice",
    source="good practice: the school's own calendar",
    why="Nobody will be there, and moving the meeting late costs the notice that those invited have to have.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for path, at, day in (*_review_meetings(file), *_cycle_reviews(file)):
        why = context.days.why_closed(day) if day >= context.today else None
        if why:
            yield INFO.finding(
                path,
                at=at,
                sentence=f"{long_day(day)} is no school day ({why}); choose another day",
            )


def _review_meetings(file: PupilFile) -> Iterator[tuple[str, Place, date]]:
    for name, review in file.reviews.items():
        if review.cancelled_on is None and review.held is None:
            yield path_of(Review, pupil=file.key, key=name), ("meeting_on",), review.meeting_on


def _cycle_reviews(file: PupilFile) -> Iterator[tuple[str, Place, date]]:
    for name, cycle in file.cycles.items():
        if cycle.review is None and cycle.review_by is not None:
            yield path_of(Cycle, pupil=file.key, key=name), ("review_by",), cycle.review_by
