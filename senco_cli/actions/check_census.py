"""Check what a census would take of the records by the Department's numbered rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import UsageError
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.census.judge import judge, over_roll, roll_sentence
from senco_cli.rules.census.rule import CensusFinding, CensusRule, CensusTerm, census_rules
from senco_cli.rules.census.taking import Census, census_day, kind_of, take
from senco_cli.store.plain_files import read_plain
from senco_cli.store.records import each_pupil
from senco_cli.store.yaml_reader import line_of


class UnknownCensusRule(UsageError):
    """A number that no rule of the census has."""

    def __init__(self, number: str) -> None:
        super().__init__(f'"{number}" is not the number of a census rule', hint="senco check --census spring --list")


@dataclass(frozen=True, slots=True)
class TakenCensus:
    """What a census takes of the records, and every fault met on the way."""

    census: Census
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CensusJudgement:
    """What the rules found with the lines of it, what could not be read, and what could not be judged.

    `roll_sentence` is what to say where E, K and N are not the roll that was given, `over_roll` by how many they are
    more.
    """

    census: Census
    found: tuple[CensusFinding, ...]
    faults: tuple[Finding, ...]
    not_judged: Mapping[str, tuple[str, ...]]
    roll_sentence: str | None
    over_roll: int


def take_census(workspace: Workspace, term: CensusTerm, *, roll: int | None = None) -> TakenCensus:
    """What the census of a term in this academic year takes; `roll` in place of the one in the settings.

    Raises SettingsUnreadable.
    """
    school, faults = open_school(workspace)
    met = list(faults)
    day = census_day(term, workspace.today)
    census = take(_files(workspace, met), school.settings, term=term, day=day, roll=roll)
    return TakenCensus(census, tuple(met))


def check_census(
    workspace: Workspace,
    term: CensusTerm,
    *,
    roll: int | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> CensusJudgement:
    """Check a census by all its rules, those named or those not skipped. Raises UnknownCensusRule."""
    rules = _chosen(only, skip)
    taken = take_census(workspace, term, roll=roll)
    judged = judge(taken.census, rules)
    found = tuple(replace(each, finding=_with_line(workspace, each.finding)) for each in judged.findings)
    return CensusJudgement(
        taken.census, found, taken.faults, judged.not_judged, roll_sentence(taken.census), over_roll(taken.census)
    )


def rules_of_census(workspace: Workspace, term: CensusTerm) -> tuple[CensusRule, ...]:
    """The rules by which the census of a term is checked at a school of this kind."""
    school, _faults = open_school(workspace)
    return tuple(rule for rule in census_rules() if rule.applies(term, kind_of(school.settings.school)))


def _chosen(only: Sequence[str], skip: Sequence[str]) -> list[CensusRule]:
    for number in (*only, *skip):
        if not any(_is_named(rule, number) for rule in census_rules()):
            raise UnknownCensusRule(number)
    return [
        rule
        for rule in census_rules()
        if (not only or any(_is_named(rule, number) for number in only))
        and not any(_is_named(rule, number) for number in skip)
    ]


def _is_named(rule: CensusRule, number: str) -> bool:
    return number.strip() in (rule.number, *rule.number.split("/"))


def _files(workspace: Workspace, faults: list[Finding]) -> Iterator[PupilFile]:
    for loaded in each_pupil(workspace.root):
        faults.extend(loaded.faults)
        if loaded.file is not None:
            yield loaded.file


def _with_line(workspace: Workspace, finding: Finding) -> Finding:
    try:
        return finding._replace(line=line_of(read_plain(workspace.root, finding.path), finding.at))
    except OSError:
        return finding
