"""What stands on an equality checklist: frozen values, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from senco_cli.rules.equality.shown import Citation


@dataclass(frozen=True, slots=True)
class Written:
    """Where a duty is written; `mark` is the sign behind a text that was not itself read, empty where it was."""

    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """One duty on the page.

    `answer` is the newest answer in a word, None while nobody has answered; `before` is the one before it. `says` is
    what the records show, None where they hold nothing on it; `does_not_arise` where by them there is nothing to ask.
    `gap` says in words what is open, None where nothing is; `is_open` where all that is open is that nobody answered,
    `is_missing` where nobody answered what the records ought to show, and `is_doubtful` where a good answer is old or
    differs from the records.
    """

    id: str
    title: str
    question: str
    note: str | None
    asks_for: str
    answer: str | None
    evidence: str | None
    answered_on: date | None
    answered_by: str | None
    before: tuple[str, date] | None
    says: str | None
    does_not_arise: bool
    records: tuple[Citation, ...]
    gap: str | None
    is_open: bool
    is_missing: bool
    is_late: bool
    is_doubtful: bool
    owner: str
    by: date | None
    basis: tuple[Written, ...]

    @property
    def is_blank(self) -> bool:
        """Whether the page leaves room for an answer: nobody gave one, and the records do not."""
        return self.answer is None and self.gap is not None


@dataclass(frozen=True, slots=True)
class Area:
    """The duties of one area, with those of them that nobody has answered yet."""

    title: str
    lines: tuple[Line, ...]

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """The lines that only wait for an answer."""
        return tuple(line for line in self.lines if line.is_open)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One factor of reasonableness, with what it came to; None where nothing is recorded."""

    factor: str
    meaning: str
    finding: str | None


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """One adjustment or aid of the pupil; `factors` only where it was refused."""

    what: str
    kind: str
    disadvantage: str
    asked: str | None
    decided: str | None
    reason: str | None
    started_on: date | None
    looked_on: date | None
    effect: str | None
    review_by: date | None
    payer: str | None
    family_pays: bool
    ended: str | None
    record: Citation
    factors: tuple[Weighed, ...] = ()

    @property
    def unweighed(self) -> int:
        """How many factors nothing is recorded for."""
        return sum(each.finding is None for each in self.factors)


@dataclass(frozen=True, slots=True)
class AdjustmentGroup:
    """The adjustments in one state: being considered, made, refused, ended."""

    title: str
    lines: tuple[AdjustmentLine, ...]
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many adjustments of the school are in one state, for how many pupils."""

    title: str
    adjustments: int
    pupils: int


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence on what the duty asks or does not ask, with where it is written."""

    says: str
    basis: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class EqualityChecklist:
    """The page of one pupil (`about` is the name, `place` year and class) or of the school.

    `gaps` are the lines to look at first, those that only wait for an answer left out; `signs` the parts of those who
    sign, each with a name where it is known. `marks` say how far the sources were read, in words. `unreadable` are the
    paths of records that could not be read, and that the page therefore knows nothing of.
    """

    school: str
    on: date
    academic_year: str
    about: str
    gaps: tuple[Line, ...]
    areas: tuple[Area, ...]
    factors: tuple[Weighed, ...]
    asks: tuple[Said, ...]
    asks_not: tuple[Said, ...]
    marks: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, str | None], ...]
    place: str | None = None
    key: str | None = None
    confidential: tuple[str, ...] = ()
    adjustments: tuple[AdjustmentGroup, ...] = ()
    counts: tuple[StateCount, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def is_of_pupil(self) -> bool:
        """Whether it is about one pupil."""
        return self.key is not None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every duty on the page."""
        return tuple(line for area in self.areas for line in area.lines)

    @property
    def answered(self) -> int:
        """How many duties somebody answered, or the records answer."""
        return sum(not line.is_blank and not line.does_not_arise for line in self.lines)

    @property
    def unanswered(self) -> int:
        """How many duties wait for an answer."""
        return sum(line.is_open for line in self.lines)

    @property
    def not_arising(self) -> int:
        """How many duties do not arise, by the records."""
        return sum(line.does_not_arise for line in self.lines)

    @property
    def late(self) -> int:
        """How many gaps have a day that has passed."""
        return sum(line.is_late for line in self.gaps)
