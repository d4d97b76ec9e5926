"""Which week and which day each meeting takes: as many in time as can be, then what suits best, then an even load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from senco_cli.rules.planning.levelling import level
from senco_cli.rules.planning.meeting_day import Fitness, MeetingDay
from senco_cli.rules.planning.year import PlanningYear, monday_of
from senco_cli.rules.planning.year_needs import Job

# Each of these outweighs everything above it taken together, for up to 4,000 pupils; they are no numbers of the law.
_CHANCE_BYTES = 8
_LOAD = 1 << 76
_HURRIED = _LOAD << 34
_WEEK_OUTSIDE_ADVICE = _HURRIED << 12
_STRAINED = _WEEK_OUTSIDE_ADVICE << 18
_LEFT_TO_NEXT_YEAR = _STRAINED << 12
_WEEK_LATE = _LEFT_TO_NEXT_YEAR << 12
_LATE = _WEEK_LATE << 26
_NOT_AT_ALL = _LATE << 13
# Divisible by every number of school days in a week, so that a week with few good days counts as full sooner.
_FULL_WEEK = 60
_ONE_WEEK = timedelta(weeks=1)


def lay_out(jobs: Sequence[Job], year: PlanningYear, *, arranged: Counter[date]) -> Mapping[str, MeetingDay]:
    """The day of each job that can be placed, by the pupil; `arranged` are the meetings that stand on each day.

    The number placed in time is the greatest there is: see `level`. Where not all can be, moves to the next phase go
    first. The order of the jobs does not matter, because chance, drawn from pupil and week, decides between equals.
    """
    weeks = _by_week(year)
    mondays = sorted(weeks)
    costs = [_week_costs(job, mondays, weeks=weeks, not_placed=len(mondays)) for job in jobs]
    busy = Counter(monday_of(day) for day in arranged.elements())
    steps = [_steps(weeks[m], busy[m], room=year.most_per_week - busy[m]) for m in mondays]
    places = level(costs, [*steps, [0] * len(jobs)])
    chosen: dict[date, list[Job]] = defaultdict(list)
    for job, place in zip(jobs, places, strict=True):
        if place < len(mondays):
            chosen[mondays[place]].append(job)
    return {
        pupil: day
        for monday, of_week in chosen.items()
        for pupil, day in _days_of_week(of_week, weeks[monday], arranged=arranged)
    }


def _by_week(year: PlanningYear) -> Mapping[date, Sequence[MeetingDay]]:
    weeks: dict[date, list[MeetingDay]] = defaultdict(list)
    for day in year.usable:
        weeks[monday_of(day.on)].append(day)
    return weeks


def _week_costs(
    job: Job, mondays: Sequence[date], *, weeks: Mapping[date, Sequence[MeetingDay]], not_placed: int
) -> Mapping[int, int]:
    costs = {
        number: min(cost for _, cost in found) + _chance(job, monday)
        for number, monday in enumerate(mondays)
        if (found := _day_costs(job, weeks[monday]))
    }
    costs[not_placed] = _LEFT_TO_NEXT_YEAR if job.can_wait else _NOT_AT_ALL * _weight(job)
    return costs


def _day_costs(job: Job, days: Iterable[MeetingDay]) -> Sequence[tuple[MeetingDay, int]]:
    return [(day, _day_cost(job, day)) for day in days if job.opens_on <= day.on <= job.until]


def _day_cost(job: Job, day: MeetingDay) -> int:
    cost = _HURRIED * day.is_hurried + _STRAINED * (day.fitness is Fitness.STRAINED)
    if day.on > job.latest_on:
        weeks = -((job.latest_on - day.on) // _ONE_WEEK)
        return cost + (_LATE + weeks * weeks * _WEEK_LATE) * _weight(job)
    return cost + _WEEK_OUTSIDE_ADVICE * job.advised.weeks_outside(day.on)


def _weight(job: Job) -> int:
    return 2 if job.is_transfer else 1


def _steps(days: Sequence[MeetingDay], busy: int, *, room: int) -> Sequence[int]:
    # What each meeting more adds to the square of the load: the sum is least where the load is even.
    good = sum(day.fitness is Fitness.GOOD for day in days) or len(days)
    return [_LOAD * ((2 * (busy + number) + 1) * _FULL_WEEK // good) for number in range(max(room, 0))]


def _days_of_week(
    jobs: Sequence[Job], days: Sequence[MeetingDay], *, arranged: Counter[date]
) -> Iterable[tuple[str, MeetingDay]]:
    costs = [_costs_within_week(job, days) for job in jobs]
    steps = [[_LOAD * (2 * (arranged[day.on] + number) + 1) for number in range(len(jobs))] for day in days]
    return [(job.pupil, days[place]) for job, place in zip(jobs, level(costs, steps), strict=True)]


def _costs_within_week(job: Job, days: Sequence[MeetingDay]) -> Mapping[int, int]:
    found = {number: _day_cost(job, day) for number, day in enumerate(days) if job.opens_on <= day.on <= job.until}
    best = min(found.values())
    return {
        # Papers that fall due on a Sunday go out on the Friday; any other day of the week is better.
        number: _HURRIED * days[number].needs_a_weekend + _chance(job, days[number].on)
        for number, cost in found.items()
        if cost == best
    }


def _chance(job: Job, day: date) -> int:
    # Long enough that no two layouts cost the same, and the same in every run, unlike Python's own hash of a text.
    drawn = blake2b(f"{job.pupil} {day.isoformat()}".encode(), digest_size=_CHANCE_BYTES)
    return int.from_bytes(drawn.digest(), "big")
