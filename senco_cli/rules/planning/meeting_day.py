"""One day for a review meeting: the steps that follow from it and how well it suits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from senco_cli.model.base import Part
from senco_cli.rules.case import PupilCase
from senco_cli.rules.conditions import conditions_met
from senco_cli.rules.event import Event
from senco_cli.rules.reckoning import Reckoned, plan_by
from senco_cli.rules.rule import Rule, Source
from senco_cli.rules.rule_set import RuleSet, shipped_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.rules.standing import Standing, always, standing
from senco_cli.rules.words import long_day

ASK, NOTICE, PAPERS, REPORT, DECIDE = "AR-REQ-ADVICE", "AR-NOTICE", "AR-CIRC", "AR-REPORT", "AR-DECIDE"
_STEPS = (ASK, NOTICE, PAPERS, REPORT, DECIDE)
_MEETING = "review.meeting_on"
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
    closed on the legal day where that is more than a weekend; None otherwise. `is_own` marks one that the school has
    set itself by a rule with an id of its own.
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
    is_own: bool = False

    @property
    def is_for_the_school(self) -> bool:
        """Whether the school has to take it, by law or because it says so itself."""
        return self.is_own or self.rule in OF_THE_SCHOOL

    def comes_before(self, meeting_on: date) -> bool:
        """Whether it is one without which the meeting is not prepared in time."""
        return self.rule in BEFORE_THE_MEETING or (self.is_own and self.legal_by < meeting_on)


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
        return any(step.legal_by != step.school_day_by for step in self.steps if step.is_for_the_school)


def meeting_day(
    on: date,
    *,
    today: date,
    days: SchoolDays,
    buffer: int,
    rules: RuleSet | None = None,
    applies: Callable[[Rule, Reckoned], bool] = always,
) -> MeetingDay:
    """A day with its steps, and how well it suits for somebody who plans today; `buffer` is in school days.

    `rules` are those that come with senco unless others are given, of which only what `applies` counts.
    """
    why_closed = days.why_closed(on)
    event = Event(on, "", Part(), "")
    counted = rules or shipped_rules()
    ids = (*_STEPS, *(rule.id for rule in counted.own_set_off_by(_MEETING)))
    found = (standing(counted, id, event, days=days, applies=applies) for id in ids)
    steps = tuple(step for each in found if each for step in _step(each, on, days=days, buffer=buffer))
    asked = next((step for step in steps if step.rule == ASK), None)
    return MeetingDay(
        on=on,
        why_closed=why_closed,
        steps=steps,
        fitness=Fitness.CLOSED if why_closed else _worst(steps, on, today),
        is_hurried=asked is not None and asked.plan_by < today,
    )


def meeting_day_of(case: PupilCase, on: date) -> MeetingDay:
    """A day for one pupil's meeting, by the rules of the school and of the authority that maintains the plan."""
    applies = conditions_met(case, Event(on, "", Part(), ""))
    buffer = case.school.settings.days_of_buffer
    return meeting_day(on, today=case.today, days=case.days, buffer=buffer, rules=case.rules, applies=applies)


def strains(day: MeetingDay, *, today: date) -> Iterator[tuple[Step, str]]:
    """The steps that make a day hard because they fall due while the school is closed, each with a sentence."""
    for step in day.steps:
        fitness = step_fitness(step, day.on, today=today)
        if fitness in (Fitness.STRAINED, Fitness.NEEDS_COVER):
            yield step, _strain(step, fitness)


def step_fitness(step: Step, on: date, *, today: date) -> Fitness:
    """How well one step suits a meeting on a day, for somebody who plans today."""
    if not step.is_for_the_school:
        return Fitness.GOOD
    if step.comes_before(on):
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


def _step(found: Standing, on: date, *, days: SchoolDays, buffer: int) -> Iterator[Step]:
    rule, version, due, _ = found
    legal_by = due.legal_due
    if legal_by is None:
        return
    school_day_by = days.last_school_day_on_or_before(legal_by)
    planned = plan_by(legal_by, days=days, buffer=buffer)
    yield Step(
        rule=rule.id,
        title=rule.title,
        legal_by=legal_by,
        outer_by=due.outer_due,
        school_day_by=school_day_by,
        # A report cannot be planned for a day before the meeting, whatever the buffer.
        plan_by=school_day_by if planned <= on < legal_by else planned,
        closed=_closed_for_more_than_a_weekend(school_day_by, legal_by, days=days),
        status=version.status,
        verified=version.verified,
        sources=version.sources,
        is_own=bool(rule.local) and rule.id not in _STEPS,
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
