"""`senco set-adjustment`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask, choose, given_or_asked
from senco_cli.cli.codes import read_code
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.set_adjustment import Details, Placed, Step


class ChangeOptions(WriteOptions):
    """What can be typed about what happened to an adjustment."""

    which: Annotated[
        str | None, typer.Option("--which", help="Which adjustment, by some of its words or its number in the list.")
    ] = None
    day: Annotated[str | None, typer.Option("--day", metavar="DATE", help="The day of it; asked for, else today.")] = (
        None
    )
    by: Annotated[str | None, typer.Option("--by", help="Who decided, or who looked at it.")] = None
    reason: Annotated[str | None, typer.Option("--reason", help="Why it was agreed, refused or ended.")] = None
    factor: Annotated[
        list[str] | None,
        typer.Option("--factor", metavar="FACTOR=TEXT", help="Of a refusal: what one of the nine factors came to."),
    ] = None
    effect: Annotated[str | None, typer.Option("--effect", help="Of a review: what it has changed.")] = None
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day by which it is looked at next.")
    ] = None
    staff_told: Annotated[
        str | None, typer.Option("--staff-told", metavar="DATE", help="The day those who carry it out were told.")
    ] = None
    cost: Annotated[str | None, typer.Option("--cost", help="What it costs, like 310.00.")] = None
    paid_by: Annotated[str | None, typer.Option("--paid-by", help="Who pays: school, la, health, no-cost ...")] = None


def set_adjustment(
    pupil: Annotated[str, typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name.")],
    step: Annotated[
        str | None,
        typer.Argument(metavar="STEP", help="agreed, in-place, refused, reviewed or ended; asked for when not given."),
    ] = None,
    *,
    typed: ChangeOptions,
) -> int:
    """Say that an adjustment was agreed, put in place, refused, reviewed or ended.

    A refusal is written down with a sentence for each of the nine factors of reasonableness.
    """
    from senco_cli.actions import set_adjustment as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    taken = _step(session, step)
    _refuse_strange(taken, factor=typed.factor, effect=typed.effect)
    chosen = _choose(session, action.candidates(workspace, key, taken, which=typed.which), pupil=key, step=taken)
    asks = Answers(session, workspace.today, session.can_ask and not typed.yes)
    happened = asks.past_day("--day", typed.day, "On which day")
    details = _details(asks, typed, taken, chosen)
    prepared = action.prepare_step(workspace, key, chosen, taken, on=happened, details=details)
    said = f"{taken.name} on {show_day(happened)}: adjustment {chosen.place + 1} ({key})"
    if answers.finish(session, workspace, prepared, said=said, yes=typed.yes):
        _say_next(session, key, chosen, step=taken, details=details)
    return 0


def _details(asks: Answers, typed: ChangeOptions, step: Step, chosen: Placed) -> Details:
    from senco_cli.actions.set_adjustment import Details

    is_decided, goes_on = step.name in ("agreed", "refused", "ended"), step.name in ("in-place", "reviewed")
    question = "By when is it looked at next"
    return Details(
        by=asks.when(step.name != "ended").maybe_text("--by", typed.by, _who(step)),
        reason=asks.when(is_decided).maybe_text("--reason", typed.reason, "Why"),
        factors=_factors(asks.when(step.name == "refused"), chosen, typed.factor or ()),
        effect=_effect(asks.session, step, typed.effect),
        review_by=asks.when(goes_on).maybe_day("--review-by", typed.review_by, question),
        staff_told_on=asks.given_past_day("--staff-told", typed.staff_told),
        cost=answers.pounds("--cost", typed.cost),
        paid_by=None if typed.paid_by is None else read_code("adjustment_paid_by", typed.paid_by, option="--paid-by"),
    )


def _step(session: Session, typed: str | None) -> Step:
    from senco_cli.actions.set_adjustment import STEPS

    if typed is None:
        return STEPS[
            choose(session, "What happened?", [(each.name, each.says) for each in STEPS.values()], option="STEP")
        ]
    found = STEPS.get(typed.strip().lower().replace(" ", "-").replace("_", "-"))
    if found is None:
        raise UsageError("STEP: that is not a step of an adjustment", hint=f"one of {', '.join(STEPS)}")
    return found


def _refuse_strange(step: Step, *, factor: list[str] | None, effect: str | None) -> None:
    if factor and step.name != "refused":
        raise UsageError("--factor goes with refused only", hint="senco set-adjustment PUPIL refused --factor cost=...")
    if effect and step.name != "reviewed":
        raise UsageError("--effect goes with reviewed only", hint="senco set-adjustment PUPIL reviewed --effect ...")


def _choose(session: Session, found: Sequence[Placed], *, pupil: str, step: Step) -> Placed:
    from senco_cli.actions.set_adjustment import only

    if len(found) == 1 or not session.can_ask:
        chosen = only(found, pupil=pupil, step=step)
        session.note(f"adjustment {chosen.place + 1}: {chosen.adjustment.what}")
        return chosen
    choices = [(str(each.place + 1), f"{each.adjustment.what} ({each.adjustment.state})") for each in found]
    number = choose(session, "Which adjustment?", [(words, words) for _number, words in choices], option="--which")
    return found[[words for _number, words in choices].index(number)]


def _who(step: Step) -> str:
    return "Who looked at it" if step.name == "reviewed" else "Who decided"


def _effect(session: Session, step: Step, typed: str | None) -> str | None:
    if step.name != "reviewed":
        return None
    return given_or_asked(session, typed, "What has it changed", option="--effect")


def _factors(asks: Answers, chosen: Placed, typed: Sequence[str]) -> dict[str, str]:
    from senco_cli.actions.set_adjustment import missing_factors
    from senco_cli.model.codes import code_set

    found: dict[str, str] = {}
    for each in typed:
        name, equals, said = each.partition("=")
        if not equals or not said.strip():
            raise UsageError("--factor needs a factor and a sentence", hint='--factor "cost=£40 a term, out of £900"')
        found[read_code("reasonableness_factor", name, option="--factor")] = said.strip()
    if not asks.asking:
        return found
    names = code_set("reasonableness_factor")
    asks.session.note("A refusal needs a sentence for each of the nine factors. Return leaves one out for now.")
    for code in missing_factors(chosen.adjustment, found):
        about = names.get(code)
        assert about is not None
        said = ask(
            asks.session, f"{about.name} – {(about.note or '').rstrip('.')}", option=f"--factor {code}=...", read=str
        )
        if said:
            found[code] = said
    return found


def _say_next(session: Session, pupil: str, chosen: Placed, *, step: Step, details: Details) -> None:
    from senco_cli.actions.set_adjustment import missing_factors

    missing = missing_factors(chosen.adjustment, details.factors) if step.name == "refused" else ()
    if missing:
        session.print(f"still without a sentence: {', '.join(missing)}")
        session.print(f"    senco set-adjustment {pupil} refused --which {chosen.place + 1} --factor {missing[0]}=...")
    if step.name == "agreed":
        session.print(f"next: senco set-adjustment {pupil} in-place --which {chosen.place + 1}   when it has begun")
    has_day = details.review_by or (chosen.adjustment.review_by and step.name == "in-place")
    if step.name in ("in-place", "reviewed") and not has_day:
        session.print(f"next: say when it is looked at again: senco edit {pupil} --what adjustments")
