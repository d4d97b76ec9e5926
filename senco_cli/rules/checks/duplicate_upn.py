"""One unique pupil number for two pupils."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.phrases import have
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="duplicate-upn",
    title="one UPN for two pupils",
    tier="law",
    source="school census, error 1520 (list of 2019)",
    why="A unique pupil number belongs to one pupil; two with one are the same child twice, or one is mistyped.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.upn:
        return
    others = [key for key in context.upns.get(file.pupil.upn.upper(), ()) if key != file.key]
    if others:
        yield INFO.finding(
            file.path(),
            at=("upn",),
            sentence=f"{have(others)} the same UPN; "
            "mend the one that is mistyped, or keep one record where it is the same child",
        )
