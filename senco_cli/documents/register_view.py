"""What stands on the three registers of SEN: for staff, for governors without names, and for the census."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from senco_cli.documents.register_reviews import ReviewYear


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One pupil as staff see one; `helps` is None where nothing is recorded.

    `is_confidential` says that the family asked for the need to be kept confidential; then it is not on the page.
    `place` names the SEN unit or the resourced provision of the school, where the pupil's place is in it.
    """

    name: str
    year: str
    class_name: str | None
    status: str | None
    needs: tuple[str, ...]
    helps: str | None
    key_worker: str | None
    is_confidential: bool
    since: date | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class StaffRegister:
    """The register for staff: pupils with SEN support or an EHC plan, and apart from them those who are watched.

    `part` says in words which part of the school it is of, None for the whole; `reviews` is None without an EHC plan.
    """

    school: str
    on: date
    part: str | None
    lines: tuple[StaffLine, ...]
    watched: tuple[StaffLine, ...]
    support: int
    plans: int
    reviews: ReviewYear | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of pupils; None where it is held back. `group` is the area that a type of need belongs to."""

    name: str
    number: int | None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class CountTable:
    """One list of counts; `total` is what they add up to, None where a pupil may be counted more than once."""

    title: str
    of: str
    counts: tuple[Count, ...]
    total: int | None
    note: str | None = None

    @property
    def has_groups(self) -> bool:
        """Whether the counts belong to groups."""
        return any(each.group for each in self.counts)

    @property
    def holds_back(self) -> bool:
        """Whether a number is held back."""
        return any(each.number is None for each in self.counts)


@dataclass(frozen=True, slots=True)
class GovernorRegister:
    """The register for governors: numbers only. `total` is None where so few have SEN that nothing is told of them.

    `fewest` is the smallest number that is shown, and `sources` say where that comes from.
    """

    school: str
    on: date
    total: int | None
    tables: tuple[CountTable, ...]
    fewest: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CensusLine:
    """One pupil as the census asks; `types` are the first two ranked, empty in a census that takes none.

    `in_unit` and `in_resourced_provision` are None where they are not known, and of a pupil without SEN.
    """

    upn: str | None
    surname: str
    forename: str
    date_of_birth: date
    provision: str
    types: tuple[str, ...]
    in_unit: bool | None = None
    in_resourced_provision: bool | None = None
    has_top_up: bool = False


@dataclass(frozen=True, slots=True)
class CensusRegister:
    """The SEN items of one census: `term` is autumn, spring or summer, `taken_on` its day, as which each line stands.

    `doubts` are what the census's own rules find, each with the pupil's name or the school; `takes_types` and
    `asks_for_units` say whether this census asks for them.
    """

    school: str
    on: date
    term: str
    taken_on: date
    source: str
    lines: tuple[CensusLine, ...]
    doubts: tuple[tuple[str, str], ...]
    takes_types: bool
    asks_for_units: bool

    def with_provision(self, code: str) -> int:
        """How many pupils have a provision code."""
        return sum(line.provision == code for line in self.lines)
