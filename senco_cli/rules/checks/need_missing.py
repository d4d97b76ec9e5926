"""SEN support or an EHC plan without a type of need."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="need-missing",
    title="K or E without a type of need",
    tier="law",
    source="school census, error 2170 (list of 2019)",
    why="The spring census refuses a pupil with SEN support or an EHC plan and no type of need.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    status = file.pupil.status_on(context.today)
    if status is None or not context.has_support(file.pupil) or context.open_needs(file.pupil):
        return
    yield INFO.finding(
        file.path(),
        at=("needs",),
        sentence=f"{status.status} since {status.from_on} but no type of need is open; "
        "add one under needs (the spring census asks for it)",
    )
