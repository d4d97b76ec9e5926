"""`senco measures`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import FormatOption, ListFormat, parse_day_option
from senco_cli.cli.output import print_csv, print_json, tell_faults
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.show_measures import print_series, result_fields, say_marks, way_fields


def measures(
    pupil: PupilArgument,
    scale: Annotated[str | None, typer.Option("--scale", help="Only results on this scale.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only results from this day on.")] = None,
    as_format: FormatOption = ListFormat.TABLE,
    *,
    typed: LookOptions,
) -> int:
    """Show all results of a pupil over time, with percentiles, bands and progress.

    Results at the entry to and the exit from provisions are among them.
    """
    from senco_cli.actions.add_measure import measured
    from senco_cli.actions.list_measures import list_measures
    from senco_cli.cli.measure_answers import scale_named

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    named = scale_named(scale, measured(workspace, key).scales).id if scale else None
    found = list_measures(workspace, key, scale=named, since=parse_day_option("--since", since) if since else None)
    rows = [result_fields(result) for series in found.series for result in series.results]
    if as_format is ListFormat.JSON:
        print_json(
            session,
            [
                {"results": [result_fields(each) for each in series.results], "change": way_fields(series)}
                for series in found.series
            ],
        )
    elif as_format is ListFormat.CSV:
        print_csv(session, rows, list(rows[0]) if rows else ["scale", "taken_on", "value"])
    elif not found.series:
        session.print(f"no results; senco add-measure {key}   writes down the first")
    else:
        session.print(f"{found.label} ({key})\n")
        print_series(session, found.series)
        say_marks(session, found.series)
    return tell_faults(session, workspace.root, found.faults)
