"""What one census takes of the records: each pupil on the roll on its day, as that day finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from senco_cli.model.exclusion import Exclusion
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.model.settings import School, Settings
from senco_cli.model.years import FIRST_MONTH, academic_year_start, nc_year_number, year_taught
from senco_cli.rules.census.rule import CensusTerm, SchoolKind
from senco_cli.rules.reckoning import count
from senco_cli.rules.rule_data import rule_named

DAY_RULES: Mapping[CensusTerm, str] = {"autumn": "CEN-AU", "spring": "CEN-SP", "summer": "CEN-SU"}
# Only the spring census takes types of need.
WITH_TYPES: CensusTerm = "spring"
TYPES_TAKEN = 2
WITH_SEN = ("K", "E")
_KINDS: Mapping[str, SchoolKind] = {"special": "special", "alternative": "alternative"}


@dataclass(frozen=True, slots=True)
class CensusType:
    """A type of need as a return gives it; `place` is where it stands in the pupil's list of needs."""

    code: str | None
    rank: int | None
    place: int = 0


@dataclass(frozen=True, slots=True)
class CensusPupil:
    """One pupil as a census takes them.

    `provision` is None where no status is in force, and `status_place` its place in the history; `year` is the code of
    the year taught, `age_year` the number of the year of their age; `exclusions_before_sen` are the paths of exclusions
    on whose first day no status was in force. An indicator that is None is not given.
    """

    key: str
    surname: str
    forename: str
    date_of_birth: date
    year: str
    age_year: int
    provision: str | None = None
    status_place: int = 0
    types: tuple[CensusType, ...] = ()
    upn: str | None = None
    former_upns: tuple[str, ...] = ()
    uln: str | None = None
    sen_unit: bool | None = None
    resourced_provision: bool | None = None
    has_top_up: bool = False
    gcse_exemptions: tuple[str, ...] = ()
    exclusions_before_sen: tuple[str, ...] = ()

    @property
    def has_sen(self) -> bool:
        """Whether the provision is K or E, or the S of old that stands for E."""
        return self.provision in (*WITH_SEN, "S")

    @property
    def path(self) -> str:
        """The path of the pupil's record."""
        return path_of(Pupil, pupil=self.key)


@dataclass(frozen=True, slots=True)
class Census:
    """One census of one school: `day` is its reference day, `roll` the whole roll where somebody gave it.

    `own_authorities` are the numbers of authorities in the settings; `upns` and `ulns` say whose each number is.
    """

    term: CensusTerm
    day: date
    school: School
    pupils: tuple[CensusPupil, ...]
    roll: int | None = None
    own_authorities: frozenset[str] = frozenset()
    upns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ulns: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def kind(self) -> SchoolKind:
        """The kind of school, as far as rules differ by it."""
        return kind_of(self.school)

    @property
    def counted_roll(self) -> int | None:
        """The roll that parts are counted of: the one given, else all pupils here, if not only those with SEN are."""
        if self.roll:
            return self.roll
        is_whole = self.kind != "mainstream" or any(pupil.provision == "N" for pupil in self.pupils)
        return len(self.pupils) or None if is_whole else None

    @property
    def has_unit(self) -> bool | None:
        """Whether the school has a SEN unit, as it says or as a pupil is in one; None where nothing tells."""
        return True if any(pupil.sen_unit for pupil in self.pupils) else self.school.sen_unit

    @property
    def has_resourced_provision(self) -> bool | None:
        """Whether the school has resourced provision, told in the same way."""
        return True if any(pupil.resourced_provision for pupil in self.pupils) else self.school.resourced_provision

    @property
    def asks_for_units(self) -> bool:
        """Whether it asks for each pupil with SEN if the place is in the SEN unit or the resourced provision."""
        return self.term == WITH_TYPES and self.kind == "mainstream"

    def in_unit(self, pupil: CensusPupil) -> bool | None:
        """Whether the pupil's place is in the SEN unit; None where it is not known, and of a pupil without SEN."""
        return _indicated(pupil, pupil.sen_unit, self.school.sen_unit)

    def in_resourced_provision(self, pupil: CensusPupil) -> bool | None:
        """Whether it is in the resourced provision, told in the same way."""
        return _indicated(pupil, pupil.resourced_provision, self.school.resourced_provision)

    def with_provision(self, code: str | None) -> int:
        """How many pupils have a provision code; None counts those without one."""
        return sum(pupil.provision == code for pupil in self.pupils)


def kind_of(school: School) -> SchoolKind:
    """The kind of school, as far as rules of the census differ by it."""
    return _KINDS.get(school.phase, "mainstream")


def census_day(term: CensusTerm, on: date) -> date:
    """The reference day of a census in the academic year that holds `on`."""
    first = date(academic_year_start(on), FIRST_MONTH, 1)
    counting = rule_named(DAY_RULES[term]).version_on(first).counting
    return count(counting, first, days=None) if counting else first


def next_census(on: date) -> CensusTerm:
    """The census whose day comes next, `on` among them."""
    days = {term: census_day(term, on) for term in DAY_RULES}
    return min((term for term in days if days[term] >= on), key=lambda term: days[term], default="autumn")


def take(
    files: Iterable[PupilFile], settings: Settings, *, term: CensusTerm, day: date, roll: int | None = None
) -> Census:
    """What a census takes; `files` is read once. Without `roll` the one in the settings counts, where there is one."""
    pupils = tuple(_pupil(each, day) for each in files if each.pupil.is_on_roll(day))
    return Census(
        term,
        day,
        settings.school,
        pupils,
        roll=roll or settings.school.roll,
        own_authorities=frozenset(each.code for each in settings.local_authorities if each.code),
        upns=_whose((pupil.key, pupil.upn) for pupil in pupils),
        ulns=_whose((pupil.key, pupil.uln) for pupil in pupils),
    )


def _pupil(file: PupilFile, day: date) -> CensusPupil:
    pupil = file.pupil
    status = pupil.status_on(day)
    return CensusPupil(
        key=file.key,
        surname=pupil.name.legal_surname,
        forename=pupil.name.legal_forename,
        date_of_birth=pupil.date_of_birth,
        year=year_taught(pupil.date_of_birth, day, taught=pupil.year_taught),
        age_year=nc_year_number(pupil.date_of_birth, day),
        provision=status.status if status else None,
        status_place=pupil.sen_status.index(status) if status else 0,
        types=_types(pupil, day),
        upn=pupil.upn,
        former_upns=pupil.former_upns,
        uln=pupil.uln,
        sen_unit=pupil.sen_unit,
        resourced_provision=pupil.resourced_provision,
        has_top_up=any(each.from_on <= day and (each.to_on is None or day <= each.to_on) for each in pupil.top_up),
        gcse_exemptions=pupil.gcse_exemptions,
        exclusions_before_sen=tuple(_before_sen(file)),
    )


def _indicated(pupil: CensusPupil, of_pupil: bool | None, of_school: bool | None) -> bool | None:
    if not pupil.has_sen:
        return None
    return False if of_pupil is None and of_school is False else of_pupil


def _types(pupil: Pupil, day: date) -> tuple[CensusType, ...]:
    return tuple(CensusType(need.type, need.rank, pupil.needs.index(need)) for need in pupil.needs_on(day))


def _before_sen(file: PupilFile) -> Iterator[str]:
    for key, exclusion in file.exclusions.items():
        if file.pupil.status_on(exclusion.from_on) is None:
            yield path_of(Exclusion, pupil=file.key, key=key)


def _whose(numbers: Iterable[tuple[str, str | None]]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for key, number in numbers:
        if number:
            found.setdefault(number.upper(), []).append(key)
    return found
