"""A plan that the authority considers ceasing, or that moves to another authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from senco_cli.rules.case import PLAN, PupilCase
from senco_cli.rules.event import Event
from senco_cli.rules.topics._records import NO_CONDITIONS, NO_DISCHARGES, Conditions, Discharges, Triggers
from senco_cli.rules.words import long_day


def ceasing_considered(case: PupilCase) -> Iterator[Event]:
    """The authority said that it considers ceasing to maintain the plan."""
    on = case.plan.ceasing_consultation_received_on if case.plan else None
    yield from _of_plan(case, on, "The authority's word that it considers ceasing to maintain the plan came on {day}.")


def move_learned(case: PupilCase) -> Iterator[Event]:
    """The old authority learned that the family moves to another authority."""
    on = case.plan.authority_learned_of_move_on if case.plan else None
    yield from _of_plan(case, on, "The old authority learned of the move on {day}.")


def moved(case: PupilCase) -> Iterator[Event]:
    """The plan was transferred to the new authority."""
    on = case.plan.moved_authority_on if case.plan else None
    yield from _of_plan(case, on, "The plan was transferred to the new authority on {day}.")


def moved_with_last_review(case: PupilCase) -> Iterator[Event]:
    """The last review, or the making of the plan, before the plan was transferred to the new authority."""
    plan = case.plan
    if plan is None or plan.moved_authority_on is None:
        return
    moved_on, last = plan.moved_authority_on, case.last_review
    if last and last.ended_on >= moved_on:
        return
    began = last.ended_on if last else plan.plan_first_made_on
    what = "The last review before it ended" if last else "It was first made"
    said = f"The plan was transferred to the new authority on {long_day(moved_on)}. {what} on {long_day(began)}."
    yield Event(began, case.file.path(PLAN), plan, said, also_on=moved_on, law_on=moved_on)


def _of_plan(case: PupilCase, on: date | None, words: str) -> Iterator[Event]:
    if case.plan and on:
        yield Event(on, case.file.path(PLAN), case.plan, words.format(day=long_day(on)))


TRIGGERS: Triggers = MappingProxyType(
    {
        "ehc_plan.ceasing_consultation_received_on": ceasing_considered,
        "ehc_plan.authority_learned_of_move_on": move_learned,
        "ehc_plan.moved_authority_on": moved,
        "ehc_plan.moved_authority_after_review": moved_with_last_review,
    }
)
CONDITIONS: Conditions = NO_CONDITIONS
DISCHARGES: Discharges = NO_DISCHARGES
