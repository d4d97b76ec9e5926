"""One thing that a chosen day for a review meeting breaks or makes hard, and where to look for a better day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from senco_cli.model.review import Review
from senco_cli.rules.case import PupilCase
from senco_cli.rules.planning.limits import Limit
from senco_cli.rules.planning.meeting_day import MeetingDay, meeting_day_of
from senco_cli.rules.rule import Source
from senco_cli.rules.school_days import SchoolDays

Weight = Literal["breaks", "hard", "advice"]
About = Literal["rule", "plan", "pupil", "past", "closed", "blocked", "calendar", "last-review", "other-meeting"]
# A day further off than the length of a school year is no nearby day.
_AS_FAR = 366


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that a chosen day breaks (`breaks`), makes hard (`hard`), or that is against good practice (`advice`).

    `rule` is the id of the rule or advice; None where only the school's calendar or the records speak, and `about` says
    of what. `by` is the day by which the step has to be, or would have had to be, done; `better_on` the nearest day for
    the meeting that keeps this one rule, as far as one is known; None where there is none.
    """

    weight: Weight
    sentence: str
    rule: str | None = None
    about: About = "rule"
    by: date | None = None
    better_on: date | None = None
    status: str | None = None
    verified: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """A day chosen for a pupil's meeting; `review` is the record of a meeting that is arranged for that very day."""

    case: PupilCase
    day: MeetingDay
    limits: tuple[Limit, ...]
    review: Review | None

    @property
    def on(self) -> date:
        """The chosen day."""
        return self.day.on

    @property
    def today(self) -> date:
        """The day on which somebody plans."""
        return self.case.today

    @property
    def days(self) -> SchoolDays:
        """The school's days."""
        return self.case.days

    def nearest(self, suits: Callable[[MeetingDay], bool]) -> date | None:
        """The nearest other day from today on that suits, the earlier of two; never one later than a limit it keeps."""
        last = self._last_kept
        for number in range(1, _AS_FAR):
            for on in (self.on - timedelta(days=number), self.on + timedelta(days=number)):
                if self.today <= on <= last and suits(self._day(on)):
                    return on
        return None

    def keeps_limits(self, on: date) -> bool:
        """Whether another day keeps every limit that the chosen one keeps."""
        return on <= self._last_kept

    @property
    def _last_kept(self) -> date:
        return min((limit.last_on for limit in self.limits if self.on <= limit.last_on), default=date.max)

    def first(self, suits: Callable[[MeetingDay], bool]) -> date | None:
        """The first day from today on that suits."""
        days = (self.today + timedelta(days=number) for number in range(_AS_FAR))
        return next((on for on in days if suits(self._day(on))), None)

    def open_on_or_before(self, day: date) -> date | None:
        """The last school day on or before a day; None where that is over."""
        found = self.days.last_school_day_on_or_before(day)
        return found if found >= self.today else None

    def _day(self, on: date) -> MeetingDay:
        return meeting_day_of(self.case, on)
