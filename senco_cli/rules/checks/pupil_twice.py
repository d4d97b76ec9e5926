"""One child in two records."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.phrases import have
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, child_of

INFO = CheckInfo(
    name="pupil-twice",
    title="one child in two records",
    tier="record",
    source="senco: a child has one record, and two people may each have begun one",
    why="What is known of the child stands half here and half there, and whoever reads one record misses the other.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    alike = context.children.get(child_of(file.pupil), ())
    # Two with numbers are two children, unless it is one number, which another check finds.
    others = [key for key, upn in alike if key != file.key and not (upn and file.pupil.upn)]
    if others:
        yield INFO.finding(
            file.path(),
            at=("name",),
            sentence=f"{have(others)} the same name and date of birth; "
            "keep one record where it is the same child, or enter the UPN of each",
        )
