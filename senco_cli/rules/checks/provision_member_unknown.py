"""A pupil in a provision whom no record knows."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._keys import no_such_key

INFO = CheckInfo(
    name="provision-member-unknown",
    title="a provision for a pupil who is not there",
    tier="record",
    source="senco: a record refers to what is there",
    why="The pupil who was meant misses the provision on every map, and the cost is shared with nobody.",
)


def check_school(context: Context) -> Iterator[Finding]:
    for name, provision in context.school.provisions.items():
        for place, member in enumerate(provision.pupils):
            if not context.knows_pupil(member.pupil):
                yield INFO.finding(
                    path_of(Provision, key=name),
                    at=("pupils", place, "pupil"),
                    sentence=no_such_key("pupil", member.pupil, known=context.pupil_keys),
                )
