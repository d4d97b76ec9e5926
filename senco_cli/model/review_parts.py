"""The parts of a review that are written down one by one: where each is kept, and what is asked, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from senco_cli.model.shipped import shipped

NEW, INVITED = "new", "invited"


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a part, and how it is asked for.

    `reads` is text, lines, yes, day, hours, or the name of a code set. `only_if` asks it only after these answers to
    others, `needs` only after any answer to that one; `starts` marks what has to be said of a new entry.
    """

    name: str
    asks: str
    reads: str
    only_if: Mapping[str, str] = field(default_factory=dict)
    starts: bool = False
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One part: `at` is where it is kept in the review, `by` the field that tells its entries apart.

    `items` are sections of the plan, or one word: the name of a code set, `new` or `invited`; none where the fields
    are single ones.
    """

    name: str
    says: str
    questions: tuple[Question, ...]
    at: tuple[str, ...] = ()
    by: str | None = None
    items: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def is_of_new(self) -> bool:
        """Whether it asks for new entries until there are no more."""
        return self.items == (NEW,)


@cache
def review_parts() -> Mapping[str, ReviewPart]:
    """Every part by its name, in the order in which they are offered."""
    return MappingProxyType({name: _part(name, row) for name, row in shipped("model/review_parts.yaml").items()})


def _part(name: str, row: Mapping[str, object]) -> ReviewPart:
    items = row.get("items", ())
    fields = row["fields"]
    assert isinstance(fields, list)
    return ReviewPart(
        name=name,
        says=str(row["says"]),
        questions=tuple(Question(**{**each, "starts": each.get("starts") == "yes"}) for each in fields),
        at=tuple(str(row[key]) for key in ("inside", "list") if key in row),
        by=str(row["by"]) if "by" in row else None,
        items=tuple(items) if isinstance(items, list) else (str(items),) if items else (),
        is_list="list" in row,
    )
