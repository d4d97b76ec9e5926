"""`senco add-adjustment`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from senco_cli.cli import answers
from senco_cli.cli.ask import given_or_asked
from senco_cli.cli.codes import read_codes
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_adjustment import NewAdjustment

_ASKED = "asked for when not given"
_BEGUN = "considered agreed in-place"


class _Typed(NamedTuple):
    """What was typed about the adjustment until it was decided."""

    what: str | None
    kind: str | None
    disadvantage: str | None
    state: str | None
    used_in: list[str] | None
    need: list[str] | None
    asked_by: str | None
    asked: str | None
    family_asked: str | None
    decided: str | None
    decided_by: str | None


class _Dated(NamedTuple):
    """What was typed about it from then on."""

    reason: str | None
    started: str | None
    staff_told: str | None
    review_by: str | None
    cost: str | None
    paid_by: str | None
    section_f: list[str] | None


def add_adjustment(
    ctx: typer.Context,
    pupil: PupilArgument,
    what: Annotated[str | None, typer.Option("--what", help=f"What is done otherwise, or which aid; {_ASKED}.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help=f"adjustment or auxiliary-aid; {_ASKED}.")] = None,
    disadvantage: Annotated[
        str | None, typer.Option("--disadvantage", help=f"The disadvantage it takes away; {_ASKED}.")
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", help="considered, agreed or in-place; considered when not given.")
    ] = None,
    used_in: Annotated[
        list[str] | None, typer.Option("--used-in", help="Where: lessons, trips, breaks ...; may be repeated.")
    ] = None,
    need: Annotated[
        list[str] | None, typer.Option("--need", help="The type of need it answers; may be repeated.")
    ] = None,
    asked_by: Annotated[str | None, typer.Option("--asked-by", help="Who asked for it, or saw the need.")] = None,
    asked: Annotated[
        str | None, typer.Option("--asked", metavar="DATE", help="The day it was asked for; today while considered.")
    ] = None,
    family_asked: Annotated[
        str | None,
        typer.Option("--family-asked", metavar="DATE", help="The day pupil or parent was asked what is hard."),
    ] = None,
    decided: Annotated[
        str | None, typer.Option("--decided", metavar="DATE", help="The day it was agreed; today when just agreed.")
    ] = None,
    decided_by: Annotated[str | None, typer.Option("--decided-by", help="Who agreed it.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why, in a sentence.")] = None,
    started: Annotated[
        str | None, typer.Option("--started", metavar="DATE", help="The day it was put in place; today if it is.")
    ] = None,
    staff_told: Annotated[
        str | None, typer.Option("--staff-told", metavar="DATE", help="The day those who carry it out were told.")
    ] = None,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day by which it is looked at again.")
    ] = None,
    cost: Annotated[str | None, typer.Option("--cost", help="What it costs, like 310.00.")] = None,
    paid_by: Annotated[str | None, typer.Option("--paid-by", help="Who pays: school, la, health, no-cost ...")] = None,
    section_f: Annotated[
        list[str] | None,
        typer.Option("--section-f", help="Number in section F that it overlaps with; may be repeated."),
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a reasonable adjustment or an auxiliary aid of a pupil.

    What happens to it later is written down with `senco set-adjustment`.
    """
    from senco_cli.actions import add_adjustment as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    typed = _Typed(what, kind, disadvantage, state, used_in, need, asked_by, asked, family_asked, decided, decided_by)
    dated = _Dated(reason, started, staff_told, review_by, cost, paid_by, section_f)
    adjustment = _adjustment(session, typed, dated, today=workspace.today)
    answers.refuse_backwards(
        ("--asked", adjustment.asked_on),
        ("--decided", adjustment.decided_on),
        ("--started", adjustment.started_on),
        ("--review-by", adjustment.review_by),
    )
    prepared = action.prepare_adjustment(workspace, key, adjustment)
    if answers.finish(session, workspace, prepared, said=f"added adjustment ({key})", yes=yes):
        _say_next(session, key, adjustment)
    return 0


