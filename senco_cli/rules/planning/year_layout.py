"""Which week and which day each meeting takes: as many in time as can be, then what suits best, then an even load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from senco_cli.rules.planning.levelling import level
from senco_cli.rules.planning.meeting_day import Fitness, MeetingDay
from senco_cli.rules.planning.year import PlanningYear, monday_of
from senco_cli.rules.planning.year_needs import Job

# What weighs how much; these are no numbers of the law. Long enough that no two layouts cost the same:
_CHANCE_BYTES = 8
# One meeting in a week is worth what it adds to the square of the week's load, on the scale of a week of school days.
_LOAD = 1 << 76
# Divisible by every number of school days in a week, so that a week with few good days counts as full sooner.
_WEEK_OF_LOAD = 60
_SCHOOL_DAYS, _DAYS = 5, 7
# A week more outside what good practice advises, or too little time for advice, is as bad as one meeting more in a
# week: a small school meets when it is best, and a large one spreads its load.
_WEEK_OUTSIDE_ADVICE = _HURRIED = _LOAD * 2 * _WEEK_OF_LOAD // _SCHOOL_DAYS
# Each of these outweighs everything above it taken together, for up to 4,000 pupils.
_AT_A_WEEKEND = _LOAD << 40
_WEEK_OUTSIDE_ADVICE_FOR_MOVE = _AT_A_WEEKEND << 14
_STRAINED = _WEEK_OUTSIDE_ADVICE_FOR_MOVE << 20
_CROWDED = 2 * _STRAINED
_LEFT_TO_NEXT_YEAR = _STRAINED << 14
_WEEK_LATE = _LEFT_TO_NEXT_YEAR << 14
_LATE = _WEEK_LATE << 26
_NOT_AT_ALL = _LATE << 14


def lay_out(jobs: Sequence[Job], year: PlanningYear, *, arranged: Counter[date]) -> Mapping[str, MeetingDay]:
    """The day of each job that can be placed, by the pupil; `arranged` are the meetings that stand on each day.

    The number placed in time is the greatest there is, the same that earliest deadline first would reach, because being
    late outweighs all else in what `level` makes least. Where not all can be in time, moves to the next phase go first.
    The order of the jobs does not matter: chance, drawn from pupil and week, decides between equals.
    """
    weeks = _by_week(year)
    mondays = sorted(weeks)
    costs = [_week_costs(job, mondays, weeks=weeks, not_placed=len(mondays)) for job in jobs]
    busy = Counter(monday_of(day) for day in arranged.elements())
    # A day takes its share of a full week; rather than more on one day, another day's papers may fall into a holiday.
    per_day = -(-year.most_per_week // _SCHOOL_DAYS)
    steps = [_steps(weeks[m], busy[m], room=year.most_per_week - busy[m], per_day=per_day) for m in mondays]
    places = level(costs, [*steps, [0] * len(jobs)])
    chosen: dict[date, list[Job]] = defaultdict(list)
    for job, place in zip(jobs, places, strict=True):
        if place < len(mondays):
            chosen[mondays[place]].append(job)
    return {
        pupil: day
        for monday, of_week in chosen.items()
        for pupil, day in _days_of_week(of_week, weeks[monday], arranged=arranged, per_day=per_day)
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
        number: min(found) + _chance(job, monday)
        for number, monday in enumerate(mondays)
        if (found := [_day_cost(job, job.day(day)) for day in weeks[monday] if _is_open(job, day)])
    }
    costs[not_placed] = _LEFT_TO_NEXT_YEAR if job.can_wait else _NOT_AT_ALL * _weight(job)
    return costs


def _day_cost(job: Job, day: MeetingDay) -> int:
    cost = _HURRIED * day.is_hurried + _STRAINED * (day.fitness is Fitness.STRAINED)
    if day.on > job.latest_on:
        late = (day.on - job.latest_on).days
        weeks = late // _DAYS
        # The square, so that nobody waits very long; within a week sooner is a little better.
        return cost + (_LATE + weeks * weeks * _WEEK_LATE) * _weight(job) + _WEEK_OUTSIDE_ADVICE * late // _DAYS
    outside = _WEEK_OUTSIDE_ADVICE_FOR_MOVE if job.is_transfer else _WEEK_OUTSIDE_ADVICE
    return cost + outside * job.advised.days_outside(day.on) // _DAYS


def _weight(job: Job) -> int:
    return 2 if job.is_transfer else 1


def _is_open(job: Job, day: MeetingDay) -> bool:
    return job.opens_on <= day.on <= job.until and job.day(day).fitness <= Fitness.STRAINED


def _steps(days: Sequence[MeetingDay], busy: int, *, room: int, per_day: int) -> Sequence[int]:
    # What each meeting more adds to the square of the load: the sum is least where the load is even.
    good = sum(day.fitness is Fitness.GOOD for day in days) or len(days)
    return [
        _LOAD * ((2 * number + 1) * _WEEK_OF_LOAD // good) + _STRAINED * (number >= good * per_day)
        for number in range(busy, busy + max(room, 0))
    ]


def _days_of_week(
    jobs: Sequence[Job], days: Sequence[MeetingDay], *, arranged: Counter[date], per_day: int
) -> Iterable[tuple[str, MeetingDay]]:
    costs = [
        {
            # Papers that fall due on a Sunday go out on the Friday; any other day of the week is better.
            number: _day_cost(job, day) + _AT_A_WEEKEND * _needs_only_a_weekend(day) + _chance(job, day.on)
            for number, day in enumerate(map(job.day, days))
            if _is_open(job, day)
        }
        for job in jobs
    ]
    steps = [
        [
            _LOAD * (2 * number + 1) + _CROWDED * (number >= per_day)
            for number in range(arranged[day.on], arranged[day.on] + len(jobs))
        ]
        for day in days
    ]
    return [(job.pupil, job.day(days[place])) for job, place in zip(jobs, level(costs, steps), strict=True)]


def _needs_only_a_weekend(day: MeetingDay) -> bool:
    return day.needs_a_weekend and day.fitness is Fitness.GOOD


def _chance(job: Job, day: date) -> int:
    # The same in every run, unlike Python's own hash of a text.
    drawn = blake2b(f"{job.pupil} {day.isoformat()}".encode(), digest_size=_CHANCE_BYTES)
    return int.from_bytes(drawn.digest(), "big")
