"""What a provision map has to know of each pupil, taken from the records one file at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.people import Names, Person, people
from senco_cli.model.pupil import Pupil, TopUp
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.measuring import Taken, results_of


@dataclass(frozen=True, slots=True)
class Known:
    """A pupil: how the page shows one, the code of the SEN status, results at entry and exit, top-up, and `place`.

    That is the name of what the place is in, where it has funding of its own: the SEN unit or resourced provision.
    """

    person: Person
    status: str | None = None
    results: tuple[Taken, ...] = ()
    top_up: tuple[TopUp, ...] = ()
    place: str | None = None


def known_pupils(files: Iterable[PupilFile], school: SchoolRecords, *, on: date, names: Names) -> Mapping[str, Known]:
    """Everybody by key, as they are on `on`."""
    facts: dict[str, tuple[str | None, tuple[Taken, ...], tuple[TopUp, ...], str | None]] = {}

    def noted() -> Iterator[PupilFile]:
        for file in files:
            status = file.pupil.status_on(on)
            results = tuple(each for each in results_of(file, school) if each.provision and each.taken_on <= on)
            facts[file.key] = (status.status if status else None, results, file.pupil.top_up, _place(file.pupil))
            yield file

    return {key: Known(person, *facts[key]) for key, person in people(noted(), on=on, names=names).items()}


def _place(pupil: Pupil) -> str | None:
    if pupil.sen_unit:
        return "SEN unit"
    return "Resourced provision" if pupil.resourced_provision else None
