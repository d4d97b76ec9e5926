"""What a review meeting goes through, as data: the items in order, who asks for each, and when it applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from senco_cli.model.shipped import shipped
from senco_cli.rules.duty import Basis
from senco_cli.rules.review_sections import review_sections

# Whoever leads an item: the parts in the review that may, the first who is invited; the chair and the SENCO are known.
LEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "chair": (),
        "child": ("young-person", "child"),
        "parents": ("parent",),
        "teacher": ("teacher", "senco"),
        "senco": ("senco",),
        "health": ("health",),
        "la": ("la-education-officer",),
    }
)
ONLY: Mapping[str, str] = MappingProxyType(
    {
        "parents": "where the parents are invited in their own right, or the young person has them there",
        "adulthood": "where the law asks the meeting to cover preparing for adulthood",
        "transfer": "where the review is held for a move to the next school",
        "no-transfer": "where it is not",
    }
)
THEMES = "themes"


@dataclass(frozen=True, slots=True)
class AgendaTopic:
    """One item; `share` is its part of the time, `only` a key of `ONLY`; `has_themes` stands for the four themes."""

    title: str
    share: int
    lead: str
    points: tuple[str, ...]
    basis: tuple[Basis, ...]
    only: str | None
    has_themes: bool


@cache
def agenda_topics() -> tuple[AgendaTopic, ...]:
    """Every item, in order."""
    return tuple(_topic(row) for row in shipped("rules/review_agenda.yaml"))


def _topic(row: Mapping[str, str | list[str]]) -> AgendaTopic:
    points = row["points"]
    lead, only = str(row["lead"]), str(row["only"]) if "only" in row else None
    if lead not in LEADS or (only is not None and only not in ONLY):
        raise ValueError(f'the agenda has an item whose lead or condition is not known: "{row["title"]}"')
    letters = [str(row[name]) for name in ("section", "with") if name in row]
    basis = dict.fromkeys(each for letter in letters for each in review_sections()[letter].basis)
    return AgendaTopic(
        title=str(row["title"]),
        share=int(str(row["share"])),
        lead=lead,
        points=() if points == THEMES else tuple(points),
        basis=tuple(basis),
        only=only,
        has_themes=points == THEMES,
    )
