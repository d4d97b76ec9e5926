"""`senco add-measure`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers, measure_answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import given_or_asked
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_measures import say_result
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_measure import Measured, NewScale
    from senco_cli.model.scale import Scale

_OF_PROVISION = ("entry", "exit")


class MeasureOptions(WriteOptions):
    """What can be typed about a result."""

    scale: Annotated[
        str | None,
        typer.Option("--scale", help="reading-age, standardised-score, sdq-teacher-total ...; asked for."),
    ] = None
    value: Annotated[
        str | None, typer.Option("--value", help="The result; an age as years and months, like 7:04; asked for.")
    ] = None
    text: Annotated[
        str | None, typer.Option("--text", help="What was seen, where the scale has no score, as the engagement model.")
    ] = None
    test: Annotated[str | None, typer.Option("--test", help="The name of the test.")] = None
    edition: Annotated[str | None, typer.Option("--edition", help="Its edition.")] = None
    form: Annotated[str | None, typer.Option("--form", help="Its form, where it has several.")] = None
    taken: Annotated[
        str | None, typer.Option("--taken", metavar="DATE", help="The day it was taken; today when not given.")
    ] = None
    taken_by: Annotated[str | None, typer.Option("--by", help="Who took it.")] = None
    context: Annotated[str | None, typer.Option("--context", help="entry, exit, baseline or review.")] = None
    provision: Annotated[
        str | None, typer.Option("--provision", help="The provision it is the entry or exit of, by key or title.")
    ] = None
    confidence: Annotated[
        str | None, typer.Option("--confidence", metavar="RANGE", help="The confidence range, like 84-92.")
    ] = None
    confidence_level: Annotated[
        str | None, typer.Option("--confidence-level", metavar="PERCENT", help="How sure that range is: 90 or 95.")
    ] = None
    at_limit: Annotated[
        str | None, typer.Option("--at-limit", help="floor or ceiling: the test has no lower or higher score to give.")
    ] = None
    answered: Annotated[
        int | None,
        typer.Option(
            "--answered", min=1, help="How many questions were answered, where not all; the sum is scaled up."
        ),
    ] = None
    new_scale: Annotated[
        str | None, typer.Option("--new-scale", metavar="NAME", help="A scale of your own, for this pupil alone.")
    ] = None
    unit: Annotated[str | None, typer.Option("--unit", help="Of a new scale: what is counted.")] = None
    better: Annotated[
        str | None, typer.Option("--better", help="Of a new scale: higher, lower or neither is progress.")
    ] = None
    lowest: Annotated[str | None, typer.Option("--lowest", help="Of a new scale: the lowest value there is.")] = None
    highest: Annotated[str | None, typer.Option("--highest", help="Of a new scale: the highest value there is.")] = None
    note: Annotated[str | None, typer.Option("--note", help="What has to be known to read it.")] = None


def add_measure(pupil: PupilArgument, typed: MeasureOptions) -> int:
    """Write down a test, questionnaire or observation of a pupil, on any scale.

    What the result says, its percentile or its band, and how far the pupil has come are shown back.
    """
    from senco_cli.actions import add_measure as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    before = action.measured(workspace, key)
    is_whole = (typed.scale or typed.new_scale) and (typed.value or typed.text)
    asks = Answers(session, workspace.today, session.can_ask and not is_whole)
    scale, new = _scale(asks, before, typed)
    value, words = _what(session, scale, typed)
    of_test = asks.when(scale.needs_test)
    occasion = asks.maybe_code("--context", typed.context, "measure_context", "Why then?")
    result = action.NewResult(
        scale=scale.id,
        value=value,
        text=words,
        taken_on=asks.past_day("--taken", typed.taken, "When was it taken"),
        taken_by=asks.maybe_text("--by", typed.taken_by, "Who took it"),
        test=of_test.maybe_text("--test", typed.test, "The name of the test"),
        edition=of_test.maybe_text("--edition", typed.edition, "Its edition"),
        form=typed.form,
        context=occasion,
        provision=_provision(asks.when(occasion in _OF_PROVISION), workspace.root, typed.provision, before),
        confidence=measure_answers.confidence_on(asks, scale, typed.confidence, percent=typed.confidence_level),
        at_limit=_limit(typed.at_limit),
        items_answered=typed.answered,
        note=typed.note,
    )
    say_result(session, scale, result, before.results)
    prepared = action.prepare_result(workspace, key, result, scale=new)
    answers.finish(session, workspace, prepared, said=f"added measure ({key})", yes=typed.yes)
    return 0


def _scale(asks: Answers, before: Measured, typed: MeasureOptions) -> tuple[Scale, NewScale | None]:
    from dataclasses import asdict

    from senco_cli.model.scale import Scale

    if typed.scale and typed.new_scale:
        raise UsageError("--scale names a scale that is there, --new-scale one that is not", hint="leave one out")
    if typed.scale:
        return measure_answers.scale_named(typed.scale, before.scales), None
    if typed.new_scale is None:
        chosen = measure_answers.choose_scale(asks.session, before.scales)
        if chosen:
            return chosen, None
    new = measure_answers.new_scale(
        asks,
        before.scales,
        name=typed.new_scale,
        unit=typed.unit,
        better=typed.better,
        lowest=typed.lowest,
        highest=typed.highest,
    )
    return Scale.model_validate(asdict(new)), new


def _what(session: Session, scale: Scale, typed: MeasureOptions) -> tuple[str | None, str | None]:
    """The value as its scale writes it, or the words of a scale that has none."""
    from decimal import Decimal

    from senco_cli.rules.scores import fault_of, scaled_up

    if scale.kind == "narrative":
        if typed.value is not None:
            raise UsageError("--value: this scale has no score", hint="--text, with what was seen")
        return None, given_or_asked(session, typed.text, "What was seen", option="--text")
    number = measure_answers.value_on(session, scale, typed.value)
    if typed.answered is None:
        return str(number), typed.text
    whole = scaled_up(int(number), typed.answered, scale)
    if whole is None:
        few = f"at least {scale.items_needed} of {scale.items}" if scale.items else "no part of them"
        raise UsageError(f"--answered: the scores of this scale are worked out from {few}", hint="leave it out")
    fault = fault_of(scale, Decimal(whole))
    if fault:
        raise UsageError(
            f"--answered: {whole}, scaled up, {fault}", hint="--value is the sum of the questions answered"
        )
    session.note(f"{number} from {typed.answered} of {scale.items} questions is {whole}")
    return str(whole), typed.text


def _provision(asks: Answers, root: Path, typed: str | None, before: Measured) -> str | None:
    from senco_cli.actions.find_record import find_provision

    return find_provision(root, typed) if typed else measure_answers.provision_of(asks, before.provisions)


def _limit(typed: str | None) -> str | None:
    if typed is None or typed.strip().casefold() in ("floor", "ceiling"):
        return typed and typed.strip().casefold()
    raise UsageError(f'--at-limit: "{typed}" is not known', hint="floor or ceiling")
