"""The register of SEN for staff, and the SEN items of a census, from the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.people import Person, people
from senco_cli.documents.pupil_words import is_confidential, status_name, type_names
from senco_cli.documents.register_reviews import review_year
from senco_cli.documents.register_view import CensusLine, CensusRegister, StaffLine, StaffRegister
from senco_cli.model.names import fold_name, full_name
from senco_cli.model.order import natural
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.census.judge import judge
from senco_cli.rules.census.rule import CensusTerm
from senco_cli.rules.census.taking import DAY_RULES, TYPES_TAKEN, WITH_TYPES, Census, CensusPupil, census_day, take
from senco_cli.rules.check import Context
from senco_cli.rules.rule_data import rule_named


@dataclass(frozen=True, slots=True)
class _Shown:
    file: PupilFile
    person: Person


def build_for_staff(
    school: SchoolRecords, files: Iterable[PupilFile], *, on: date, part: str | None = None
) -> StaffRegister:
    """The register for staff of the pupils given; `part` is what part of the school they are, in words."""
    shown = _in_order(files, on)
    with_sen = tuple(_line(each, school, on) for each in shown if each.person.has_sen)
    watched = tuple(_line(each, school, on) for each in shown if not each.person.has_sen and _is_watched(each.file, on))
    planned = [each.file for each in shown if (now := each.file.pupil.status_on(on)) and now.status == "E"]
    return StaffRegister(
        school=school.settings.school.name,
        on=on,
        part=part,
        lines=with_sen,
        watched=watched,
        support=len(with_sen) - len(planned),
        plans=len(planned),
        reviews=review_year(planned, on=on) if planned else None,
    )


def build_for_census(files: Sequence[PupilFile], context: Context, *, term: CensusTerm) -> CensusRegister:
    """What one census takes of the pupils given, those on the roll on its day, and what to mend first."""
    takes_types = term == WITH_TYPES
    day = census_day(term, context.today)
    census = take(files, context.school.settings, term=term, day=day)
    lines = [_census_line(each, census) for each in census.pupils]
    return CensusRegister(
        school=context.school.settings.school.name,
        on=context.today,
        term=term,
        taken_on=day,
        source=rule_named(DAY_RULES[term]).version_on(day).sources[0].title,
        lines=tuple(sorted(lines, key=lambda line: fold_name(f"{line.surname} {line.forename}"))),
        doubts=tuple(_doubts(census)),
        takes_types=takes_types,
        asks_for_units=census.asks_for_units,
    )


def _in_order(files: Iterable[PupilFile], on: date) -> list[_Shown]:
    held = {each.key: each for each in files if each.pupil.is_on_roll(on)}
    named = people(held.values(), on=on, names="full")
    ordered = sorted(named.values(), key=_by_class)
    return [_Shown(held[person.key], person) for person in ordered]


def _by_class(person: Person) -> tuple[object, ...]:
    return person.order[0], natural(person.class_name or ""), person.order


def _line(shown: _Shown, school: SchoolRecords, on: date) -> StaffLine:
    pupil = shown.file.pupil
    status = pupil.status_on(on)
    worker = school.staff.get(pupil.key_worker) if pupil.key_worker else None
    kept = is_confidential(shown.file)
    return StaffLine(
        name=shown.person.label,
        year=shown.person.year_name or "",
        class_name=pupil.class_name,
        status=status_name(pupil, on),
        needs=() if kept else type_names(pupil, on),
        helps=next(iter(pupil.profile.what_helps), None) if pupil.profile else None,
        key_worker=worker.name if worker else None,
        is_confidential=kept,
        since=(status.from_on if status else None) if shown.person.has_sen else pupil.watch_from,
        place=" and ".join(_places(pupil)) or None,
    )


def _places(pupil: Pupil) -> Iterator[str]:
    if pupil.sen_unit:
        yield "SEN unit"
    if pupil.resourced_provision:
        yield "resourced provision"


def _is_watched(file: PupilFile, on: date) -> bool:
    return file.pupil.watch_from is not None and file.pupil.watch_from <= on


def _census_line(pupil: CensusPupil, census: Census) -> CensusLine:
    has_types = census.term == WITH_TYPES and pupil.has_sen
    return CensusLine(
        upn=pupil.upn,
        surname=pupil.surname,
        forename=pupil.forename,
        date_of_birth=pupil.date_of_birth,
        provision=pupil.provision or "N",
        types=tuple(each.code for each in pupil.types if each.code)[:TYPES_TAKEN] if has_types else (),
        in_unit=census.in_unit(pupil),
        in_resourced_provision=census.in_resourced_provision(pupil),
        has_top_up=pupil.has_top_up,
    )


def _doubts(census: Census) -> Iterator[tuple[str, str]]:
    """What the rules of this census find, each with whom it is about."""
    names = {each.key: full_name(each.forename, each.surname) for each in census.pupils}
    judged = judge(census)
    for found in judged.findings:
        yield names[found.key] if found.key else "The school", found.finding.sentence
    for unsaid, numbers in judged.not_judged.items():
        yield "The school", f"before {', '.join(numbers)} can be judged, say {unsaid}"
