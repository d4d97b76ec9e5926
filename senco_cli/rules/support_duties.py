"""What a school owes a pupil with SEN support and the parents: sentences for them, each with where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from senco_cli.model.shipped import shipped
from senco_cli.rules.duty import Basis


@dataclass(frozen=True, slots=True)
class SupportDuty:
    """One sentence; `with_plan` says that it holds for a pupil with an EHC plan too."""

    says: str
    basis: tuple[Basis, ...]
    with_plan: bool


@cache
def support_duties() -> tuple[SupportDuty, ...]:
    """Every sentence, in the order of the page."""
    return tuple(
        SupportDuty(
            says=row["says"],
            basis=tuple(
                Basis(each["kind"], each["title"], each["verified"], each.get("href")) for each in row["source"]
            ),
            with_plan=row.get("with_plan") == "yes",
        )
        for row in shipped("rules/support_duties.yaml")
    )
