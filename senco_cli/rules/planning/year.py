"""The year that is planned: its school days as days for meetings, and what it has room for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, takewhile

from senco_cli.errors import SencoError
from senco_cli.model.school import SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.model.years import FIRST_MONTH
from senco_cli.rules.case import PupilCase
from senco_cli.rules.planning.meeting_day import PAPERS, Fitness, MeetingDay, meeting_day, meeting_day_of
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_set import AUTHORITY, RuleSet
from senco_cli.rules.school_days import SchoolDays

_ONE_DAY = timedelta(days=1)


class NoTermsInCalendar(SencoError):
    """A year that cannot be planned because nobody knows when the school is open in it."""

    def __init__(self, academic_year: str) -> None:
        super().__init__(f'the calendar does not hold all terms of "{academic_year}"', hint="senco edit calendar")


@dataclass(frozen=True, slots=True)
class PlanningYear:
    """The year that is planned, seen from today.

    `meeting_days` are all its school days, blocked ones too. `first_possible_on` is the first school day from today,
    whatever the year, that leaves time for notice and papers; `first_good_next_on` the first day of the year after
    for a meeting whose papers need not go out in this one. What one authority alone expects does not count in them;
    `of_authorities` keeps the days by that, as they are asked for.
    """

    academic_year: str
    first_on: date
    last_on: date
    meeting_days: tuple[MeetingDay, ...]
    blocked: frozenset[date]
    most_per_week: int
    first_possible_on: date
    first_good_next_on: date
    school: SchoolRecords
    today: date
    days: SchoolDays
    rules: RuleSet | None = None
    of_authorities: dict[str | None, Mapping[date, MeetingDay]] = field(default_factory=dict, compare=False)

    @property
    def usable(self) -> tuple[MeetingDay, ...]:
        """The days on which the plan may place a meeting."""
        return tuple(day for day in self.meeting_days if day.fitness <= Fitness.STRAINED and day.on not in self.blocked)

    @property
    def with_blocked(self) -> tuple[MeetingDay, ...]:
        """The days it might place one on if none were blocked."""
        return tuple(day for day in self.meeting_days if day.fitness <= Fitness.STRAINED)

    @property
    def with_cover(self) -> tuple[MeetingDay, ...]:
        """The days it might place one on if somebody worked in the holidays."""
        lawful = (day for day in self.meeting_days if day.fitness <= Fitness.NEEDS_COVER)
        return tuple(day for day in lawful if day.on not in self.blocked)


def planning_year(
    academic_year: str,
    school: SchoolRecords,
    *,
    today: date,
    days: SchoolDays,
    most_per_week: int,
    blocked: Collection[date],
    rules: RuleSet | None = None,
) -> PlanningYear:
    """The year, ready to plan. Raises NoTermsInCalendar."""
    start = int(academic_year[:4])
    next_year = date(start + 1, FIRST_MONTH, 1)
    first_on, last_on = date(start, FIRST_MONTH, 1), next_year - _ONE_DAY
    # With some terms missing, days nobody knows anything of would pass for school days.
    if not (days.knows(first_on) and days.knows(last_on)):
        raise NoTermsInCalendar(academic_year)

    def days_from(first: date) -> Iterator[MeetingDay]:
        buffer = school.settings.days_of_buffer
        return (
            meeting_day(day, today=today, days=days, buffer=buffer, rules=rules, applies=_is_for_all)
            for day in _each_day(first)
        )

    within = takewhile(lambda day: day.on <= last_on, days_from(first_on))
    return PlanningYear(
        academic_year=academic_year,
        first_on=first_on,
        last_on=last_on,
        meeting_days=tuple(day for day in within if day.fitness is not Fitness.CLOSED),
        blocked=frozenset(blocked) | blocked_days(school.settings),
        most_per_week=most_per_week,
        first_possible_on=next(day.on for day in days_from(today) if day.fitness <= Fitness.NEEDS_COVER),
        first_good_next_on=next(day.on for day in days_from(next_year) if _papers_out_by_then(day, next_year)),
        school=school,
        today=today,
        days=days,
        rules=rules,
    )


def days_of_authority(case: PupilCase, year: PlanningYear) -> Mapping[date, MeetingDay]:
    """The days of the year as they are by what the pupil's authority alone expects; empty where none expects more."""
    if not any(AUTHORITY in rule.only_if for rule in case.rules.rules):
        return {}
    authority = case.authority.name if case.authority else case.plan.local_authority if case.plan else None
    if authority not in year.of_authorities:
        year.of_authorities[authority] = {day.on: meeting_day_of(case, day.on) for day in year.meeting_days}
    return year.of_authorities[authority]


def _is_for_all(rule: Rule, _due: Reckoned) -> bool:
    return AUTHORITY not in rule.only_if


def blocked_days(settings: Settings) -> frozenset[date]:
    """The days that the school's settings keep free of meetings."""
    spans = settings.review_planning.blocked
    return frozenset(
        span.from_on + timedelta(days=number)
        for span in spans
        for number in range((span.to_on - span.from_on).days + 1)
    )


def monday_of(day: date) -> date:
    """The Monday of the week that holds a day."""
    return day - timedelta(days=day.weekday())


def _papers_out_by_then(day: MeetingDay, first_on: date) -> bool:
    papers = day.step(PAPERS)
    return day.fitness <= Fitness.STRAINED and (papers is None or papers.plan_by >= first_on)


def _each_day(first: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in count())
