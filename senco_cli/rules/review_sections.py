"""The sections A to O of an annual review pack, with what each collects and who asks for it, as sourced data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from senco_cli.model.shipped import shipped
from senco_cli.rules.duty import Basis


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """One section of the pack; `asks` says in a sentence what it is for."""

    letter: str
    title: str
    asks: str
    basis: tuple[Basis, ...]


@cache
def review_sections() -> Mapping[str, ReviewSection]:
    """Every section by its letter, in the order of the pack."""
    sections = (
        ReviewSection(row["letter"], row["title"], row["asks"], tuple(Basis(**each) for each in row["source"]))
        for row in shipped("rules/review_sections.yaml")
    )
    return MappingProxyType({each.letter: each for each in sections})