def _adjustment(session: Session, typed: _Typed, later: _Dated, *, today: date) -> NewAdjustment:
    from senco_cli.actions.add_adjustment import NewAdjustment

    # Asked only of somebody who is asked anything at all: with every option given, nothing more is wanted.
    asking = session.can_ask and None in (typed.what, typed.kind, typed.disadvantage)
    what = given_or_asked(session, typed.what, "What is done otherwise, or which aid is given", option="--what")
    kind = answers.code(session, "adjustment_kind", typed.kind, "Which of the two is it?", option="--kind", on=today)
    why = given_or_asked(session, typed.disadvantage, "Which disadvantage does it take away", option="--disadvantage")
    places = answers.codes(
        session, "adjustment_used_in", typed.used_in, "Where is it used?", option="--used-in", on=today, asking=asking
    )
    asked_by = answers.maybe_text(session, typed.asked_by, "Who asked for it", option="--asked-by", asking=asking)
    state = _state(session, typed.state, asking=asking, today=today)
    is_new = state == "considered"

    def day(text: str | None, question: str, option: str, *, wanted: bool) -> date | None:
        if text is None and not wanted:
            return None
        return answers.past_day(session, text, question, option=option, today=today, asking=asking)

    return NewAdjustment(
        what=what,
        kind=kind,
        disadvantage=why,
        state=state,
        needs=read_codes("type_of_need", typed.need, option="--need", on=today),
        used_in=places,
        asked_by=asked_by,
        asked_on=day(typed.asked, "When was it asked for", "--asked", wanted=is_new),
        family_asked_on=answers.given_past_day("--family-asked", typed.family_asked, today=today),
        decided_on=day(typed.decided, "When was it agreed", "--decided", wanted=state == "agreed"),
        started_on=day(later.started, "Since when", "--started", wanted=state == "in-place"),
        **_later(session, typed.decided_by, later, asking=asking and not is_new, today=today),
        paid_by=_payer(session, later.paid_by, asking=asking and not is_new and kind == "auxiliary-aid", today=today),
    )


def _later(session: Session, decided_by: str | None, later: _Dated, *, asking: bool, today: date) -> dict[str, Any]:
    """What an adjustment has beside its days once it is agreed."""
    return {
        "decided_by": answers.maybe_text(session, decided_by, "Who agreed it", option="--decided-by", asking=asking),
        "reason": (later.reason or "").strip() or None,
        "staff_told_on": answers.given_past_day("--staff-told", later.staff_told, today=today),
        "review_by": answers.maybe_day(
            session, later.review_by, "By when is it looked at again", option="--review-by", asking=asking
        ),
        "cost": answers.pounds("--cost", later.cost),
        "section_f": tuple(each.strip() for each in later.section_f or ()),
    }


def _state(session: Session, typed: str | None, *, asking: bool, today: date) -> str:
    if typed is None and not asking:
        return "considered"
    found = answers.code(session, "adjustment_state", typed, "How far is it?", option="--state", on=today, only=_BEGUN)
    if found not in _BEGUN.split():
        raise UsageError(
            f"--state: an adjustment begins as considered, agreed or in-place, not as {found}",
            hint=f"add it first, then senco set-adjustment PUPIL {found}",
        )
    return found


def _payer(session: Session, typed: str | None, *, asking: bool, today: date) -> str | None:
    if typed is None and not asking:
        return None
    return answers.code(session, "adjustment_paid_by", typed, "Who pays for it?", option="--paid-by", on=today)


def _say_next(session: Session, pupil: str, adjustment: NewAdjustment) -> None:
    steps = {"considered": "agreed or refused", "agreed": "in-place", "in-place": "reviewed"}
    session.print(f"next: senco set-adjustment {pupil} {steps[adjustment.state]}")
    if adjustment.paid_by == "family":
        session.print("the cost of a reasonable adjustment may not be passed on (Equality Act 2010, section 20(7))")
