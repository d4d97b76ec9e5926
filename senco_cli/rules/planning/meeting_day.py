"""One day for a review meeting: the steps that follow from it and how well it suits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from senco_cli.rules.reckoning import count, plan_by
from senco_cli.rules.rule import Rule, Source, rule_named
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.words import long_day

ASK, NOTICE, PAPERS, REPORT, DECIDE = "AR-REQ-ADVICE", "AR-NOTICE", "AR-CIRC", "AR-REPORT", "AR-DECIDE"
_STEPS = (ASK, NOTICE, PAPERS, REPORT, DECIDE)
# What the school has to do by law; asking for advice is good practice, and deciding is the authority's.
BEFORE_THE_MEETING, OF_THE_SCHOOL = (NOTICE, PAPERS), (NOTICE, PAPERS, REPORT)
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Fitness(IntEnum):
    """How well a day suits, best first.

    STRAINED: lawful, but a step falls due in a holiday and has to be done before it. NEEDS_COVER: lawful only if
    somebody works in a holiday. TOO_SHORT: notice or papers can no longer go out in time.
    """

    GOOD = 0
    STRAINED = 1
    NEEDS_COVER = 2
    TOO_SHORT = 3
    CLOSED = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A step that has to be taken by a day because of the meeting's.

    `legal_by` is the strict day and `outer_by` a later one by a more lenient reading. `school_day_by` is the last
    school day for it, and `plan_by` that day with the school's buffer taken off. `closed` says why the school is
    closed on the legal day where that is more than a weekend; None otherwise.
    """

    rule: str
    title: str
    legal_by: date
    outer_by: date | None
    school_day_by: date
    plan_by: date
    closed: str | None
    status: str
    verified: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """One day for a meeting; `why_closed` is None on a school day.

    `fitness` and `is_hurried`, which says that less time is left to ask for advice than is good, hold for today.
    """

    on: date
    why_closed: str | None
    steps: tuple[Step, ...]
    fitness: Fitness
    is_hurried: bool

    def step(self, rule: str) -> Step | None:
        """The step of a rule; None where no version of it is in force."""
        return next((step for step in self.steps if step.rule == rule), None)

    @property
    def needs_a_weekend(self) -> bool:
        """Whether a step of the school's falls due on a day without school, be it only a weekend."""
        return any(step.legal_by != step.school_day_by for step in self.steps if step.rule in OF_THE_SCHOOL)


def meeting_day(on: date, *, today: date, days: SchoolDays, buffer: int) -> MeetingDay:
    """A day with its steps, and how well it suits for somebody who plans today; `buffer` is in school days."""
    why_closed = days.why_closed(on)
    steps = tuple(step for rule in _STEPS for step in _step(rule_named(rule), on, days=days, buffer=buffer))
    asked = next((step for step in steps if step.rule == ASK), None)
    return MeetingDay(
        on=on,
        why_closed=why_closed,
        steps=steps,
        fitness=Fitness.CLOSED if why_closed else _worst(steps, on, today),
        is_hurried=asked is not None and asked.plan_by < today,
    )


def strains(day: MeetingDay, *, today: date) -> Iterator[tuple[Step, str]]:
    """The steps that make a day hard because they fall due while the school is closed, each with a sentence."""
    for step in day.steps:
        fitness = step_fitness(step, day.on, today=today)
        if fitness in (Fitness.STRAINED, Fitness.NEEDS_COVER):
            yield step, _strain(step, fitness)


def step_fitness(step: Step, on: date, *, today: date) -> Fitness:
    """How well one step suits a meeting on a day, for somebody who plans today."""
    if step.rule not in OF_THE_SCHOOL:
        return Fitness.GOOD
    if step.rule in BEFORE_THE_MEETING:
        if step.legal_by < today:
            return Fitness.TOO_SHORT
        if step.school_day_by < today:
            return Fitness.NEEDS_COVER
        return Fitness.STRAINED if step.closed or step.plan_by < today else Fitness.GOOD
    # A report cannot be written before the meeting, nor well on the same day.
    if step.school_day_by <= on:
        return Fitness.NEEDS_COVER
    return Fitness.STRAINED if step.closed else Fitness.GOOD


def _worst(steps: tuple[Step, ...], on: date, today: date) -> Fitness:
    return max((step_fitness(step, on, today=today) for step in steps), default=Fitness.GOOD)


def _step(rule: Rule, on: date, *, days: SchoolDays, buffer: int) -> Iterator[Step]:
    version = rule.find_version(on)
    if version is None or version.counting is None:
        return
    legal_by = count(version.counting, on, days=days)
    outer_by = count(version.outer, on, days=days) if version.outer else None
    school_day_by = days.last_school_day_on_or_before(legal_by)
    planned = plan_by(legal_by, days=days, buffer=buffer)
    yield Step(
        rule=rule.id,
        title=rule.title,
        legal_by=legal_by,
        outer_by=outer_by if outer_by and outer_by > legal_by else None,
        school_day_by=school_day_by,
        # A report cannot be planned for a day before the meeting, whatever the buffer.
        plan_by=school_day_by if planned <= on < legal_by else planned,
        closed=_closed_for_more_than_a_weekend(school_day_by, legal_by, days=days),
        status=version.status,
        verified=version.verified,
        sources=version.sources,
    )


def _closed_for_more_than_a_weekend(last_open: date, legal_by: date, *, days: SchoolDays) -> str | None:
    day = legal_by
    while day > last_open:
        if day.weekday() < _SATURDAY:
            return days.why_closed(day)
        day -= _ONE_DAY
    return None


def _strain(step: Step, fitness: Fitness) -> str:
    due = f"“{step.title}” falls due on {long_day(step.legal_by)}"
    closed = f"{due}, while the school is closed ({step.closed})" if step.closed else due
    if fitness is Fitness.STRAINED and not step.closed:
        return f"{due}, which leaves fewer school days in hand than the school's settings ask for."
    if fitness is Fitness.STRAINED:
        return f"{closed}; plan for {long_day(step.plan_by)}."
    if step.rule in BEFORE_THE_MEETING:
        over = f"the last school day before it, {long_day(step.school_day_by)}, is over"
        return f"{closed}, and {over}: needs {'holiday' if step.closed else 'weekend'} cover."
    return f"{closed}, and there is no school day for it after the meeting: needs holiday cover."
