"""What a chosen day means for the steps around the meeting: notice, papers, advice and the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.model.review import Review
from senco_cli.rules.planning.broken import Broken, ChosenDay, Weight
from senco_cli.rules.planning.meeting_day import (
    ASK,
    NOTICE,
    PAPERS,
    Fitness,
    MeetingDay,
    Step,
    strains,
)
from senco_cli.rules.words import long_day

# The field of the review and that of each person invited which show that a step has been taken.
_TAKEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        ASK: ("advice_asked_on", "advice_asked_on"),
        NOTICE: ("notice_given_on", "invited_on"),
        PAPERS: ("advice_circulated_on", "advice_circulated_on"),
    }
)


def broken_steps(chosen: ChosenDay) -> Iterator[Broken]:
    """The steps that are late, or hard to take, for a meeting on the chosen day."""
    hard = {step.rule: sentence for step, sentence in strains(chosen.day, today=chosen.today)}
    for step in chosen.day.steps:
        taken = _taken_on(step, chosen.review, today=chosen.today)
        if step.comes_before(chosen.on) and (taken or chosen.today) > step.legal_by:
            yield _too_late(step, chosen, taken=taken)
        elif step.rule in hard and taken is None:
            better = chosen.nearest(lambda day: day.fitness is Fitness.GOOD)
            yield _of(step, "hard", hard[step.rule], by=step.plan_by, better_on=better)
        elif step.rule == ASK and taken is None and chosen.day.is_hurried:
            said = f"“{step.title}” is best done by {long_day(step.plan_by)}, which is over."
            better = chosen.first(lambda day: not day.is_hurried and day.fitness <= Fitness.STRAINED)
            if better and not chosen.keeps_limits(better):
                better = None
            yield _of(step, "advice", said, by=step.plan_by, better_on=better)


def _too_late(step: Step, chosen: ChosenDay, *, taken: date | None) -> Broken:
    is_lenient = step.outer_by is not None and (taken or chosen.today) <= step.outer_by
    said = f"“{step.title}” was due by {long_day(step.legal_by)}"
    said += f", and was done on {long_day(taken)}" if taken else ", which is over"
    if is_lenient and step.outer_by:
        said += f"; only by the lenient reading, which gives {long_day(step.outer_by)}, is that in time"
    better = chosen.first(lambda day: day.why_closed is None and _can_still_be(step.rule, day, chosen.today))
    return _of(step, "hard" if is_lenient else "breaks", f"{said}.", by=step.legal_by, better_on=better)


def _can_still_be(rule: str, day: MeetingDay, today: date) -> bool:
    step = day.step(rule)
    return step is None or step.legal_by >= today


def _taken_on(step: Step, review: Review | None, *, today: date) -> date | None:
    if review is None or step.rule not in _TAKEN:
        return None
    of_all, of_each = _TAKEN[step.rule]
    taken: date | None = getattr(review, of_all)
    each = [getattr(person, of_each) for person in review.invited]
    if taken is None and each and all(each):
        taken = max(each)
    return taken if taken and taken <= today else None


def _of(step: Step, weight: Weight, sentence: str, *, by: date, better_on: date | None) -> Broken:
    return Broken(
        weight,
        sentence,
        rule=step.rule,
        by=by,
        better_on=better_on,
        status=step.status,
        verified=step.verified,
        sources=step.sources,
    )
