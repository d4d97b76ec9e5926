"""The days of one review against one another and against the plan: which cannot come before which, or lie ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from senco_cli.model.base import Part
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.review import Review

# Earlier field, later field. Advice may be circulated late, even after the meeting; that is unlawful, not impossible.
ORDER: tuple[tuple[str, str], ...] = (
    ("notice_given_on", "meeting_on"),
    ("advice_asked_on", "advice_circulated_on"),
    ("meeting_on", "report_sent_on"),
    ("meeting_on", "la_decision_notice_on"),
    ("meeting_on", "amendment_notice_on"),
    ("meeting_on", "final_plan_on"),
    ("la_decision_notice_on", "final_plan_on"),
    ("amendment_notice_on", "amendment_served_on"),
    ("amendment_notice_on", "final_plan_on"),
)
# Days on which something has happened; the meeting itself and its calling off may be written down before they come.
HAVE_HAPPENED = (
    "notice_given_on",
    "advice_asked_on",
    "advice_circulated_on",
    "report_sent_on",
    "la_decision_notice_on",
    "amendment_notice_on",
    "amendment_served_on",
    "final_plan_on",
)
# The same for one person invited.
OF_INVITEE: tuple[tuple[str, str], ...] = (
    ("advice_asked_on", "advice_received_on"),
    ("advice_received_on", "advice_circulated_on"),
    ("advice_asked_on", "advice_circulated_on"),
)
INVITEE_DAYS = ("invited_on", "advice_asked_on", "advice_received_on", "advice_circulated_on")
INVITED = "invited_on"
PLAN_MADE, MEETING, HELD = "plan_first_made_on", "meeting_on", "held"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two days of which the second cannot be earlier than the first; `in_plan` where the first is the plan's."""

    earlier: str
    earlier_on: date
    later: str
    later_on: date
    in_plan: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something written down as done on a day that has not come."""

    field: str
    on: date


def clashes(review: Review, plan: EhcPlan | None) -> Iterator[Clash]:
    """Every pair of days of a review that cannot be in the order in which they stand."""
    yield from _out_of_order(review, ORDER)
    for person in review.invited:
        for clash in _out_of_order(person, OF_INVITEE):
            yield replace(clash, earlier=f"{clash.earlier} of {person.role}", later=f"{clash.later} of {person.role}")
    for place in invited_after(review):
        person = review.invited[place]
        yield Clash(f"{INVITED} of {person.role}", person.invited_on or date.max, MEETING, review.meeting_on)
    across = before_plan(review, plan)
    if across:
        yield across


def invited_after(review: Review) -> Iterator[int]:
    """The places of those who would have been invited after the meeting."""
    for place, person in enumerate(review.invited):
        if person.invited_on and person.invited_on > review.meeting_on:
            yield place


def before_plan(review: Review, plan: EhcPlan | None) -> Clash | None:
    """The clash of a meeting that would be earlier than the plan it reviews."""
    if plan is None or review.meeting_on >= plan.plan_first_made_on:
        return None
    return Clash(PLAN_MADE, plan.plan_first_made_on, MEETING, review.meeting_on, in_plan=True)


def still_ahead(review: Review, *, today: date) -> Iterator[Ahead]:
    """Every day of a review on which something is said to have happened, and which is still to come."""
    for field in HAVE_HAPPENED:
        day = getattr(review, field)
        if day and day > today:
            yield Ahead(field, day)
    for person in review.invited:
        for field in INVITEE_DAYS:
            day = getattr(person, field)
            if day and day > today:
                yield Ahead(f"{field} of {person.role}", day)
    if review.held and review.meeting_on > today:
        yield Ahead(HELD, review.meeting_on)


def _out_of_order(part: Part, order: tuple[tuple[str, str], ...]) -> Iterator[Clash]:
    for earlier, later in order:
        first, second = getattr(part, earlier), getattr(part, later)
        if first and second and second < first:
            yield Clash(earlier, first, later, second)
