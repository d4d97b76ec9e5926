"""The days on which one pupil's next review meeting can be held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from senco_cli.model.phrases import how_many, listed
from senco_cli.rules.case import PupilCase
from senco_cli.rules.planning.good_practice import Advised, advised
from senco_cli.rules.planning.limits import Limit, limits_of, undecided
from senco_cli.rules.planning.meeting_day import Fitness, MeetingDay, meeting_day_of, strains
from senco_cli.rules.planning.year import blocked_days, monday_of
from senco_cli.rules.words import long_day

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day that can be proposed; `notes` say what is not at its best about it.

    `others_that_week` are meetings of other pupils; `is_crowded` that the week is full, or one of them on the same day.
    """

    day: MeetingDay
    is_advised: bool
    notes: tuple[str, ...]
    others_that_week: int = 0
    is_crowded: bool = False


@dataclass(frozen=True, slots=True)
class MeetingWindow:
    """When a pupil's next review meeting can be held.

    `latest_on` is the earliest of the last days of `limits`; it may fall in a holiday, and `last_school_day_on` is the
    school day on or before it; both None where nothing asks for a meeting. `earliest_on` is the first school day that
    leaves time for notice and papers from today. `proposals` are lawful days, best first; where the latest day cannot
    be reached any more (`is_late`) they are later ones, soonest first. `arranged_on` are meetings already arranged.
    """

    pupil: str
    limits: tuple[Limit, ...]
    latest_on: date | None
    last_school_day_on: date | None
    earliest_on: date
    advised: Advised
    proposals: tuple[Proposal, ...]
    is_late: bool
    arranged_on: tuple[date, ...]
    remarks: tuple[str, ...]


def meeting_options(
    case: PupilCase, *, others: Mapping[date, int] = MappingProxyType({}), blocked: Collection[date] = ()
) -> MeetingWindow:
    """The days on which a pupil's next review meeting can be held, for somebody who plans today.

    A meeting that was held and waits for the authority's decision is done: the window is that of the one after it.
    `others` are how many meetings of other pupils stand on each day. Blocked days, also those of the settings, are not
    proposed.
    """
    return _window(case, others=others, not_free={*blocked, *blocked_days(case.school.settings)})


def _window(case: PupilCase, *, others: Mapping[date, int], not_free: Collection[date]) -> MeetingWindow:
    days, today = case.days, case.today
    limits = limits_of(case, before=today)
    latest = limits[0].last_on if limits else None
    last_open = days.last_school_day_on_or_before(latest) if latest else None
    earliest = _first_day(today, case=case)
    best = advised(limits, school=case.school, days=days)
    first = max(earliest, *(limit.opens_on for limit in limits if latest and limit.opens_on <= latest), _joins(case))
    is_late = last_open is not None and last_open < first
    # Late as it is, what is left is the rest of the school year.
    last = days.last_school_day_of_year(first) if is_late else last_open
    if last and case.until:
        last = min(last, case.until)
    possible = tuple(_proposals(first, last, case=case, best=best, others=others)) if last else ()
    found = tuple(each for each in possible if each.day.on not in not_free)
    arranged = tuple(review.meeting_on for _, review in case.reviews if review.meeting_on >= today)
    return MeetingWindow(
        pupil=case.file.key,
        limits=limits,
        latest_on=latest,
        last_school_day_on=last_open,
        earliest_on=earliest,
        advised=best,
        proposals=tuple(sorted(found, key=_soonest if is_late else _best)),
        is_late=is_late,
        arranged_on=arranged,
        remarks=(
            *_remarks(case, limits, first=first, arranged=arranged, found=found),
            *_of_blocked(len(possible) - len(found)),
        ),
    )


def _first_day(today: date, *, case: PupilCase) -> date:
    day = today
    while meeting_day_of(case, day).fitness > Fitness.NEEDS_COVER:
        day += _ONE_DAY
    return day


def _of_blocked(number: int) -> Iterator[str]:
    if number:
        yield f"{how_many(number, 'lawful day')} {'is' if number == 1 else 'are'} left out, because blocked."


def _proposals(
    first: date, last: date, *, case: PupilCase, best: Advised, others: Mapping[date, int]
) -> Iterator[Proposal]:
    most, weeks = case.school.settings.review_planning.most_per_week, Counter[date]()
    for on, number in others.items():
        weeks[monday_of(on)] += number
    day = first
    while day <= last:
        found = meeting_day_of(case, day)
        if found.fitness <= Fitness.NEEDS_COVER:
            notes = [sentence for _, sentence in strains(found, today=case.today)]
            if found.is_hurried:
                notes.append("There is less time left to ask for advice than is good.")
            that_week, that_day = weeks[monday_of(day)], others.get(day, 0)
            if that_day:
                notes.append(f"{_meetings(that_day)} already on that day.")
            elif that_week >= most:
                notes.append(f"{_meetings(that_week)} already in that week, and {most} a week is the most.")
            yield Proposal(
                found,
                is_advised=best.days_outside(day) == 0,
                notes=tuple(notes),
                others_that_week=that_week,
                is_crowded=bool(that_day) or that_week >= most,
            )
        day += _ONE_DAY


def _meetings(number: int) -> str:
    return f"{how_many(number, 'meeting')} of {'another pupil is' if number == 1 else 'other pupils are'}"


def _best(proposal: Proposal) -> tuple[bool, bool, bool, Fitness, bool, date]:
    day = proposal.day
    needs_cover = day.fitness is Fitness.NEEDS_COVER
    return (needs_cover, not proposal.is_advised, proposal.is_crowded, day.fitness, day.is_hurried, day.on)


def _soonest(proposal: Proposal) -> tuple[bool, date]:
    return (proposal.day.fitness is Fitness.NEEDS_COVER, proposal.day.on)


def _remarks(
    case: PupilCase, limits: tuple[Limit, ...], *, first: date, arranged: tuple[date, ...], found: tuple[Proposal, ...]
) -> Iterator[str]:
    waiting = undecided(case, before=case.today)
    if case.plan is None:
        yield "There is no EHC plan in force, so no review of one is due."
    elif not limits:
        yield "No review of the plan falls due before it ends or the pupil leaves."
    if waiting:
        held = long_day(waiting[1].meeting_on)
        yield f"The meeting on {held} waits for the authority's decision; these days are for the one after it."
    if arranged:
        yield f"A meeting is arranged already, for {listed(tuple(long_day(day) for day in arranged))}."
    for limit in limits:
        if limit.last_on < first:
            yield f"“{limit.title}”: its last day, {long_day(limit.last_on)}, cannot be reached any more."
    if any(not case.days.knows(proposal.day.on) for proposal in found):
        yield "The school's calendar does not reach all of these days; Monday to Friday counts as open there."


def _joins(case: PupilCase) -> date:
    return case.file.pupil.admitted_on or date.min
