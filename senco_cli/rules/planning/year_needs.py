"""What one pupil's file asks of a year: a meeting to place, meetings that stand, and what cannot be met anyhow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from senco_cli.model.phrases import capital_first
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import PupilCase, goes_ahead, pupil_case
from senco_cli.rules.planning.good_practice import Advised, advised
from senco_cli.rules.planning.limits import Limit, limits_of
from senco_cli.rules.planning.meeting_day import Fitness, MeetingDay
from senco_cli.rules.planning.year import PlanningYear, days_of_authority
from senco_cli.rules.planning.year_result import Ahead, Arranged, Help, NotMet
from senco_cli.rules.words import long_day


@dataclass(frozen=True, slots=True)
class Job:
    """A meeting that has to be placed: not before `opens_on`, in time by `latest_on`, never after `until`.

    `can_wait` says that it could also be held lawfully, if less well, in the first weeks of the year after;
    `by_authority` are the days of the year where the pupil's authority expects more than others.
    """

    pupil: str
    limits: tuple[Limit, ...]
    opens_on: date
    latest_on: date
    until: date
    advised: Advised
    is_transfer: bool
    can_wait: bool
    by_authority: Mapping[date, MeetingDay] = field(default_factory=dict)

    def day(self, day: MeetingDay) -> MeetingDay:
        """A day of the year as it is for this pupil, whose authority may expect more than others."""
        return self.by_authority.get(day.on, day)


@dataclass(frozen=True, slots=True)
class Needs:
    """What one pupil asks of a year."""

    job: Job | None = None
    arranged: tuple[Arranged, ...] = ()
    not_met: tuple[NotMet, ...] = ()
    ahead: tuple[Ahead, ...] = ()


def needs_of(file: PupilFile, year: PlanningYear) -> Needs:
    """What a pupil's file asks of a year."""
    case = pupil_case(file, year.school, today=year.today, days=year.days, rules=year.rules)
    to_place: list[Limit] = []
    not_met: list[NotMet] = []
    ahead: list[Ahead] = []
    for limit in limits_of(case, before=year.first_on):
        standing = [review.meeting_on for _, review in case.reviews if limit.is_served_by(review)]
        if standing:
            not_met.extend(_arranged_too_late(limit, standing, case=case, year=year))
        elif _belongs_to_an_earlier_year(limit, year):
            not_met.append(_earlier_year(case, limit, year=year))
        elif _last_school_day(limit, year) <= year.last_on:
            to_place.append(limit)
        elif limit.last_on < year.first_good_next_on:
            # Once a year is enough for a pupil who has a meeting in it; the others are better placed before the summer.
            if _has_meeting(case, year):
                ahead.append(ahead_of(file.key, limit))
            else:
                to_place.append(limit)
    job, rest = _job(case, to_place, year=year)
    return Needs(job, tuple(_arranged(case, year)), (*not_met, *rest), tuple(ahead))


def ahead_of(pupil: str, limit: Limit) -> Ahead:
    """A look ahead to a meeting in the first weeks of the year after."""
    sentence = (
        f"The next meeting has to be held by {long_day(limit.last_on)}, so early that its notice and papers have to go "
        "out before the summer."
    )
    return Ahead(pupil, limit.rule, limit.last_on, sentence)


def _job(case: PupilCase, limits: list[Limit], *, year: PlanningYear) -> tuple[Job | None, tuple[NotMet, ...]]:
    pupil = case.file.pupil
    joins_on = pupil.admitted_on or date.min
    # A meeting that was due before the pupil comes is for the school the pupil comes from.
    ours = [limit for limit in limits if joins_on <= year.today or limit.last_on >= joins_on]
    until = case.until or year.last_on
    if not ours or until < max(year.first_on, year.today):
        return None, ()
    first = ours[0]
    reach = max(first.last_on, year.first_possible_on)
    joint = tuple(limit for limit in ours if limit.opens_on <= reach)
    by_authority = days_of_authority(case, year)
    lawful = (on for on, day in by_authority.items() if on >= year.today and day.fitness <= Fitness.NEEDS_COVER)
    job = Job(
        pupil=case.file.key,
        limits=joint,
        opens_on=max(joins_on, min(lawful, default=joins_on), *(limit.opens_on for limit in joint)),
        latest_on=first.last_on,
        until=until,
        advised=advised(joint, school=year.school, days=year.days),
        is_transfer=any(limit.is_transfer for limit in joint),
        can_wait=_last_school_day(first, year) > year.last_on,
        by_authority=by_authority,
    )
    return job, tuple(_second_meeting(case, limit, year=year) for limit in ours if limit not in joint)


def _arranged(case: PupilCase, year: PlanningYear) -> Iterator[Arranged]:
    left_on = case.file.pupil.left_on or date.max
    for review in case.file.reviews.values():
        on = review.meeting_on
        if goes_ahead(review) and year.first_on <= on <= min(year.last_on, left_on):
            yield Arranged(case.file.key, on, is_held=on < year.today)


def _has_meeting(case: PupilCase, year: PlanningYear) -> bool:
    return any(year.first_on <= review.meeting_on <= year.last_on for _, review in case.reviews)


def _last_school_day(limit: Limit, year: PlanningYear) -> date:
    return year.days.last_school_day_on_or_before(limit.last_on)


def _belongs_to_an_earlier_year(limit: Limit, year: PlanningYear) -> bool:
    return _last_school_day(limit, year) < year.first_on and year.first_possible_on < year.first_on


def _arranged_too_late(limit: Limit, standing: list[date], *, case: PupilCase, year: PlanningYear) -> Iterator[NotMet]:
    if any(on < year.today or on <= limit.last_on for on in standing) or limit.last_on > year.last_on:
        return
    on = min(standing)
    reachable = max(year.first_possible_on, limit.opens_on) <= _last_school_day(limit, year)
    helps: tuple[Help, ...] = ()
    if reachable:
        helps = (Help("move", f"Move it to {long_day(_last_school_day(limit, year))} or earlier."),)
    elif year.first_possible_on < on:
        helps = (Help("soonest", f"Move it to the first day there is, {long_day(year.first_possible_on)}."),)
    reason = f"The meeting is arranged for {long_day(on)}; {_latest_words(limit, year)}."
    yield NotMet(case.file.key, "arranged-late", limit.rule, limit.last_on, on, reason, helps, "arranged-late")


def _earlier_year(case: PupilCase, limit: Limit, *, year: PlanningYear) -> NotMet:
    reason = (
        f"{_latest_words(limit, year)}, before the year planned here begins; when the review after it is due depends "
        "on the authority's decision."
    )
    first = Help("plan-earlier", "Plan that meeting first.")
    return NotMet(
        case.file.key, "earlier-year", limit.rule, limit.last_on, None, capital_first(reason), (first,), "earlier-year"
    )


def _second_meeting(case: PupilCase, limit: Limit, *, year: PlanningYear) -> NotMet:
    reason = (
        f"A meeting serves this only from {long_day(limit.opens_on)}, which is after the pupil's other meeting is due; "
        f"{_latest_words(limit, year)}."
    )
    first = Help("plan-earlier", "Arrange the first meeting, then plan again for the second.")
    return NotMet(case.file.key, "second-meeting", limit.rule, limit.last_on, None, reason, (first,), "second-meeting")


def _latest_words(limit: Limit, year: PlanningYear) -> str:
    has = "had" if limit.last_on < year.today else "has"
    what = f"for the move to the next phase it {has}" if limit.is_transfer else f"the review meeting {has}"
    return f"{what} to be held by {long_day(limit.last_on)}"
