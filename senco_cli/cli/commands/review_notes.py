"""`senco review-notes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.ask import choose
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions
from senco_cli.cli.review_walk import keep, read_answer, walk
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.model.review_parts import ReviewPart

_SENT = "sent"


class NotesOptions(StepOptions):
    """Which part of the review, and what is found."""

    part: Annotated[
        str | None,
        typer.Option(
            "--part",
            help="outcomes, provisions, wishes, updates, adulthood, placement, visits, amendments, differences, "
            "actions, meeting or sent; asked for.",
        ),
    ] = None
    item: Annotated[
        str | None,
        typer.Option("--item", metavar="ITEM", help="One of them only: E1, F2, personal-budget, a person ..."),
    ] = None
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="An answer, so that nothing is asked; may be repeated."),
    ] = None
    again: Annotated[bool, typer.Option("--again", help="Go through what is answered already, too.")] = False


def review_notes(pupil: PupilArgument, typed: NotesOptions) -> int:
    """Write down what a review finds, part by part: progress, provision, wishes, amendments, actions.

    What is open is asked one by one, and each answer is kept before the next thing is asked; Return leaves a question
    open and stop ends, so that the rest can be taken up again another day.
    """
    from senco_cli.actions import review_notes as action

    chosen_part = action.part_named(typed.part) if typed.part is not None else _asked_part(typed.session)
    step = action.SENT if chosen_part.name == _SENT else action.NOTES
    asks, workspace, chosen = typed.begin_with(pupil, step)
    one = action.item_named(chosen, chosen_part, typed.item) if typed.item is not None else None
    if not typed.fields:
        walk(asks.session, workspace, chosen, chosen_part, only=one, again=typed.again or one is not None)
        return 0
    if one is None and chosen_part.by:
        raise UsageError("--set needs the item that it is about", hint="--item E1 --set progress=on-track")
    only = one or action.items_of(chosen, chosen_part)[0]
    keep(asks.session, workspace, chosen, chosen_part, only, _answers(chosen_part, typed.fields))
    return 0


def _answers(part: ReviewPart, fields: list[str]) -> dict[str, Any]:
    from senco_cli.actions.review_notes import question_named

    found: dict[str, Any] = {}
    for each in fields:
        name, equals, value = each.partition("=")
        if not equals or not value.strip():
            raise UsageError("--set needs a field and a value", hint='--set "evidence=7 of 10 in October"')
        question = question_named(part, name)
        found[question.name] = read_answer(question, value, option=f"--set {question.name}")
    return found


def _asked_part(session: Session) -> ReviewPart:
    from senco_cli.model.review_parts import review_parts

    parts = review_parts()
    name = choose(session, "Which part of the review?", [(each.name, each.says) for each in parts.values()],
                  option="--part PART")  # fmt: skip
    return parts[name]
