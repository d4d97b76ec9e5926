"""`senco add-adjustment`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.codes import read_codes
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_adjustment import NewAdjustment

_ASKED = "asked for when not given"
_BEGUN = "considered agreed in-place"


class AdjustmentOptions(WriteOptions):
    """What can be typed about an adjustment."""

    what: Annotated[str | None, typer.Option("--what", help=f"What is done otherwise, or which aid; {_ASKED}.")] = None
    kind: Annotated[str | None, typer.Option("--kind", help=f"adjustment or auxiliary-aid; {_ASKED}.")] = None
    disadvantage: Annotated[
        str | None, typer.Option("--disadvantage", help=f"The disadvantage it takes away; {_ASKED}.")
    ] = None
    state: Annotated[
        str | None, typer.Option("--state", help="considered, agreed or in-place; considered when not given.")
    ] = None
    used_in: Annotated[
        list[str] | None, typer.Option("--used-in", help="Where: lessons, trips, breaks ...; may be repeated.")
    ] = None
    need: Annotated[list[str] | None, typer.Option("--need", help="The type of need it answers; may be repeated.")] = (
        None
    )
    asked_by: Annotated[str | None, typer.Option("--asked-by", help="Who asked for it, or saw the need.")] = None
    asked: Annotated[
        str | None, typer.Option("--asked", metavar="DATE", help="The day it was asked for; today while considered.")
    ] = None
    family_asked: Annotated[
        str | None,
        typer.Option("--family-asked", metavar="DATE", help="The day pupil or parent was asked what is hard."),
    ] = None
    decided: Annotated[
        str | None, typer.Option("--decided", metavar="DATE", help="The day it was agreed; today when just agreed.")
    ] = None
    decided_by: Annotated[str | None, typer.Option("--decided-by", help="Who agreed it.")] = None
    reason: Annotated[str | None, typer.Option("--reason", help="Why, in a sentence.")] = None
    started: Annotated[
        str | None, typer.Option("--started", metavar="DATE", help="The day it was put in place; today if it is.")
    ] = None
    staff_told: Annotated[
        str | None, typer.Option("--staff-told", metavar="DATE", help="The day those who carry it out were told.")
    ] = None
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day by which it is looked at again.")
    ] = None
    cost: Annotated[str | None, typer.Option("--cost", help="What it costs, like 310.00.")] = None
    paid_by: Annotated[str | None, typer.Option("--paid-by", help="Who pays: school, la, health, no-cost ...")] = None
    section_f: Annotated[
        list[str] | None,
        typer.Option("--section-f", help="Number in section F that it overlaps with; may be repeated."),
    ] = None


def add_adjustment(pupil: PupilArgument, typed: AdjustmentOptions) -> int:
    """Write down a reasonable adjustment or an auxiliary aid of a pupil.

    What happens to it later is written down with `senco set-adjustment`.
    """
    from senco_cli.actions import add_adjustment as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    is_asking = session.can_ask and None in (typed.what, typed.kind, typed.disadvantage)
    adjustment = _adjustment(Answers(session, workspace.today, is_asking), typed)
    answers.refuse_backwards(
        ("--asked", adjustment.asked_on),
        ("--decided", adjustment.decided_on),
        ("--started", adjustment.started_on),
        ("--review-by", adjustment.review_by),
    )
    prepared = action.prepare_adjustment(workspace, key, adjustment)
    if answers.finish(session, workspace, prepared, said=f"added adjustment ({key})", yes=typed.yes):
        _say_next(session, key, adjustment)
    return 0


def _adjustment(asks: Answers, typed: AdjustmentOptions) -> NewAdjustment:
    from senco_cli.actions.add_adjustment import NewAdjustment

    what = asks.text("--what", typed.what, "What is done otherwise, or which aid is given")
    kind = asks.code("--kind", typed.kind, "adjustment_kind", "Which of the two is it?")
    why = asks.text("--disadvantage", typed.disadvantage, "Which disadvantage does it take away")
    places = asks.codes("--used-in", typed.used_in, "adjustment_used_in", "Where is it used?")
    asked_by = asks.maybe_text("--asked-by", typed.asked_by, "Who asked for it")
    state = _state(asks, typed.state)
    once_agreed = asks.when(state != "considered")
    return NewAdjustment(
        what=what,
        kind=kind,
        disadvantage=why,
        state=state,
        needs=read_codes("type_of_need", typed.need, option="--need", on=asks.today),
        used_in=places,
        asked_by=asked_by,
        family_asked_on=asks.given_past_day("--family-asked", typed.family_asked),
        **_days(asks, typed, state),
        decided_by=once_agreed.maybe_text("--decided-by", typed.decided_by, "Who agreed it"),
        reason=(typed.reason or "").strip() or None,
        staff_told_on=asks.given_past_day("--staff-told", typed.staff_told),
        review_by=once_agreed.maybe_day("--review-by", typed.review_by, "By when is it looked at again"),
        cost=answers.pounds("--cost", typed.cost),
        section_f=tuple(each.strip() for each in typed.section_f or ()),
        paid_by=once_agreed.when(kind == "auxiliary-aid").maybe_code(
            "--paid-by", typed.paid_by, "adjustment_paid_by", "Who pays for it?"
        ),
    )


def _days(asks: Answers, typed: AdjustmentOptions, state: str) -> dict[str, date | None]:
    """The days on which it came so far; the last step is of today where nobody says otherwise."""
    steps = {
        "asked_on": ("--asked", typed.asked, "When was it asked for", "considered"),
        "decided_on": ("--decided", typed.decided, "When was it agreed", "agreed"),
        "started_on": ("--started", typed.started, "Since when", "in-place"),
    }
    return {
        name: asks.past_day(option, given, question) if given is not None or state == last else None
        for name, (option, given, question, last) in steps.items()
    }


def _state(asks: Answers, typed: str | None) -> str:
    if typed is None and not asks.asking:
        return "considered"
    found = asks.code("--state", typed, "adjustment_state", "How far is it?", only=_BEGUN)
    if found not in _BEGUN.split():
        raise UsageError(
            f"--state: an adjustment begins as considered, agreed or in-place, not as {found}",
            hint=f"add it first, then senco set-adjustment PUPIL {found}",
        )
    return found


def _say_next(session: Session, pupil: str, adjustment: NewAdjustment) -> None:
    steps = {"considered": "agreed or refused", "agreed": "in-place", "in-place": "reviewed"}
    session.print(f"next: senco set-adjustment {pupil} {steps[adjustment.state]}")
    if adjustment.paid_by == "family":
        session.print("the cost of a reasonable adjustment may not be passed on (Equality Act 2010, section 20(7))")
