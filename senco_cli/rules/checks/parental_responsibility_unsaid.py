"""Contacts of whom none is said to have parental responsibility."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="parental-responsibility-unsaid",
    title="contacts, but nobody with parental responsibility",
    tier="practice",
    source="good practice: Education Act 1996, section 576, on who a parent is",
    why="Consent, invitations and plans go to the people with parental responsibility first.",
    verified="memory",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    pupil = file.pupil
    # The authority may have it for a looked-after child, and a contact then rightly has not.
    if not context.has_support(pupil) or not pupil.contacts or "looked-after" in pupil.circumstances:
        return
    if not any(contact.parental_responsibility for contact in pupil.contacts):
        yield INFO.finding(
            file.path(),
            at=("contacts",),
            sentence="no contact is said to have parental responsibility; "
            "write parental_responsibility: yes at each who has it",
        )
