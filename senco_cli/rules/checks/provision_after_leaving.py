"""A place in a running provision of a pupil who has left."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, is_over, last_day

INFO = CheckInfo(
    name="provision-after-leaving",
    title="in a provision after leaving",
    tier="practice",
    source="good practice: costs and group sizes count the pupils who are there",
    why="The pupil's place looks taken and part of the cost goes to nobody.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    left = file.pupil.left_on
    if left is None or not is_over(left, today=context.today):
        return
    for name, provision, member in context.school.provisions_of(file.key):
        if not is_over(last_day(provision, member), today=context.today):
            yield INFO.finding(
                path_of(Provision, key=name),
                at=("pupils", provision.pupils.index(member), "left_on"),
                sentence=f"{file.key} left the school on {left} and is still in it; add left_on: {left}",
            )
