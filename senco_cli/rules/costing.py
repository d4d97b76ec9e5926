"""What provisions cost: minutes and money kept exact, rounded once, and shared so that lines add up to totals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Literal, Protocol

from senco_cli.model.years import FIRST_MONTH, academic_year_start

if TYPE_CHECKING:
    from senco_cli.model.provision import Member, Provision, Session
    from senco_cli.model.staff import Staff

Rounding = Literal["half-up", "half-even"]


class SchoolCalendar(Protocol):
    """What is asked of the school's calendar."""

    def is_school_day(self, day: date) -> bool:
        """Whether pupils are at school on `day`."""
        ...


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a run that is counted, by the first and the last school day that the run has in it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a cost is not known, or not wholly; `staff` is the key of the person it is about."""

    what: Literal["sessions", "deliverer", "service", "staff", "rate"]
    staff: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in pence; None is not known, and a sum with something missing is the known part of it."""

    pence: int | None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Dose:
    """Minutes a week of the sessions held together, and of those that each pupil has alone."""

    together: Fraction
    each: Fraction

    @property
    def pupil_minutes(self) -> Fraction:
        """Minutes a week that one pupil gets."""
        return self.together + self.each

    def session_minutes(self, pupils: int) -> Fraction:
        """Minutes a week that sessions for so many pupils last in all."""
        return self.together + pupils * self.each


@dataclass(frozen=True, slots=True)
class Staffing:
    """Pence that an hour of sessions costs, None when not known, and how many staff it occupies."""

    hourly_rate: Fraction | None
    people: Fraction
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionCost:
    """What a provision costs the school, and in pence what falls on each pupil.

    The shares and `unshared`, which is all of it where no pupil is recorded, add up to the total; while that is not
    known there are none. `weeks` counts the weeks in which somebody was in it.
    """

    weeks: int
    total: Amount
    shares: Mapping[str, int]
    unshared: int

    def share_of(self, pupil: str) -> Amount:
        """What falls on one pupil."""
        if self.total.pence is None:
            return self.total
        return Amount(self.shares.get(pupil, 0), self.total.missing)


def provision_cost(
    provision: Provision,
    weeks: Sequence[Week],
    *,
    staff: Mapping[str, Staff],
    rounding: Rounding,
    since: date | None = None,
    up_to: date | None = None,
) -> ProvisionCost:
    """The cost of the whole run, or of its weeks begun since a day or up to one; `weeks` are those of the whole run.

    Resources count on the first day of the run. Group sessions are shared each week among the pupils who are in the
    group that week; resources evenly among all who were ever in it.
    """
    staffing, amount = staffing_of(provision, staff), dose(provision.sessions)
    groups = [pupils_between(provision, week.first, week.last) for week in weeks]
    begun = [group for week, group in zip(weeks, groups, strict=True) if _is_within(week.first, since, up_to)]
    held = sum(1 for group in begun if group or not provision.pupils)
    spent = _resources(provision) if _is_within(provision.from_on, since, up_to) else Fraction(0)
    if staffing.hourly_rate is None and not spent:
        return ProvisionCost(held, Amount(None, staffing.missing), {}, 0)
    rate = staffing.hourly_rate or Fraction(0)
    minutes = _minutes_for_each(begun, amount)
    exact = {member.pupil: time_cost(minutes[member.pupil], rate) for member in provision.pupils}
    sharers = dict.fromkeys(pupil for group in groups for pupil in group) or exact
    for pupil in tuple(sharers):
        exact[pupil] += spent / len(sharers)
    nobodys = Fraction(0) if exact else spent + time_cost(amount.together * held, rate)
    total = round_pence(sum(exact.values(), nobodys), rounding)
    shares = apportion(exact, total) if exact else {}
    return ProvisionCost(held, Amount(total, staffing.missing), shares, 0 if exact else total)


def add(amounts: Iterable[Amount]) -> Amount:
    """The sum of what is known; not known when there are amounts and none is."""
    every = tuple(amounts)
    known = [each.pence for each in every if each.pence is not None]
    missing = tuple(dict.fromkeys(reason for each in every for reason in each.missing))
    return Amount(sum(known) if known or not every else None, missing)


def time_cost(minutes: Fraction, hourly_rate: Fraction | int) -> Fraction:
    """Exact pence for so many minutes at so many pence an hour."""
    return minutes * hourly_rate / 60


def round_pence(exact: Fraction, rounding: Rounding) -> int:
    """Whole pence; half a penny goes up, or to the even penny."""
    return round(exact) if rounding == "half-even" else floor(exact + Fraction(1, 2))


