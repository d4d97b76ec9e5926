"""What comes out of planning a year: who meets when, what cannot be met and what would help, the load of each week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from senco_cli.rules.planning.limits import Limit
from senco_cli.rules.planning.meeting_day import MeetingDay

Cause = Literal["full", "blocked", "holidays", "out-of-reach", "arranged-late", "second-meeting", "earlier-year"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One pupil's meeting in the plan.

    `latest_on` is the latest lawful day, which may fall in a holiday. `notice_by`, `papers_by` and `report_by` are the
    school days to plan for, never later than the lawful ones, which stand in `day`; None where no rule is in force.
    `strains` say what is hard about the day, and `why` how it came to be this one, in sentences.
    """

    pupil: str
    on: date
    latest_on: date
    limits: tuple[Limit, ...]
    day: MeetingDay
    notice_by: date | None
    papers_by: date | None
    report_by: date | None
    strains: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def is_transfer(self) -> bool:
        """Whether the meeting is for a move to the next phase."""
        return any(limit.is_transfer for limit in self.limits)

    @property
    def is_late(self) -> bool:
        """Whether the meeting comes after its latest lawful day."""
        return self.on > self.latest_on


@dataclass(frozen=True, slots=True)
class Arranged:
    """A meeting of any kind that stands in the records already and stays where it is."""

    pupil: str
    on: date
    is_held: bool


@dataclass(frozen=True, slots=True)
class Help:
    """Something that would help: raise the number a week, unblock days, cover a holiday, move a meeting, meet at once.

    `per_week` is set for `raise` and `days` for the others, as far as there are any.
    """

    kind: Literal["raise", "unblock", "holiday-cover", "move", "soonest", "plan-earlier"]
    sentence: str
    days: tuple[date, ...] = ()
    per_week: int | None = None


@dataclass(frozen=True, slots=True)
class NotMet:
    """A pupil whose latest day the plan does not keep; `on` is the day of the meeting all the same, None without one.

    `kind` is `late` and `not-placed` for meetings that the plan had to place, `arranged-late` for one already in the
    records, `second-meeting` where one meeting cannot serve two limits, and `earlier-year` where the meeting still can
    and has to be held before the year begins. `cause` says for the first two what stands in the way; for the others it
    is the kind.
    """

    pupil: str
    kind: Literal["late", "not-placed", "arranged-late", "second-meeting", "earlier-year"]
    rule: str
    latest_on: date
    on: date | None
    reason: str
    helps: tuple[Help, ...]
    cause: Cause


@dataclass(frozen=True, slots=True)
class Ahead:
    """A pupil to look ahead to: the meeting has to be so early next year that its papers go out in this one."""

    pupil: str
    rule: str
    latest_on: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Week:
    """One week from its Monday: its school days, and how many meetings stood there already and were placed there.

    `closed` says why a week without a school day has none; None for other weeks.
    """

    monday: date
    school_days: int
    blocked_days: int
    arranged: int
    planned: int
    closed: str | None

    @property
    def meetings(self) -> int:
        """All meetings of the week."""
        return self.arranged + self.planned


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A year of review meetings.

    `placed` and `arranged` are in order of their days. `enough_per_week` is the smallest number a week at which
    every meeting that can still be in time is; None where `most_per_week` is enough or no number helps.
    """

    academic_year: str
    most_per_week: int
    placed: tuple[Placed, ...]
    arranged: tuple[Arranged, ...]
    not_met: tuple[NotMet, ...]
    ahead: tuple[Ahead, ...]
    weeks: tuple[Week, ...]
    enough_per_week: int | None
