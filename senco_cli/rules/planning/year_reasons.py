"""Why a meeting stands where it is in the plan, why another is late or has no place, and what would help."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.model.phrases import how_many
from senco_cli.rules.planning.earliest_first import earliest_first
from senco_cli.rules.planning.meeting_day import Fitness, MeetingDay
from senco_cli.rules.planning.year import PlanningYear, monday_of
from senco_cli.rules.planning.year_needs import Job
from senco_cli.rules.planning.year_result import Cause, Help, NotMet
from senco_cli.rules.words import long_day


@dataclass(frozen=True, slots=True)
class Layout:
    """A year as it was laid out: the day of each job by pupil, and the meetings that stood in each week before."""

    jobs: Sequence[Job]
    day_of: Mapping[str, MeetingDay]
    arranged: Counter[date]
    year: PlanningYear

    @property
    def in_time(self) -> Sequence[Job]:
        """The jobs placed in time, apart from those that could wait for the next year."""
        placed = (job for job in self.jobs if job.pupil in self.day_of and not job.can_wait)
        return [job for job in placed if self.day_of[job.pupil].on <= job.latest_on]


def why_there(job: Job, day: MeetingDay, *, meetings: int, year: PlanningYear) -> tuple[str, ...]:
    """Why a meeting stands where it is, in sentences; `meetings` are those of its week."""
    what = "The move to the next phase" if job.limits[0].is_transfer else "The review year"
    return (
        f"{what} asks for a meeting by {long_day(job.latest_on)}.",
        *_of_good_practice(job, day),
        f"The week has {meetings} of at most {how_many(year.most_per_week, 'meeting')}.",
    )


def enough_per_week(layout: Layout) -> int | None:
    """The smallest number a week at which every meeting with a day left in time is in time.

    None where the number there is is enough for that.
    """
    year = layout.year
    jobs = [job for job in layout.jobs if not job.can_wait]
    most = len(jobs) + max(layout.arranged.values(), default=0)
    numbers = range(year.most_per_week, max(year.most_per_week, most) + 1)
    enough = next(n for n in numbers if _left_over(jobs, year.usable, layout=layout, per_week=n) == 0)
    return enough if enough > year.most_per_week else None


def not_met(layout: Layout, *, enough: int | None) -> Iterator[NotMet]:
    """The jobs that are late or have no place, each with its reason and what would help."""
    in_time = {job.pupil for job in layout.in_time}
    for job in layout.jobs:
        if job.pupil not in in_time and not job.can_wait:
            day = layout.day_of.get(job.pupil)
            cause, reason, helps = _reason(job, layout, enough=enough)
            yield NotMet(
                pupil=job.pupil,
                kind="late" if day else "not-placed",
                rule=job.limits[0].rule,
                latest_on=job.latest_on,
                on=day.on if day else None,
                reason=reason,
                helps=helps,
                cause=cause,
            )


def _of_good_practice(job: Job, day: MeetingDay) -> Iterator[str]:
    outside = job.advised.days_outside(day.on)
    if day.on > job.latest_on:
        yield "It comes after that day, because no day in time is left or has room."
    elif outside == 0:
        yield from (f"It keeps to good practice: “{advice.title}”." for advice, _ in job.advised.by)
    else:
        side = "earlier" if job.advised.from_on and day.on < job.advised.from_on else "later"
        by = f"It is {how_many(outside, 'day')} {side} than good practice advises"
        yield f"{by}; the advised weeks are fuller, or have no better day."


def _reason(job: Job, layout: Layout, *, enough: int | None) -> tuple[Cause, str, tuple[Help, ...]]:
    year = layout.year
    open_days = (job.day(day) for day in year.meeting_days if _is_open(job, day))
    lawful = [day for day in open_days if day.fitness <= Fitness.NEEDS_COVER]
    in_time = [day for day in lawful if day.on <= job.latest_on]
    usable = [day for day in in_time if day.fitness <= Fitness.STRAINED and day.on not in year.blocked]
    blocked = [day for day in in_time if day.fitness <= Fitness.STRAINED and day.on in year.blocked]
    if usable:
        return "full", *_all_full(job, usable, layout=layout, enough=enough)
    if blocked:
        first, last = long_day(blocked[0].on), long_day(blocked[-1].on)
        return "blocked", f"Every school day left in time, from {first} to {last}, is blocked.", (_unblock(blocked),)
    if in_time:
        said = "On the only school days left in time, notice, papers or report would have to be done in the holidays."
        return "holidays", said, (_cover(in_time),)
    return "out-of-reach", *_out_of_reach(job, lawful, layout=layout)


def _all_full(
    job: Job, usable: Sequence[MeetingDay], *, layout: Layout, enough: int | None
) -> tuple[str, tuple[Help, ...]]:
    year = layout.year
    first, last = long_day(usable[0].on), long_day(usable[-1].on)
    said = f"Every week with a day left in time, from {first} to {last}, is full."
    helps = []
    if enough:
        helps.append(Help("raise", f"{how_many(enough, 'meeting')} a week would be enough.", per_week=enough))
    for days, helped in ((year.with_blocked, _unblock), (year.with_cover, _cover)):
        more = _days_of_new_weeks(days, year)
        if more and _left_over([*layout.in_time, job], days, layout=layout, per_week=year.most_per_week) == 0:
            helps.append(helped([day for day in more if _is_open(job, day) and day.on <= job.latest_on] or more))
    return said, tuple(helps)


def _out_of_reach(job: Job, lawful: Sequence[MeetingDay], *, layout: Layout) -> tuple[str, tuple[Help, ...]]:
    latest = f"The latest day, {long_day(job.latest_on)}, cannot be reached any more"
    if not lawful:
        return f"{latest}, and no day for a meeting is left in the year.", ()
    day = layout.day_of.get(job.pupil)
    first = lawful[0]
    said = f"{latest}: {long_day(first.on)} is the first school day that leaves time for notice and papers."
    if day and day.on <= first.on:
        return said, ()
    cover = ", though only with somebody at work in the holidays" if first.fitness is Fitness.NEEDS_COVER else ""
    return said, (Help("soonest", f"Hold it on {long_day(first.on)} or soon after{cover}.", (first.on,)),)


def _unblock(days: Sequence[MeetingDay]) -> Help:
    return Help("unblock", f"Unblock one of {how_many(len(days), 'day')}.", tuple(day.on for day in days))


def _cover(days: Sequence[MeetingDay]) -> Help:
    said = "Needs holiday cover: with somebody at work in the holidays, it could be held in time."
    return Help("holiday-cover", said, tuple(day.on for day in days))


def _days_of_new_weeks(days: Sequence[MeetingDay], year: PlanningYear) -> Sequence[MeetingDay]:
    known = {monday_of(day.on) for day in year.usable}
    return [day for day in days if monday_of(day.on) not in known]


def _left_over(jobs: Sequence[Job], days: Sequence[MeetingDay], *, layout: Layout, per_week: int) -> int:
    """How many jobs that have a day in time among these days could not be placed in time."""
    ons = [day.on for day in days]
    mondays = sorted({monday_of(on) for on in ons})
    number = {monday: place for place, monday in enumerate(mondays)}
    windows = []
    for job in jobs:
        first = bisect_left(ons, job.opens_on)
        last = bisect_right(ons, min(job.latest_on, job.until)) - 1
        if first <= last:
            windows.append((number[monday_of(ons[first])], number[monday_of(ons[last])]))
    room = [max(per_week - layout.arranged[monday], 0) for monday in mondays]
    return earliest_first(windows, room).count(None)


def _is_open(job: Job, day: MeetingDay) -> bool:
    return job.opens_on <= day.on <= job.until
