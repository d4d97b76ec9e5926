"""The parts of a provision map: provisions, pupils' parts in them, groups, rates; frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from senco_cli.documents.people import Person
from senco_cli.documents.wording import number_text
from senco_cli.model.provision import Result
from senco_cli.rules.costing import Amount, Rounding
from senco_cli.rules.effect import Part
from senco_cli.rules.measuring import Taken

GroupBy = Literal["area", "layer", "class", "year", "staff"]
State = Literal["running", "ended", "not begun"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to look at first: what it is, and where."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The way from entry to exit; `is_better` is None where nothing changed, or where no way is progress."""

    by: Decimal
    is_better: bool | None

    @property
    def text(self) -> str:
        """The change with its meaning in words: `+9 (better)`."""
        if self.is_better is None and self.by:
            return number_text(self.by, signed=True)
        meaning = {True: "better", False: "worse", None: "no change"}[self.is_better]
        return f"{number_text(self.by, signed=True)} ({meaning})"


@dataclass(frozen=True, slots=True)
class PupilLine:
    """One pupil's part in a provision; `part` says when, where it is not the whole run; `is_in` is about the day.

    `year` is the cost of the school year, `effect` what can be said of the effect.
    """

    person: Person
    part: str
    is_in: bool
    minutes_now: Fraction
    entry: Result | Taken | None
    exit: Result | Taken | None
    change: Change | None
    result: str
    to_date: Amount
    whole: Amount
    year: Amount
    effect: Part


@dataclass(frozen=True, slots=True)
class Row:
    """One provision.

    `lines` and the three amounts, of which `year` is that of the school year, are those of the pupils shown;
    `group_to_date`, `group_whole`, `pupils_now` and the staff minutes are always those of the whole group.
    `staff_minutes_now` is 0 while it does not run.
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
    year: Amount
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
    """The provisions of one area of need, layer, class or year group.

    `per_cent` is its part of the known cost of all whole runs; None where nothing of its own is known.
    """

    name: str
    rows: tuple[Row, ...]
    pupils_now: int
    staff_minutes_now: Fraction
    to_date: Amount
    whole: Amount
    year: Amount
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
