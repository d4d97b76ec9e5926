"""`senco add-scale`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.measure_answers import new_scale
from senco_cli.cli.option_groups import WriteOptions


class ScaleOptions(WriteOptions):
    """What can be typed about a scale."""

    unit: Annotated[str | None, typer.Option("--unit", help="What is counted: points, lengths, words a minute.")] = None
    better: Annotated[
        str | None, typer.Option("--better", help="higher, lower or neither is progress; asked for when not given.")
    ] = None
    lowest: Annotated[str | None, typer.Option("--lowest", help="The lowest value there is.")] = None
    highest: Annotated[str | None, typer.Option("--highest", help="The highest value there is.")] = None


def add_scale(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]", help="What the scale is called; asked for when not given.")
    ] = None,
    *,
    typed: ScaleOptions,
) -> int:
    """Write down a scale of the school's own, for results of every pupil."""
    from senco_cli.actions import add_measure as action

    session, workspace = typed.begin()
    scale = new_scale(
        Answers(session, workspace.today, asking=session.can_ask),
        action.school_scales(workspace),
        name=" ".join(name) if name else None,
        unit=typed.unit,
        better=typed.better,
        lowest=typed.lowest,
        highest=typed.highest,
    )
    prepared = action.prepare_scale(workspace, scale)
    if answers.finish(session, workspace, prepared, said=f"added scale {scale.id}", yes=typed.yes):
        session.print(f"    senco add-measure PUPIL --scale {scale.id}")
    return 0
