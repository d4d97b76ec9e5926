"""`senco add-measure`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers, measure_answers
from senco_cli.cli.ask import given_or_asked
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_measures import say_result
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_measure import Measured, NewScale
    from senco_cli.model.scale import Scale

_OF_PROVISION = ("entry", "exit")


def add_measure(
    ctx: typer.Context,
    pupil: PupilArgument,
    scale: Annotated[
        str | None,
        typer.Option("--scale", help="reading-age, standardised-score, sdq-teacher-total ...; asked for."),
    ] = None,
    value: Annotated[
        str | None, typer.Option("--value", help="The result; an age as years and months, like 7:04; asked for.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", help="What was seen, where the scale has no score, as the engagement model.")
    ] = None,
    test: Annotated[str | None, typer.Option("--test", help="The name of the test.")] = None,
    edition: Annotated[str | None, typer.Option("--edition", help="Its edition.")] = None,
    form: Annotated[str | None, typer.Option("--form", help="Its form, where it has several.")] = None,
    taken: Annotated[
        str | None, typer.Option("--taken", metavar="DATE", help="The day it was taken; today when not given.")
    ] = None,
    taken_by: Annotated[str | None, typer.Option("--by", help="Who took it.")] = None,
    context: Annotated[str | None, typer.Option("--context", help="entry, exit, baseline or review.")] = None,
    provision: Annotated[
        str | None, typer.Option("--provision", help="The provision it is the entry or exit of, by key or title.")
    ] = None,
    confidence: Annotated[
        str | None, typer.Option("--confidence", metavar="RANGE", help="The confidence range, like 84-92.")
    ] = None,
    confidence_level: Annotated[
        str | None, typer.Option("--confidence-level", metavar="PERCENT", help="How sure that range is: 90 or 95.")
    ] = None,
    at_limit: Annotated[
        str | None, typer.Option("--at-limit", help="floor or ceiling: the test has no lower or higher score to give.")
    ] = None,
    answered: Annotated[
        int | None,
        typer.Option(
            "--answered", min=1, help="How many questions were answered, where not all; the sum is scaled up."
        ),
    ] = None,
    new_scale: Annotated[
        str | None, typer.Option("--new-scale", metavar="NAME", help="A scale of your own, for this pupil alone.")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Of a new scale: what is counted.")] = None,
    better: Annotated[
        str | None, typer.Option("--better", help="Of a new scale: higher, lower or neither is progress.")
    ] = None,
    lowest: Annotated[str | None, typer.Option("--lowest", help="Of a new scale: the lowest value there is.")] = None,
    highest: Annotated[
        str | None, typer.Option("--highest", help="Of a new scale: the highest value there is.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="What has to be known to read it.")] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a test, questionnaire or observation of a pupil, on any scale.

    What the result says, its percentile or its band, and how far the pupil has come are shown back.
    """
    from senco_cli.actions import add_measure as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    today = workspace.today
    key = pick_pupil(session, workspace.root, pupil)
    before = action.measured(workspace, key)
    # Asked only of somebody who is asked anything at all: with every option given, nothing more is wanted.
    asking = session.can_ask and not ((scale or new_scale) and (value or text))
    made = {"name": new_scale, "unit": unit, "better": better, "lowest": lowest, "highest": highest}
    on_scale, new = _scale(session, before, scale, made)
    number, words = _what(session, on_scale, value, text, answered=answered)
    names = asking and on_scale.needs_test
    occasion = _occasion(session, context, on=today, asking=asking)
    result = action.NewResult(
        scale=on_scale.id,
        value=number,
        text=words,
        taken_on=measure_answers.taken_day(session, taken, today=today, asking=asking),
        taken_by=answers.maybe_text(session, taken_by, "Who took it", option="--by", asking=asking),
        test=answers.maybe_text(session, test, "The name of the test", option="--test", asking=names),
        edition=answers.maybe_text(session, edition, "Its edition", option="--edition", asking=names),
        form=form,
        context=occasion,
        provision=_provision(session, workspace.root, provision, before, asking=asking and occasion in _OF_PROVISION),
        confidence=measure_answers.confidence_on(
            session, on_scale, confidence, percent=confidence_level, asking=asking
        ),
        at_limit=_limit(at_limit),
        items_answered=answered,
        note=note,
    )
    say_result(session, on_scale, result, before.results)
    prepared = action.prepare_result(workspace, key, result, scale=new)
    answers.finish(session, workspace, prepared, said=f"added measure ({key})", yes=yes)
    return 0


def _scale(
    session: Session, before: Measured, typed: str | None, made: Mapping[str, str | None]
) -> tuple[Scale, NewScale | None]:
    from dataclasses import asdict

    from senco_cli.model.scale import Scale

    if typed and made["name"]:
        raise UsageError("--scale names a scale that is there, --new-scale one that is not", hint="leave one out")
    if typed:
        return measure_answers.scale_named(typed, before.scales), None
    if made["name"] is None:
        chosen = measure_answers.choose_scale(session, before.scales)
        if chosen:
            return chosen, None
    new = measure_answers.new_scale(session, before.scales, **made)
    return Scale.model_validate(asdict(new)), new


def _what(
    session: Session, scale: Scale, value: str | None, text: str | None, *, answered: int | None
) -> tuple[str | None, str | None]:
    """The value as its scale writes it, or the words of a scale that has none."""
    from decimal import Decimal

    from senco_cli.rules.scores import fault_of, scaled_up

    if scale.kind == "narrative":
        if value is not None:
            raise UsageError("--value: this scale has no score", hint="--text, with what was seen")
        return None, given_or_asked(session, text, "What was seen", option="--text")
    number = measure_answers.value_on(session, scale, value)
    if answered is None:
        return str(number), text
    whole = scaled_up(int(number), answered, scale)
    if whole is None:
        few = f"at least {scale.items_needed} of {scale.items}" if scale.items else "no part of them"
        raise UsageError(f"--answered: the scores of this scale are worked out from {few}", hint="leave it out")
    fault = fault_of(scale, Decimal(whole))
    if fault:
        raise UsageError(
            f"--answered: {whole}, scaled up, {fault}", hint="--value is the sum of the questions answered"
        )
    session.note(f"{number} from {answered} of {scale.items} questions is {whole}")
    return str(whole), text


def _occasion(session: Session, typed: str | None, *, on: date, asking: bool) -> str | None:
    if typed is None and not asking:
        return None
    return answers.code(session, "measure_context", typed, "Why then?", option="--context", on=on)


def _provision(session: Session, root: Path, typed: str | None, before: Measured, *, asking: bool) -> str | None:
    from senco_cli.actions.find_record import find_provision

    if typed:
        return find_provision(root, typed)
    return measure_answers.provision_of(session, before.provisions, asking=asking)


def _limit(typed: str | None) -> str | None:
    if typed is None or typed.strip().casefold() in ("floor", "ceiling"):
        return typed and typed.strip().casefold()
    raise UsageError(f'--at-limit: "{typed}" is not known', hint="floor or ceiling")
