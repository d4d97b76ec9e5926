"""SEN support about which no day says that the parents were told."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import pupil_case
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.discharges import know_of_support

INFO = CheckInfo(
    name="parents-not-told",
    title="SEN support without the day the parents were told",
    tier="law",
    source="Children and Families Act 2014, section 68",
    why="The parents have to be told when special educational provision begins without a plan.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    # The deadlines count from the same run of support.
    case = pupil_case(file, context.school, today=context.today, days=context.days)
    if context.status(file.pupil) != "K" or know_of_support(case):
        return
    first = case.support[0]
    yield INFO.finding(
        file.path(),
        at=("sen_status", file.pupil.sen_status.index(first), "parents_told_on"),
        sentence=f"{first.status} since {first.from_on} but no day says that the parents were told; tell them, "
        "and add parents_told_on",
    )
