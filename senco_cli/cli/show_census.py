"""Showing what the rules of a census found, and the terms and the roll as options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.output import fault_line, github_line, print_json, print_table, show_faults
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus

if TYPE_CHECKING:
    from senco_cli.actions.check_census import CensusJudgement
    from senco_cli.rules.census.rule import CensusFinding
    from senco_cli.rules.census.taking import Census


class Terms(StrEnum):
    """The three censuses of a school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


class CheckFormat(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


RollOption = Annotated[
    int | None,
    typer.Option("--roll", min=1, help="Pupils on the whole school's roll, which E, K and N have to add up to."),
]


def check_census(
    session: Session, term: Terms, *, roll: int | None, only: Sequence[str], skip: Sequence[str], as_format: CheckFormat
) -> int:
    """Check a census by its rules and show what they find; silent when all is well."""
    from senco_cli.actions.check_census import check_census as act

    workspace = session.workspace()
    found = act(workspace, term.value, roll=roll, only=only, skip=skip)
    if as_format is CheckFormat.JSON:
        print_json(session, [_fields(each) for each in found.found])
    else:
        line = github_line if as_format is CheckFormat.GITHUB else fault_line
        for each in found.found:
            session.print(line(session, workspace.root, each.finding))
    show_faults(session, workspace.root, found.faults)
    if found.faults:
        session.note("what cannot be read is not in the census; mend these first")
    _say_counts(session, found)
    return ExitStatus.FINDINGS if found.found or found.faults or found.over_roll else ExitStatus.DONE


def list_census_rules(session: Session, term: Terms) -> int:
    """List the rules by which the census of a term is checked."""
    from senco_cli.actions.check_census import rules_of_census

    rules = rules_of_census(session.workspace(), term.value)
    blanks = ("{detail}", "…")
    rows = [(rule.number, rule.severity, rule.says.replace(*blanks), rule.verified) for rule in rules]
    print_table(session, ("Number", "Kind", "What it reports", "Text read"), rows)
    return ExitStatus.DONE


def counts_line(census: Census) -> str:
    """The counts of E, K and N in one line, with the roll where it is known."""
    counts = {code: census.with_provision(code) for code in ("E", "K", "N")}
    roll = f" of a roll of {census.roll}" if census.roll else f"; {len(census.pupils)} pupils in the records"
    return ", ".join(f"{code} {number}" for code, number in counts.items()) + roll


def _say_counts(session: Session, found: CensusJudgement) -> None:
    census = found.census
    day = f"{census.day:%A} {census.day.day} {census.day:%B %Y}"
    kinds = Counter[str](each.rule.severity for each in found.found)
    words = {"error": ("error", "errors"), "query": ("query", "queries")}
    said = " and ".join(f"{kinds[kind]} {words[kind][kinds[kind] != 1]}" for kind in words if kinds[kind])
    if found.found or found.roll_sentence:
        session.note(f"{census.term} census of {day}: {said or 'no errors and no queries'}; {counts_line(census)}")
    if found.roll_sentence:
        session.note(found.roll_sentence)
    for missing, numbers in found.not_judged.items():
        session.note(f"not judged: {', '.join(numbers)}; say first {missing}")


def _fields(each: CensusFinding) -> Mapping[str, object]:
    return {
        "number": each.rule.number,
        "severity": each.rule.severity,
        "pupil": each.key,
        "path": each.finding.path,
        "line": each.finding.line,
        "at": list(each.finding.at),
        "sentence": each.finding.sentence,
        "verified": each.rule.verified,
    }
