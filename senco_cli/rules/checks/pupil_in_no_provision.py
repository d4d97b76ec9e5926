"""A pupil with support who is in no provision."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, is_over, last_day

INFO = CheckInfo(
    name="pupil-in-no-provision",
    title="K or E and in no provision",
    tier="practice",
    source="good practice: SEN support is provision additional to or different from what others have "
    "(SEND Code of Practice 6.15)",
    why="Either the provision is not recorded, or the pupil gets nothing beyond what everybody has.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    status = file.pupil.status_on(context.today)
    if status is None or not context.has_support(file.pupil) or context.may_miss(Provision):
        return
    parts = context.school.provisions_of(file.key)
    if all(is_over(last_day(provision, member), today=context.today) for _, provision, member in parts):
        yield INFO.finding(
            file.path(),
            at=("sen_status", file.pupil.sen_status.index(status)),
            sentence=f"{status.status}, but in no provision that runs now or is to come; "
            f"add {file.key} to one under pupils, or look again whether the status still fits",
        )
