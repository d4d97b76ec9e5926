"""The reviews of EHC plans in one school year, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.charts.year import Column
from senco_cli.model.school import PupilFile
from senco_cli.model.years import academic_year, academic_year_days
from senco_cli.rules.case import goes_ahead

_MONTHS = ("Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")
HELD, ARRANGED = "Held", "Arranged"


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
    """The reviews of the pupils given in the school year of a day; what has not been called off has been held since."""
    first, last = academic_year_days(on)
    days = [
        [each.meeting_on for each in file.reviews.values() if goes_ahead(each) and first <= each.meeting_on <= last]
        for file in files
    ]
    counted = Counter((_MONTHS[(day.month - 9) % 12], HELD if day <= on else ARRANGED) for own in days for day in own)
    months = [Column(name, {kind: counted[name, kind] for kind in (HELD, ARRANGED)}) for name in _MONTHS]
    return ReviewYear(academic_year(on), tuple(months), (HELD, ARRANGED), sum(not own for own in days))
