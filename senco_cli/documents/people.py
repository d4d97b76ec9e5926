"""How pupils are named on a page: in full, by initials, or by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from senco_cli.model.codes import code_set
from senco_cli.model.names import fold_name
from senco_cli.model.school import PupilFile
from senco_cli.model.years import FIRST_MONTH, academic_year_start, nc_year_of_code, year_taught

Names = Literal["full", "initials", "keys"]
_STATUSES_WITH_SEN = frozenset({"K", "E"})


@dataclass(frozen=True, slots=True)
class Person:
    """A pupil as a page shows one; `year` is the code of the year group, `year_name` its words."""

    key: str
    label: str
    year: str | None = None
    year_name: str | None = None
    class_name: str | None = None
    is_known: bool = True
    is_on_roll: bool = False
    was_on_roll_this_year: bool = False
    has_sen: bool = False
    order: tuple[int, str, str] = (99, "", "")

    @property
    def place(self) -> str:
        """Year and class in words, as far as they are known."""
        return ", ".join(part for part in (self.year_name, self.class_name) if part) or "not known"


def people(pupils: Iterable[PupilFile], *, on: date, names: Names) -> dict[str, Person]:
    """Everybody by key, as they are on `on`."""
    found = {each.key: _person(each, on=on, names=names) for each in pupils}
    if names != "initials":
        return found
    shared = Counter(person.label for person in found.values())
    return {
        key: replace(person, label=f"{person.label} ({key})") if shared[person.label] > 1 else person
        for key, person in found.items()
    }


def unknown_person(key: str) -> Person:
    """A pupil of whom there is no record that can be read."""
    return Person(key=key, label=f"{key} (no record)", is_known=False, order=(99, "", key))


def _person(file: PupilFile, *, on: date, names: Names) -> Person:
    pupil = file.pupil
    year = year_taught(pupil.date_of_birth, on, taught=pupil.year_taught)
    number = nc_year_of_code(year)
    label = {"full": pupil.name.full, "initials": pupil.name.initials, "keys": file.key}[names]
    # An order by surname would tell part of a name that is held back.
    sorted_by = fold_name(f"{pupil.name.surname} {pupil.name.forename}") if names == "full" else label
    status = pupil.status_on(on)
    year_began = date(academic_year_start(on), FIRST_MONTH, 1)
    has_arrived = pupil.admitted_on is None or pupil.admitted_on <= on
    return Person(
        key=file.key,
        label=label,
        year=year,
        year_name=code_set("nc_year").name_of(year),
        class_name=pupil.class_name,
        is_on_roll=pupil.is_on_roll(on),
        was_on_roll_this_year=has_arrived and (pupil.left_on is None or pupil.left_on >= year_began),
        has_sen=status is not None and status.status in _STATUSES_WITH_SEN,
        order=(99 if number is None else number, sorted_by, file.key),
    )
