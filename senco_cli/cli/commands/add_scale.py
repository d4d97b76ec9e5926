"""`senco add-scale`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.measure_answers import new_scale
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.session import Session


def add_scale(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]", help="What the scale is called; asked for when not given.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="What is counted: points, lengths, words a minute.")
    ] = None,
    better: Annotated[
        str | None, typer.Option("--better", help="higher, lower or neither is progress; asked for when not given.")
    ] = None,
    lowest: Annotated[str | None, typer.Option("--lowest", help="The lowest value there is.")] = None,
    highest: Annotated[str | None, typer.Option("--highest", help="The highest value there is.")] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a scale of the school's own, for results of every pupil."""
    from senco_cli.actions import add_measure as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    scale = new_scale(
        session,
        action.school_scales(workspace),
        name=" ".join(name) if name else None,
        unit=unit,
        better=better,
        lowest=lowest,
        highest=highest,
    )
    prepared = action.prepare_scale(workspace, scale)
    if answers.finish(session, workspace, prepared, said=f"added scale {scale.id}", yes=yes):
        session.print(f"    senco add-measure PUPIL --scale {scale.id}")
    return 0
