"""A pupil with support and nobody at home to tell."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="contact-missing",
    title="no parent or carer on record",
    tier="practice",
    source="good practice: SEND Code of Practice 6.65 (meetings with parents), section 68 (telling them)",
    why="Invitations, letters and the telling of parents need somebody to go to.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if context.has_support(file.pupil) and not file.pupil.contacts:
        yield INFO.finding(
            file.path(), at=("contacts",), sentence="no parent or carer is on record; add one under contacts"
        )
