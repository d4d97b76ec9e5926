"""A register of another system beside the records, both ways: who is in one and not in the other, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.exchange.cells.dates import ReadDay
from senco_cli.exchange.child import Child, name_forms
from senco_cli.exchange.columns import ColumnMapping
from senco_cli.exchange.comparing_census import RANK_COLUMNS, census_differences
from senco_cli.exchange.matching import ExistingPupil, Match, Register, without_doubles
from senco_cli.exchange.rows import read_rows
from senco_cli.exchange.settling import NEW, SKIP, NotACandidate
from senco_cli.exchange.table import Table
from senco_cli.exchange.year_groups import with_years
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Name, Pupil
from senco_cli.model.years import year_taught

NOT_IN_RECORDS, NOT_IN_FILE, UNCLEAR = "not in the records", "not in the file", "not clear who"
_STATUS_COLUMNS = ("sen_status", "ehc_plan", "sen_support")
_NEED_COLUMNS = ("main_need", "other_needs")
_WITH_SEN = ("K", "E")
_FAULTY = "has faults: senco check"


@dataclass(frozen=True, slots=True)
class Compared:
    """A pupil of the records, as far as they can be read; `pupil` is None where they cannot."""

    existing: ExistingPupil
    pupil: Pupil | None
    plan: EhcPlan | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `key` is the pupil's in the records, `row` the row of the file, None where there is none.

    `what` is one of the three words above or the name of what differs; `name` is the pupil's, from whichever has one.
    """

    what: str
    key: str | None
    row: int | None
    name: str
    in_file: str = ""
    in_records: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs, in the order of the file and then of the records.

    `matched` is how many rows are about a pupil of the records; `without_sen` how many rows with N are about nobody
    there, which is no difference where the records hold only pupils with SEN. `refusals` is how many cells could not
    be read, and `ambiguous_dates` as of an import.
    """

    differences: tuple[Difference, ...]
    matched: int
    without_sen: int
    refusals: int
    ambiguous_dates: tuple[str, ...]


def compare(
    table: Table,
    mapping: ColumnMapping,
    *,
    records: Sequence[Compared],
    today: date,
    day_first: bool | None = None,
    answers: Mapping[int, str] | None = None,
) -> Comparison:
    """Lay a table and the records side by side as they are today; nothing is taken over.

    `answers` are, by row, whom a doubtful row is about, as for an import. Raises NotACandidate.
    """
    read = read_rows(table, mapping, today=today, day_first=day_first)
    singles, _doubled, _otherwise = without_doubles(read.children)
    children, _said = with_years(singles, today=today)
    by_key = {each.existing.key: each for each in records}
    matches = _matches(children, Register([each.existing for each in records]), answers or {})
    asked = _Asked.of(mapping, children)
    found: list[Difference] = []
    for child, match in matches:
        found.extend(_of_row(child, match, by_key, asked, today))
    spoken_of = {key for _child, match in matches for key in match.keys}
    lone = [child for child, match in matches if not match.keys]
    holds_n = any(child.status == "N" for child in children)
    found.extend(_of_the_others(records, spoken_of, today, everybody=holds_n))
    return Comparison(
        tuple(found),
        matched=sum(bool(match.keys) and match.sure for _child, match in matches),
        without_sen=sum(child.status == "N" for child in lone),
        refusals=len(read.refusals),
        ambiguous_dates=tuple(column.letter for column in read.open_orders),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the file has columns for; `needs` is how many types of need it has room for."""

    columns: frozenset[str]
    needs: int

    @classmethod
    def of(cls, mapping: ColumnMapping, children: Sequence[Child]) -> _Asked:
        """What the columns hold, and the cells where one holds several."""
        columns = [column.field for column in mapping.columns if column.field]
        room = sum(name in _NEED_COLUMNS for name in columns)
        return cls(frozenset(columns), max([room, *(len(child.needs) for child in children)]) if room else 0)


def _matches(
    children: Sequence[Child], register: Register, answers: Mapping[int, str]
) -> Sequence[tuple[Child, Match]]:
    found: list[tuple[Child, Match]] = []
    for child in children:
        answer = answers.get(child.row)
        if answer not in (None, NEW, SKIP) and not register.has(str(answer)):
            raise NotACandidate(child.row, str(answer))
        if answer == SKIP:
            continue
        if answer is None:
            found.append((child, register.match(child)))
        else:
            found.append((child, Match() if answer == NEW else Match((answer,), why="answer")))
    claimed = {match.keys[0] for _child, match in found if match.keys and match.sure}
    return [
        (child, match if match.keys or child.row in answers else register.alike(child, but=claimed))
        for child, match in found
    ]


