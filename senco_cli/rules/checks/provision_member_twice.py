"""A pupil who is twice in one provision on the same days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Member, Provision
from senco_cli.rules.check import CheckInfo, Context, first_day, last_day

INFO = CheckInfo(
    name="provision-member-twice",
    title="one pupil twice in a provision",
    tier="record",
    source="senco: a pupil has one part in a provision at a time",
    why="The pupil is counted and costed twice.",
)


def check_school(context: Context) -> Iterator[Finding]:
    for name, provision in context.school.provisions.items():
        for (_, earlier), (place, later) in combinations(enumerate(provision.pupils), 2):
            if earlier.pupil == later.pupil and _meet(provision, earlier, later):
                yield INFO.finding(
                    path_of(Provision, key=name),
                    at=("pupils", place, "pupil"),
                    sentence=f"{later.pupil} is in this provision twice on the same days; take one entry out, "
                    "or end the first before the second begins",
                )


def _meet(provision: Provision, one: Member, other: Member) -> bool:
    one_ends, other_ends = (last_day(provision, member) or date.max for member in (one, other))
    return first_day(provision, one) <= other_ends and first_day(provision, other) <= one_ends
