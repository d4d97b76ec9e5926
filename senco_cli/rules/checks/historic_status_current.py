"""A status of the years before 2014 that is still open."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="historic-status-current",
    title="A, P or S as the status of today",
    tier="law",
    source="school census, error 2115 for S and error 2310 for codes that are not valid (list of 2019)",
    why="The census has taken only N, K and E since statements and School Action came to an end.",
    verified="secondary",
)

# Statements became EHC plans; School Action and School Action Plus became SEN support.
TODAYS_CODE = {"S": "E", "A": "K", "P": "K"}


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    status = file.pupil.status_on(context.today)
    if status is None or not file.pupil.is_on_roll(context.today):
        return
    code = code_set("sen_provision").get(status.status)
    if code is None or code.valid_to is None or context.today <= code.valid_to:
        return
    yield INFO.finding(
        file.path(),
        at=("sen_status", file.pupil.sen_status.index(status), "status"),
        sentence=f"{code.code} ({code.name}) ended on {code.valid_to} and is still open; "
        f"close it with a last day and add what came after it, most likely {TODAYS_CODE.get(code.code, 'K, E or N')}",
    )
