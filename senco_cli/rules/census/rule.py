"""What a numbered rule of the census is, and the rules as their file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from senco_cli.model.finding import Finding
from senco_cli.model.shipped import shipped

CensusTerm = Literal["autumn", "spring", "summer"]
Severity = Literal["error", "query"]
SchoolKind = Literal["mainstream", "special", "alternative"]
TERMS: tuple[CensusTerm, ...] = get_args(CensusTerm)
KINDS_OF_SCHOOL: tuple[SchoolKind, ...] = get_args(SchoolKind)


@dataclass(frozen=True, slots=True)
class CensusRule:
    """One numbered rule: an error stops the return, a query asks for a reason.

    `limit` is the number that the rule names, 0 where it names none; its unit is in `says`. `verified` is one of the
    words of rules on dates.
    """

    number: str
    severity: Severity
    terms: tuple[CensusTerm, ...]
    schools: tuple[SchoolKind, ...]
    says: str
    do: str
    limit: int
    source: str
    verified: str
    checked_on: date
    note: str | None = None

    def applies(self, term: CensusTerm, kind: SchoolKind) -> bool:
        """Whether a census of this term, of this kind of school, is checked by the rule."""
        return term in self.terms and kind in self.schools

    def sentence(self, *, key: str, detail: str) -> str:
        """What the management system reports, and what to do in the records."""
        said = f"{self.says}; {self.do}".replace("{detail}", detail).replace("{key}", key)
        return f"{self.severity} {self.number}: {said}"


@dataclass(frozen=True, slots=True)
class CensusFinding:
    """What a rule found: about one pupil, or about the whole school where `key` is None."""

    rule: CensusRule
    key: str | None
    finding: Finding


@cache
def census_rules() -> tuple[CensusRule, ...]:
    """Every rule, in the order of the file."""
    data = shipped("rules/census/rules.yaml")
    return tuple(_rule(row, data) for row in data["rules"])


def _rule(row: Mapping[str, Any], common: Mapping[str, Any]) -> CensusRule:
    return CensusRule(
        number=row["number"],
        severity=row["severity"],
        terms=tuple(row["terms"]),
        schools=tuple(row.get("schools", KINDS_OF_SCHOOL)),
        says=row["says"],
        do=row["do"],
        limit=int(row.get("limit", 0)),
        source=row.get("source", common["source"]),
        verified=row.get("verified", common["verified"]),
        checked_on=date.fromisoformat(common["checked_on"]),
        note=row.get("note"),
    )
