"""The SEN items of a census as a file for the office."""

from __future__ import annotations

from dataclasses import dataclass

from senco_cli.actions.check_census import TakenCensus, take_census
from senco_cli.actions.workspace import Workspace
from senco_cli.exchange.census_file import WRITERS
from senco_cli.rules.census.judge import judge, over_roll, roll_sentence
from senco_cli.rules.census.rule import CensusTerm
from senco_cli.rules.census.taking import next_census


@dataclass(frozen=True, slots=True)
class CensusFile:
    """The file and its name, what it was made from, and what to say of it.

    `errors` is how many errors the management system would report; `roll_sentence` and `over_roll` as of a check.
    """

    name: str
    data: bytes
    taken: TakenCensus
    errors: int
    roll_sentence: str | None
    over_roll: int


def export_census(
    workspace: Workspace, term: CensusTerm | None, *, as_format: str, roll: int | None = None
) -> CensusFile:
    """The file of one census, the next without a term; `as_format` is csv or xlsx. Raises SettingsUnreadable."""
    taken = take_census(workspace, term or next_census(workspace.today), roll=roll)
    census = taken.census
    return CensusFile(
        name=f"census-{census.term}-{census.day.isoformat()}.{as_format}",
        data=WRITERS[as_format](census),
        taken=taken,
        errors=sum(each.rule.severity == "error" for each in judge(census).findings),
        roll_sentence=roll_sentence(census),
        over_roll=over_roll(census),
    )
