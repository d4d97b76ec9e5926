"""A duty of the equality checklist: the question it asks, what shows the answer, whose it is, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Side = Literal["asks", "asks-not"]

AREAS: Mapping[str, str] = MappingProxyType(
    {
        "disability": "Who is disabled, and who knows it",
        "adjustments": "Reasonable adjustments",
        "aids": "Equipment, care and other help",
        "learning": "Learning and tests",
        "taking-part": "Taking part",
        "behaviour": "Behaviour, attendance and exclusion",
        "information": "Information",
        "building": "The building",
        "joining": "Joining the school",
        "school": "The school as a whole",
    }
)

# Of whom a question about one pupil is asked; what is not so by the records does not arise, and can be answered still.
APPLIES: Mapping[str, str] = MappingProxyType(
    {
        "all": "every pupil",
        "support": "pupils with SEN, a disability, a diagnosis or a healthcare plan",
        "plan": "pupils with an EHC plan",
        "adjustments": "pupils with adjustments",
        "refused": "pupils for whom an adjustment was refused",
        "excluded": "pupils who were suspended or excluded",
        "restrained": "pupils on whom force, seclusion or restraint was used",
    }
)

OWNERS: Mapping[str, str] = MappingProxyType(
    {
        "senco": "SENCO",
        "head": "Head teacher",
        "teacher": "Class teacher",
        "governing-body": "Governing body",
    }
)


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a duty is written, and how far that text was read; `href` is None where no address of it is known."""

    kind: str
    title: str
    verified: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One item of the checklist, from one file in `duties/`.

    `of_pupil` and `of_school` are the question in plain words, None where the item is not asked of one pupil or of the
    school. Yes is always the good answer. `look_again_months` is how long an answer stands before it is asked again,
    which is practice and no law.
    """

    id: str
    title: str
    area: str
    of_pupil: str | None
    of_school: str | None
    evidence: str
    applies: str
    owner: str
    look_again_months: int
    basis: tuple[Basis, ...]
    checked_on: date
    note: str | None = None

    @property
    def scope(self) -> str:
        """Of whom it is asked: pupil, school or both."""
        if self.of_pupil and self.of_school:
            return "both"
        return "pupil" if self.of_pupil else "school"

    def question(self, *, of_pupil: bool) -> str | None:
        """The question about a pupil or about the school; None where it is not asked there."""
        return self.of_pupil if of_pupil else self.of_school


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence on what the duty asks, or does not ask."""

    side: Side
    says: str
    basis: tuple[Basis, ...]
