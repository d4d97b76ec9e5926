"""What a chosen day for a review meeting breaks or makes hard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.phrases import listed
from senco_cli.rules.case import PupilCase
from senco_cli.rules.planning.broken import Broken, ChosenDay
from senco_cli.rules.planning.broken_steps import broken_steps
from senco_cli.rules.planning.good_practice import advised
from senco_cli.rules.planning.limits import Limit, limits_of, undecided
from senco_cli.rules.planning.meeting_day import DECIDE, Fitness, meeting_day_of
from senco_cli.rules.planning.year import blocked_days
from senco_cli.rules.rule import Source
from senco_cli.rules.words import long_day

_WEIGHTS = ("breaks", "hard", "advice")
_SETTINGS = (Source("record", "the school's own settings"),)
_CALENDAR = (Source("record", "the school's own calendar"),)


def what_breaks(case: PupilCase, *, meeting_on: date) -> tuple[Broken, ...]:
    """Everything that a review meeting on a chosen day breaks, makes hard or does against good practice, worst first.

    Any day may be asked about, and nothing is refused. Steps already taken for a meeting that is arranged for that
    very day count from the days they were taken; everything else counts from today.
    """
    chosen = ChosenDay(
        case=case,
        day=meeting_day_of(case, meeting_on),
        limits=limits_of(case, before=case.today),
        review=next((review for _, review in case.reviews if review.meeting_on == meeting_on), None),
    )
    found = [*_of_the_pupil(chosen), *_of_the_day(chosen), *_of_other_reviews(chosen), *_of_limits(chosen)]
    if meeting_on >= case.today:
        found += [*broken_steps(chosen), *_of_good_practice(chosen)]
    return tuple(sorted(found, key=lambda each: _WEIGHTS.index(each.weight)))


def _of_the_pupil(chosen: ChosenDay) -> Iterator[Broken]:
    case, on = chosen.case, chosen.on
    joins_on = case.file.pupil.admitted_on
    if case.plan is None:
        yield Broken("breaks", "There is no EHC plan in force, so there is no plan to review.", about="plan")
    elif on <= case.plan.plan_first_made_on:
        said = f"The plan was first made on {long_day(case.plan.plan_first_made_on)}, and not before."
        yield Broken("breaks", said, about="plan")
    if joins_on and on < joins_on:
        said = f"The pupil joins the school on {long_day(joins_on)} only."
        yield Broken("hard", said, about="pupil", better_on=joins_on)
    if case.until and case.is_over_by(on):
        said = f"The pupil leaves, or the plan ends, on {long_day(case.until)}."
        yield Broken("hard", said, about="pupil", by=case.until)


def _of_the_day(chosen: ChosenDay) -> Iterator[Broken]:
    if chosen.on < chosen.today:
        said = f"{long_day(chosen.on)} is in the past; a meeting that took place is recorded as held, not planned."
        better = chosen.first(lambda day: day.fitness <= Fitness.STRAINED)
        yield Broken("breaks", said, about="past", better_on=better)
    closed = chosen.day.why_closed
    if closed:
        why = "it is a weekend" if closed == "weekend" else f"the school is closed: {closed}"
        better = chosen.nearest(lambda day: day.fitness <= Fitness.STRAINED)
        said = f"{long_day(chosen.on)} is no school day; {why}."
        yield Broken("hard", said, about="closed", better_on=better, sources=_CALENDAR)
    elif chosen.on in blocked_days(chosen.case.school.settings):
        said = f"{long_day(chosen.on)} is blocked in the school's settings."
        yield Broken("advice", said, about="blocked", sources=_SETTINGS)
    elif not chosen.days.knows(chosen.on):
        said = f"The school's calendar does not reach {long_day(chosen.on)}; whether the school is open is not known."
        yield Broken("hard", said, about="calendar", sources=_CALENDAR)


def _of_other_reviews(chosen: ChosenDay) -> Iterator[Broken]:
    case, last = chosen.case, chosen.case.last_review
    if last and chosen.on <= last.ended_on:
        said = f"The last review ended on {long_day(last.ended_on)}; a meeting by then belongs to it."
        yield Broken("hard", said, about="last-review")
    waiting = undecided(case, before=min(chosen.on, chosen.today))
    if waiting:
        yield from _before_the_decision(waiting[1].meeting_on, chosen)
    others = [review.meeting_on for _, review in case.reviews if review.meeting_on >= chosen.today]
    others = [on for on in others if on != chosen.on]
    if others:
        said = f"A meeting is arranged already, for {listed(tuple(long_day(on) for on in others))}."
        yield Broken("hard", said, about="other-meeting")


def _before_the_decision(held_on: date, chosen: ChosenDay) -> Iterator[Broken]:
    step = meeting_day_of(chosen.case, held_on).step(DECIDE)
    if step is None:
        return
    due = step.legal_by
    verb = "was" if due < chosen.today else "is"
    yield Broken(
        "hard",
        f"The authority's decision after the meeting on {long_day(held_on)} is not recorded; it {verb} due by "
        f"{long_day(due)}, and that review has not ended before it is made.",
        rule=step.rule,
        by=due,
        status=step.status,
        verified=step.verified,
        sources=step.sources,
    )


def _of_limits(chosen: ChosenDay) -> Iterator[Broken]:
    for limit in chosen.limits:
        if chosen.on > limit.ends_on:
            yield _after_the_end(limit, chosen)
        elif chosen.on > limit.last_on:
            said = f"“{limit.title}”: the last day is {long_day(limit.last_on)}, so that the authority has its time"
            lenient = limit.outer_on is not None and chosen.on <= limit.outer_on
            tail = f"; {long_day(limit.outer_on)} by the lenient reading" if lenient and limit.outer_on else ""
            yield _of_limit(limit, f"{said}{tail}.", chosen=chosen)
        elif chosen.on < limit.opens_on and limit.is_transfer:
            said = f"A meeting serves the move to the next phase only from {long_day(limit.opens_on)}."
            yield _of_limit(limit, said, chosen=chosen)


def _of_limit(limit: Limit, sentence: str, *, chosen: ChosenDay) -> Broken:
    return Broken(
        "hard",
        sentence,
        rule=limit.rule,
        by=limit.last_on,
        better_on=_in_time(limit, chosen),
        status=limit.status,
        verified=limit.verified,
        sources=limit.sources,
    )


def _after_the_end(limit: Limit, chosen: ChosenDay) -> Broken:
    rule, version = limit.parent.rule, limit.parent.version
    return Broken(
        "breaks",
        f"“{rule.title}” is due by {long_day(limit.ends_on)}; a meeting on {long_day(chosen.on)} comes after that.",
        rule=rule.id,
        by=limit.ends_on,
        better_on=_in_time(limit, chosen),
        status=version.status,
        verified=version.verified,
        sources=version.sources,
    )


def _in_time(limit: Limit, chosen: ChosenDay) -> date | None:
    latest = chosen.open_on_or_before(limit.last_on)
    return latest if latest and latest >= limit.opens_on else None


def _of_good_practice(chosen: ChosenDay) -> Iterator[Broken]:
    best = advised(chosen.limits, school=chosen.case.school, days=chosen.days)
    for advice, day in best.by:
        too_late = advice.bound == "to" and chosen.on > day
        too_early = advice.bound == "from" and chosen.on < day
        # Advice that nobody can keep any more is no help.
        if (too_late and day >= chosen.today) or too_early:
            yield Broken(
                "advice",
                f"{advice.says} {'by' if too_late else 'before'} {long_day(day)}.",
                rule=advice.id,
                by=day,
                better_on=chosen.open_on_or_before(day) if too_late else chosen.days.next_school_day(day),
                status=advice.status,
                verified=advice.verified,
                sources=advice.sources,
            )
