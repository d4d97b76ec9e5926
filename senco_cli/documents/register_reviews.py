"""The reviews of EHC plans in one school year, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.charts.year import Column
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.model.years import academic_year, academic_year_days
from senco_cli.rules.case import goes_ahead
from senco_cli.rules.review_steps import has_met

_MONTHS = ("Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")
HELD, NOT_SAID, ARRANGED = "Held", "Day passed, not recorded as held", "Arranged"


@dataclass(frozen=True, slots=True)
class ReviewYear:
    """The meetings of a school year by month; `without` counts the plans that have no meeting in it."""

    academic_year: str
    months: tuple[Column, ...]
    kinds: tuple[str, ...]
    without: int

    def of_kind(self, kind: str) -> int:
        """How many meetings of the year are of one kind."""
        return sum(month.counts[kind] for month in self.months)


def review_year(files: Iterable[PupilFile], *, on: date) -> ReviewYear:
    """The reviews of the pupils given in the school year of a day, but those that were called off."""
    first, last = academic_year_days(on)
    reviews = [
        [each for each in file.reviews.values() if goes_ahead(each) and first <= each.meeting_on <= last]
        for file in files
    ]
    counted = Counter((_MONTHS[(each.meeting_on.month - 9) % 12], _kind(each, on)) for own in reviews for each in own)
    there = {kind for _, kind in counted}
    kinds = tuple(kind for kind in (HELD, NOT_SAID, ARRANGED) if kind != NOT_SAID or kind in there)
    months = [Column(name, {kind: counted[name, kind] for kind in kinds}) for name in _MONTHS]
    return ReviewYear(academic_year(on), tuple(months), kinds, sum(not own for own in reviews))


def _kind(review: Review, on: date) -> str:
    if review.meeting_on <= on and has_met(review, on):
        return HELD
    return NOT_SAID if review.meeting_on < on else ARRANGED
