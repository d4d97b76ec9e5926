"""What the records show of a duty: a sentence and the places it rests on; never whether something is lawful."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from senco_cli.model.adjustments import Adjustment, Adjustments
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.counting import months_before
from senco_cli.rules.duty import Duty
from senco_cli.rules.school_days import SchoolDays

State = Literal["shown", "part", "missing", "not-arising"]
_ON_THE_PAGE = 12


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in the records that a sentence rests on: the file, the field, and its day where it has one."""

    path: str
    field: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the records say of one duty.

    `shown`: they answer the question; `part`: they answer some of it; `missing`: they ought to hold something and do
    not; `not-arising`: by the records there is nothing to ask.
    """

    state: State
    says: str
    records: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class PupilFacts:
    """One pupil on one day, for the functions that look for evidence."""

    file: PupilFile
    school: SchoolRecords
    today: date

    @property
    def adjustments(self) -> tuple[tuple[int, Adjustment], ...]:
        """The pupil's adjustments with their places in the record."""
        return tuple(enumerate(self.file.adjustments.adjustments)) if self.file.adjustments else ()

    def current(self) -> tuple[tuple[int, Adjustment], ...]:
        """Those that are agreed or in place."""
        return tuple((place, each) for place, each in self.adjustments if each.state in ("agreed", "in-place"))

    def cite(self, place: int, name: str, on: date | None = None) -> Citation:
        """A field of one adjustment, counted as a person counts."""
        return Citation(path_of(Adjustments, pupil=self.file.key), f"adjustments {place + 1}, {name}", on)


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """The whole school on one day, with every pupil on the roll that day whose record can be read."""

    school: SchoolRecords
    pupils: Sequence[PupilFile]
    today: date
    days: SchoolDays = field(default_factory=lambda: SchoolDays(None))

    def each(self) -> tuple[PupilFacts, ...]:
        """Each pupil for themselves."""
        return tuple(PupilFacts(file, self.school, self.today) for file in self.pupils)


OfPupil = Callable[[PupilFacts, Duty], Shown | None]
OfSchool = Callable[[SchoolFacts, Duty], Shown | None]


def since(duty: Duty, today: date) -> date:
    """The earliest day on which an answer, or what it rests on, is still fresh enough."""
    return months_before(today, duty.look_again_months)


def is_supported(facts: PupilFacts) -> bool:
    """Whether anything in the records gives reason to think of a disability: SEN, a diagnosis, being watched ..."""
    file, pupil = facts.file, facts.file.pupil
    status = pupil.status_on(facts.today)
    considered = file.equality.considered_by(facts.today) if file.equality else None
    return bool(
        (status and status.status in ("K", "E"))
        or has_plan(facts)
        or pupil.diagnoses
        or pupil.health_care_plan_reviewed_on
        or pupil.watch_from
        or pupil.external_agencies
        or (considered and considered.result != "no")
        or facts.current()
    )


def has_plan(facts: PupilFacts) -> bool:
    """Whether an EHC plan is in force on the day."""
    plan = facts.file.plan
    return plan is not None and (plan.ceased_on is None or plan.ceased_on >= facts.today)


def keys_of(facts: Sequence[PupilFacts]) -> str:
    """The keys of pupils for a sentence about the school, the first of them where there are many; never a name."""
    keys = [each.file.key for each in facts]
    more = f" and {len(keys) - _ON_THE_PAGE} more" if len(keys) > _ON_THE_PAGE else ""
    return ", ".join(keys[:_ON_THE_PAGE]) + more