def _of_row(
    child: Child, match: Match, by_key: Mapping[str, Compared], asked: _Asked, today: date
) -> Iterator[Difference]:
    name = _name_in(child)
    if not match.keys:
        if child.status != "N":
            yield Difference(NOT_IN_RECORDS, None, child.row, name, child.status or "")
    elif not match.sure:
        yield Difference(UNCLEAR, None, child.row, name, match.why, ", ".join(match.keys))
    else:
        held = by_key[match.keys[0]]
        if held.pupil is None:
            yield Difference(UNCLEAR, held.existing.key, child.row, name, "", _FAULTY)
            return
        for what, in_file, in_records in _fields(child, held.pupil, held.plan, asked, today):
            yield Difference(what, held.existing.key, child.row, name or held.pupil.name.full, in_file, in_records)


def _of_the_others(
    records: Sequence[Compared], spoken_of: set[str], today: date, *, everybody: bool
) -> Iterator[Difference]:
    for each in records:
        pupil, key = each.pupil, each.existing.key
        if key in spoken_of:
            continue
        if pupil is None:
            yield Difference(NOT_IN_FILE, key, None, "", "", _FAULTY)
            continue
        if not pupil.is_on_roll(today):
            continue
        status = pupil.status_on(today)
        code = status.status if status else ""
        if everybody or code in _WITH_SEN:
            yield Difference(NOT_IN_FILE, key, None, pupil.name.full, "", code)


def _fields(
    child: Child, pupil: Pupil, plan: EhcPlan | None, asked: _Asked, today: date
) -> Iterator[tuple[str, str, str]]:
    yield from _identity(child, pupil, asked, today)
    status = pupil.status_on(today)
    code = status.status if status else ""
    if asked.columns & {*_STATUS_COLUMNS} and (child.status or "N") != (code or "N"):
        yield "SEN status", child.status or "", code
    elif "status_from" in asked.columns and code in _WITH_SEN and status:
        yield from _day("SEN status since", child.status_from, status.from_on)
    if asked.needs:
        theirs = [need.type for need in child.needs][: asked.needs]
        ours = [need.type for need in pupil.needs_on(today)][: asked.needs]
        ranked = asked.columns & {*RANK_COLUMNS} and sorted(theirs) == sorted(ours)
        if theirs != ours and not ranked:
            yield "types of need", ", ".join(theirs), ", ".join(ours)
    yield from census_differences(child, pupil, asked.columns, today)
    if "plan_first_made_on" in asked.columns and (child.plan_made or plan):
        yield from _day("EHC plan first made", child.plan_made, plan.plan_first_made_on if plan else None)


def _identity(child: Child, pupil: Pupil, asked: _Asked, today: date) -> Iterator[tuple[str, str, str]]:
    if child.names and not child.names & _names_of(pupil.name):
        yield "name", _name_in(child), pupil.name.full
    if child.date_of_birth and child.date_of_birth != pupil.date_of_birth:
        yield "date of birth", child.date_of_birth.isoformat(), pupil.date_of_birth.isoformat()
    if "upn" in asked.columns and (child.upn or "") != (pupil.upn or "").upper():
        yield "UPN", child.upn or "", pupil.upn or ""
    taught = year_taught(pupil.date_of_birth, today, taught=pupil.year_taught)
    if child.year and child.year != taught:
        yield "year group", child.year, taught
    if child.class_name and child.class_name.casefold() != (pupil.class_name or "").casefold():
        yield "class", child.class_name, pupil.class_name or ""
    if "admitted_on" in asked.columns:
        yield from _day("admitted", child.admitted_on, pupil.admitted_on)
    if "left_on" in asked.columns:
        yield from _day("left", child.left_on, pupil.left_on)


def _day(what: str, in_file: ReadDay | None, in_records: date | None) -> Iterator[tuple[str, str, str]]:
    if in_file and in_records and in_file.agrees_with(in_records):
        return
    if in_file or in_records:
        told = in_file.day.isoformat() if in_file else ""
        yield what, told, in_records.isoformat() if in_records else ""


def _name_in(child: Child) -> str:
    forename = child.known_as or child.legal_forename
    surname = child.preferred_surname or child.legal_surname
    return " ".join(part for part in (forename, surname) if part)


def _names_of(name: Name) -> frozenset[str]:
    return name_forms((name.legal_forename, name.known_as), (name.legal_surname, name.preferred_surname))