def apportion(exact: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Whole pence near each exact share that add up to `total`, by largest remainder, the first of equals first.

    The exact shares must add up to less than a penny from `total`.
    """
    whole = {name: floor(share) for name, share in exact.items()}
    left_over = total - sum(whole.values())
    by_remainder = sorted(exact, key=lambda name: whole[name] - exact[name])
    for name in by_remainder[:left_over]:
        whole[name] += 1
    return whole


def dose(sessions: Iterable[Session]) -> Dose:
    """The minutes a week that sessions come to."""
    minutes = {"group": Fraction(0), "each-pupil": Fraction(0)}
    for session in sessions:
        minutes[session.given_to] += session.minutes * Fraction(session.per_week)
    return Dose(together=minutes["group"], each=minutes["each-pupil"])


def staffing_of(provision: Provision, staff: Mapping[str, Staff]) -> Staffing:
    """Who an hour of the provision's sessions occupies and what it costs, and what is not known of that."""
    shares = [Fraction(each.share) if each.share is not None else Fraction(1) for each in provision.delivered_by]
    people = sum(shares, Fraction(0)) if shares else Fraction(1)
    undosed = () if provision.sessions else (Missing("sessions"),)
    if provision.cost and provision.cost.hourly_rate is not None:
        rate = Fraction(provision.cost.hourly_rate)
        return Staffing(None if undosed else rate, people, undosed)
    missing = list(undosed)
    if not shares:
        missing.append(Missing("service" if provision.delivered_by_others else "deliverer"))
    known: list[Fraction] = []
    for delivery, share in zip(provision.delivered_by, shares, strict=True):
        person = staff.get(delivery.staff)
        if person is None or person.hourly_rate is None:
            missing.append(Missing("staff" if person is None else "rate", delivery.staff))
        else:
            known.append(share * person.hourly_rate)
    return Staffing(sum(known, Fraction(0)) if known and not undosed else None, people, tuple(missing))


def pupils_in(provision: Provision, day: date) -> tuple[str, ...]:
    """The pupils who are in the provision on `day`, in the order of its record; nobody while it does not run."""
    return pupils_between(provision, day, day) if is_running(provision, day) else ()


def pupils_between(provision: Provision, first: date, last: date) -> tuple[str, ...]:
    """The pupils who are in the group on some day between two days of its run, in the order of its record."""
    # A pupil who left and came back stands twice in the record and counts once.
    return tuple(dict.fromkeys(each.pupil for each in provision.pupils if _overlaps(each, first, last)))


def is_running(provision: Provision, day: date) -> bool:
    """Whether the provision has begun and not ended on `day`."""
    return provision.from_on <= day and (provision.to_on is None or day <= provision.to_on)


def run_weeks(provision: Provision, on: date, *, weeks_per_year: int, calendar: SchoolCalendar) -> tuple[Week, ...]:
    """The weeks that are costed: those of the run with a school day in it, the first `provision.weeks` of them.

    A provision without an end is costed for one year of `weeks_per_year`: the academic year that holds `on`, or that
    of its first day where it begins later in the year or after it.
    """
    if provision.to_on is not None:
        weeks = school_weeks(provision.from_on, provision.to_on, calendar=calendar)
        return weeks if provision.weeks is None else weeks[: provision.weeks]
    this_year = date(academic_year_start(on), FIRST_MONTH, 1)
    first = max(provision.from_on, this_year)
    last = date(academic_year_start(first) + 1, FIRST_MONTH, 1) - timedelta(days=1)
    wanted = weeks_per_year if provision.weeks is None else provision.weeks
    found = school_weeks(first, last, calendar=calendar)[:wanted]
    return found + _weeks_after(found[-1].last if found else last, wanted - len(found))


def school_weeks(first: date, last: date, *, calendar: SchoolCalendar) -> tuple[Week, ...]:
    """The weeks from Monday to Sunday that have a school day between two days, both included."""
    weeks: dict[date, Week] = {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if calendar.is_school_day(day):
            monday = day - timedelta(days=day.weekday())
            weeks[monday] = Week(weeks[monday].first if monday in weeks else day, day)
    return tuple(weeks.values())


def _weeks_after(day: date, number: int) -> tuple[Week, ...]:
    monday = day + timedelta(days=7 - day.weekday())
    starts = (monday + timedelta(weeks=n) for n in range(number))
    return tuple(Week(start, start + timedelta(days=4)) for start in starts)


def _is_within(day: date, since: date | None, up_to: date | None) -> bool:
    return (since is None or since <= day) and (up_to is None or day <= up_to)


def _overlaps(member: Member, first: date, last: date) -> bool:
    return (member.joined_on is None or member.joined_on <= last) and (
        member.left_on is None or first <= member.left_on
    )


def _minutes_for_each(groups: Iterable[tuple[str, ...]], amount: Dose) -> Mapping[str, Fraction]:
    weeks_in: dict[str, Counter[int]] = defaultdict(Counter)
    for group in groups:
        for pupil in group:
            weeks_in[pupil][len(group)] += 1
    minutes = {
        pupil: sum((n * (amount.together / size + amount.each) for size, n in sizes.items()), Fraction(0))
        for pupil, sizes in weeks_in.items()
    }
    return defaultdict(Fraction, minutes)


def _resources(provision: Provision) -> Fraction:
    return Fraction(provision.cost.resources or 0) if provision.cost else Fraction(0)
