"""`senco export census`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from senco_cli.cli.delivery import READING, OutOption, StdoutOption
from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ForceOption
from senco_cli.cli.output import show_faults
from senco_cli.cli.show_census import RollOption, Terms, counts_line
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many


class CensusFormat(StrEnum):
    """How the file is written."""

    CSV = "csv"
    XLSX = "xlsx"


class CensusOptions(LookOptions):
    """What can be typed about the file of a census."""

    term: Annotated[
        Terms | None, typer.Option("--term", help="Which of the three of this school year; else the next one.")
    ] = None
    roll: RollOption = None
    as_format: Annotated[
        CensusFormat | None, typer.Option("--format", help="CSV or Excel; else what --out ends in, else csv.")
    ] = None
    out: OutOption = None
    to_stdout: StdoutOption = False
    force: ForceOption = False


def export_census(typed: CensusOptions) -> int:
    """Make the SEN columns of a census, for the office to compare with the management system's.

    Provision, types and top-up are those of the census day. In Excel every cell is text. How many have E, K and N is
    said, and whether that is the roll.
    """
    from senco_cli.actions.export_census import export_census as act
    from senco_cli.model.years import academic_year

    session, wanted = typed.session, _format(typed.as_format, typed.out)
    if typed.to_stdout and wanted is CensusFormat.XLSX and session.is_terminal:
        raise UsageError("--stdout: a screen cannot show xlsx", hint="leave --stdout away")
    workspace = session.workspace()
    with said_if_slow(session, READING):
        made = act(workspace, typed.term.value if typed.term else None, as_format=wanted.value, roll=typed.roll)
    out = None if typed.to_stdout else typed.out or Path(made.name)
    hand_over(session, workspace, made.data, out=out, force=typed.force)
    census = made.taken.census
    session.note(f"{census.term} census of {census.day:%A} {census.day.day} {census.day:%B %Y}: {counts_line(census)}")
    if made.roll_sentence:
        session.note(made.roll_sentence)
    if made.errors:
        errors = how_many(made.errors, "error")
        session.note(f"{errors} would be reported: senco check --census {census.term}")
    which = f"--set academic_year={academic_year(census.day)} --set term={census.term}"
    session.note(f"when the census has gone: senco record census-sent {which}")
    show_faults(session, workspace.root, made.taken.faults)
    if made.taken.faults:
        session.note("what cannot be read is not in the file; mend these first")
    return ExitStatus.FINDINGS if made.taken.faults or made.over_roll else ExitStatus.DONE


def _format(as_format: CensusFormat | None, out: Path | None) -> CensusFormat:
    ending = out.suffix.casefold().removeprefix(".") if out else ""
    known = {each.value: each for each in CensusFormat}
    if ending.isalpha() and ending not in known:
        raise UsageError(f'--out: a census is no ".{ending}" file', hint="end the name in .csv or .xlsx")
    by_ending = known.get(ending)
    if as_format and by_ending and as_format is not by_ending:
        raise UsageError(
            f"--format {as_format.value} and the ending of --out do not agree",
            hint="leave --format away, or the ending",
        )
    return as_format or by_ending or CensusFormat.CSV
