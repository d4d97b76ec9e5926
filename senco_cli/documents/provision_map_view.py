"""What stands on a provision map: frozen values, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from senco_cli.documents.people import Person
from senco_cli.documents.wording import number_text
from senco_cli.model.provision import Result
from senco_cli.rules.costing import Amount, Rounding

GroupBy = Literal["area", "layer"]
State = Literal["running", "ended", "not begun"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of the school a map shows; everything when nothing is given, what fits all of it otherwise.

    `pupil` and `provision` are keys, `class_name` and `year` what people write: `4B`; `4`, `Y4` or `Year 4`.
    """

    class_name: str | None = None
    year: str | None = None
    pupil: str | None = None
    provision: str | None = None

    @property
    def picks_pupils(self) -> bool:
        """Whether only some pupils' parts are shown."""
        return any((self.class_name, self.year, self.pupil))


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to look at first: what it is, and where."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The way from entry to exit; `is_better` is None where nothing changed."""

    by: Decimal
    is_better: bool | None

    @property
    def text(self) -> str:
        """The change with its meaning in words: `+9 (better)`."""
        meaning = {True: "better", False: "worse", None: "no change"}[self.is_better]
        return f"{number_text(self.by, signed=True)} ({meaning})"


@dataclass(frozen=True, slots=True)
class PupilLine:
    """One pupil's part in a provision; `part` says when, where it is not the whole run; `is_in` is about the day."""

    person: Person
    part: str
    is_in: bool
    minutes_now: Fraction
    entry: Result | None
    exit: Result | None
    change: Change | None
    result: str
    to_date: Amount
    whole: Amount


@dataclass(frozen=True, slots=True)
class Row:
    """One provision.

    `lines` and the two amounts are those of the pupils shown; `group_to_date`, `group_whole`, `pupils_now` and the
    staff minutes are always those of the whole group. `staff_minutes_now` is 0 while it does not run.
    """

    key: str
    title: str
    description: str | None
    group: str
    area: str
    layer: str
    state: State
    state_text: str
    delivered_by: tuple[str, ...]
    place: str | None
    dose: str
    weeks_text: str
    group_size: int | None
    from_on: date
    to_on: date | None
    review_by: date | None
    pupils_now: int
    staff_minutes: Fraction
    staff_minutes_now: Fraction
    pupil_minutes: Fraction
    intended_outcome: str | None
    measure: str | None
    lines: tuple[PupilLine, ...]
    to_date: Amount
    whole: Amount
    group_to_date: Amount
    group_whole: Amount
    cost_notes: tuple[str, ...]

    @property
    def beside_group(self) -> str:
        """The layer where the map goes by area of need, and the area where it goes by layer."""
        return self.layer if self.group == self.area else self.area

    @property
    def shown_now(self) -> int:
        """How many of the pupils shown are in it on the day."""
        return sum(1 for line in self.lines if line.is_in)

    @property
    def progress(self) -> str:
        """How many of the pupils measured at exit did better than at entry."""
        changes = [line.change for line in self.lines if line.change]
        better = sum(1 for change in changes if change.is_better)
        return f"{better} of {len(changes)}" if changes else "none yet"


@dataclass(frozen=True, slots=True)
class Group:
    """The provisions of one area of need or layer.

    `per_cent` is its part of the known cost of all whole runs; None where nothing of its own is known.
    """

    name: str
    rows: tuple[Row, ...]
    pupils_now: int
    staff_minutes_now: Fraction
    to_date: Amount
    whole: Amount
    per_cent: int | None


@dataclass(frozen=True, slots=True)
class PupilSummary:
    """All that one pupil gets."""

    person: Person
    provisions_now: int
    provisions_shown: int
    minutes_now: Fraction
    to_date: Amount
    whole: Amount


@dataclass(frozen=True, slots=True)
class Rate:
    """One hourly rate that was used: whose, how much in pence, what it contains (None where nobody has said)."""

    who: str
    pence: int
    contains: str | None


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the costs were counted."""

    weeks_per_year: int
    weeks_mean: str
    rounding: Rounding
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class ProvisionMap:
    """The page.

    `without` are pupils on roll with SEN who are in no provision on the day; `unshared_…` is cost that falls on no
    pupil because nobody is recorded in the provision.
    """

    school: str
    on: date
    academic_year: str
    scope: str
    grouped_by: str
    shows_part_of_groups: bool
    is_of_one_pupil: bool
    gaps: tuple[Gap, ...]
    groups: tuple[Group, ...]
    pupils: tuple[PupilSummary, ...]
    without: tuple[Person, ...]
    unshared_to_date: Amount
    unshared_whole: Amount
    counts: Mapping[State, int]
    to_date: Amount
    whole: Amount
    conventions: Conventions

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every provision shown."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def pupils_now(self) -> int:
        """How many of the pupils shown are in a provision on the day."""
        return sum(1 for each in self.pupils if each.provisions_now)

    @property
    def staff_minutes_now(self) -> Fraction:
        """Minutes a week that staff spend on everything that runs."""
        return sum((row.staff_minutes_now for row in self.rows), Fraction(0))
