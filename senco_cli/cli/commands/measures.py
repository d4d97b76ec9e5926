"""`senco measures`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat, parse_day_option
from senco_cli.cli.output import print_csv, print_json, tell_faults
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.show_measures import print_series, result_fields, say_marks, way_fields

if TYPE_CHECKING:
    from senco_cli.actions.list_measures import Series


def measures(
    pupil: PupilArgument,
    scale: Annotated[str | None, typer.Option("--scale", help="Only results on this scale.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only results from this day on.")] = None,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """Show all results of a pupil over time, with percentiles, bands and progress.

    Results at the entry to and the exit from provisions are among them.
    """
    from senco_cli.actions.add_measure import measured
    from senco_cli.actions.list_measures import list_measures
    from senco_cli.cli.measure_answers import scale_named

    as_format = listed.form
    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    named = scale_named(scale, measured(workspace, key).scales).id if scale else None
    found = list_measures(workspace, key, scale=named, since=parse_day_option("--since", since) if since else None)
    rows = [result_fields(result) for series in found.series for result in series.results]
    if as_format is not ListFormat.TABLE:
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            if as_format is ListFormat.CSV:
                print_csv(place, rows, list(rows[0]) if rows else ["scale", "taken_on", "value"])
            else:
                print_json(place, [_with_change(series) for series in found.series])
    elif not found.series:
        session.print(f"no results; senco add-measure {key}   writes down the first")
    else:
        session.print(f"{found.label} ({key})\n")
        print_series(session, found.series)
        say_marks(session, found.series)
    return tell_faults(session, workspace.root, found.faults)


def _with_change(series: Series) -> dict[str, Any]:
    return {"results": [result_fields(each) for each in series.results], "change": way_fields(series)}
