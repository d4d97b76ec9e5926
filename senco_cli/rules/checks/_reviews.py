"""Reviews of EHC plans that can still be put right, and the days by which their steps were due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import goes_ahead
from senco_cli.rules.check import Context, Place
from senco_cli.rules.reckoning import count


@dataclass(frozen=True, slots=True)
class LateStep:
    """A step before a review meeting that came too late; `taken_on` is None where it has not come at all."""

    path: str
    at: Place
    meeting_on: date
    latest: date
    taken_on: date | None


def current_reviews(file: PupilFile, context: Context) -> Iterator[tuple[str, Review]]:
    """The last full review that was held and those to come, with their paths; older ones nobody can mend any more.

    Interim reviews of under-fives are left out: the rules on invitations and papers are not for them (SEND Code of
    Practice 9.178).
    """
    if not file.pupil.is_on_roll(context.today):
        return
    full = [(key, review) for key, review in file.reviews.items() if review.type != "interim" and goes_ahead(review)]
    last = max((review.meeting_on for _, review in full if review.meeting_on < context.today), default=date.min)
    for key, review in full:
        if review.meeting_on >= last:
            yield path_of(Review, pupil=file.key, key=key), review


def latest_day(rule: str, meeting_on: date, *, context: Context) -> date | None:
    """The last day on which a step before a meeting is in time by the most lenient reading of its rule.

    None where no version of the rule was in force; a school's own rule counts where it is law. A finding says that the
    law was broken, so it takes the reading that leaves no doubt; the stricter one is for planning.
    """
    ways = (version.outer or version.counting for version in context.rules.by_law(rule, meeting_on))
    return min((count(way, meeting_on, days=context.days) for way in ways if way), default=None)


def late_steps(file: PupilFile, context: Context, *, rule: str, field: str, of_invitee: str) -> Iterator[LateStep]:
    """Where a step that concerns everybody invited came too late by a rule: for all of them, or for some."""
    for path, review in current_reviews(file, context):
        latest = latest_day(rule, review.meeting_on, context=context)
        if latest:
            found = _late(review, latest, field, of_invitee, today=context.today)
            yield from (LateStep(path, at, review.meeting_on, latest, taken_on) for at, taken_on in found)


def _late(
    review: Review, latest: date, field: str, of_invitee: str, *, today: date
) -> Iterator[tuple[Place, date | None]]:
    taken_on = getattr(review, field)
    by_invitee = [getattr(invitee, of_invitee) for invitee in review.invited]
    if taken_on and taken_on > latest:
        yield (field,), taken_on
        return
    for place, day in enumerate(by_invitee):
        if day and day > latest:
            yield ("invited", place, of_invitee), day
    # Of a meeting that is over, nothing written may only mean that nobody wrote it down.
    if taken_on is None and not any(by_invitee) and latest < today <= review.meeting_on:
        yield (field,), None
