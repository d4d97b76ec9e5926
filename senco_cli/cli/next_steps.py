"""Saying what comes next in a review: the step, whose it is, by when or since when it is late, and how to record it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from senco_cli.cli.output import show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.due_filters import DueFilters
    from senco_cli.actions.due_list import DueList, Outlook
    from senco_cli.rules.next_step import NextStep, Unknown


def say_next(session: Session, outlook: Outlook, *, today: date) -> None:
    """Print what is next, one step a paragraph, and what is not known with the command that enters it."""
    for step in outlook.steps:
        print_wrapped(session, f"next: {step_words(step, today)}", indent=0, hanging=4)
        session.print(f"    senco {step.command}")
    for unknown in outlook.unknowns:
        print_wrapped(session, f"not known: {unknown.what}: enter it with", indent=0, hanging=4)
        session.print(f"    senco {unknown.command}")


def say_reviews_under_way(session: Session, found: DueList, *, filters: DueFilters, today: date) -> None:
    """Print the next step of each review that the list of what is due does not hold already, and what is not known."""
    from senco_cli.actions.due_steps import unlisted_steps

    steps = unlisted_steps(found, filters, today=today)
    lines = [f"{each.label} ({each.key}): {step_words(step, today)}" for each, step in steps]
    if not filters.duty_holder and not filters.overdue:
        lines += [
            f"{each.label} ({each.key}): {_unknown_words(unknown)}"
            for each in found.reviews
            for unknown in each.outlook.unknowns
        ]
    if lines:
        session.print(f"Next in reviews under way ({len(lines)})")
    for line in lines:
        print_wrapped(session, line, indent=2, hanging=6)


def step_words(step: NextStep, today: date) -> str:
    """`Send the report ... - the head, by Tue 27 Oct 2026, late by 25 days (review of Tue 13 Oct 2026)`."""
    from senco_cli.rules.rule import DUTY_HOLDERS

    review = f" (review of {show_day(step.meeting_on)})" if step.meeting_on and step.by != step.meeting_on else ""
    return f"{step.what} – {', '.join((DUTY_HOLDERS[step.duty_holder], *_when(step, today)))}{review}"


def _when(step: NextStep, today: date) -> Iterator[str]:
    if step.by is None:
        return
    if not step.is_late(today):
        yield f"{'best done by' if step.reminder else 'by'} {show_day(step.by)}"
        return
    days = (today - step.by).days
    yield f"late since {show_day(step.by)}, {how_many(days, 'day')}"


def _unknown_words(unknown: Unknown) -> str:
    return f"not known: {unknown.what}: enter it with senco {unknown.command}"
