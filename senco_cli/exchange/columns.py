"""Which column of a table holds what, how that was understood, and a mapping that can be kept for the next file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from senco_cli.exchange.cells.by_field import SEVERAL, read_cell
from senco_cli.exchange.cells.reading import Clues
from senco_cli.exchange.column_content import field_by_content
from senco_cli.exchange.diagnosis_answers import KEEP
from senco_cli.exchange.headings import LEAVE, fields, is_doubtful, nearly, recognise
from senco_cli.exchange.mapping import SavedMapping
from senco_cli.exchange.table import Table
from senco_cli.exchange.text import column_letter, squeeze
from senco_cli.model.codes import code_set

_SAMPLE = 60
_ENOUGH = 0.5
_LEGAL = "legal"
_USED_BESIDE = {"legal_forename": "known_as", "legal_surname": "preferred_surname"}


class How(StrEnum):
    """How a column was understood."""

    HEADING = "heading"
    CLOSE = "heading spelt almost so"
    CONTENT = "what its cells hold"
    SAVED = "as the time before"
    TOLD = "as told"
    NOT = "not understood"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, None where it is left behind; `note` says why, where there is more to say."""

    index: int
    heading: str
    field: str | None
    how: How
    note: str | None = None

    @property
    def letter(self) -> str:
        """The letter over the column in a spreadsheet."""
        return column_letter(self.index)

    @property
    def holds(self) -> str | None:
        """What the column holds, in words."""
        return fields()[self.field].title if self.field else None


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The columns of one table; `day_first` is None until somebody has said, or the days themselves have.

    `diagnoses` has, by its words, the type of need to record beside a diagnosis, or `keep`.
    """

    columns: tuple[Column, ...]
    day_first: bool | None = None
    diagnoses: Mapping[str, str] = field(default_factory=dict)

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold `field`, from the left."""
        return tuple(column for column in self.columns if column.field == field)

    def saved(self, *, day_first: bool | None = None) -> SavedMapping:
        """The mapping as something to keep: every heading with what its column holds."""
        by_heading = {column.heading: column.field or LEAVE for column in self.columns}
        return SavedMapping(by_heading, self.day_first if day_first is None else day_first, self.diagnoses)


def understand_columns(
    table: Table, *, today: date, given: SavedMapping | None = None, told: bool = False
) -> ColumnMapping:
    """What each column of a table holds.

    A mapping that is given decides, `told` by the user or else kept from an earlier file; then the headings, exact
    before almost so; then the cells themselves.
    """
    clues = Clues(today, first_day=table.first_day)
    how = How.TOLD if told else How.SAVED
    columns = [_by_mapping(index, heading, given, how) for index, heading in enumerate(table.headings)]
    columns = _by_headings(table, columns, clues)
    columns = _names_settled(_contents(table, _further_needs(table, columns, clues), clues))
    return ColumnMapping(tuple(columns), given.day_first if given else None, _diagnoses_said(given, today))


def _diagnoses_said(given: SavedMapping | None, today: date) -> dict[str, str]:
    """What was said of diagnoses; a type of need that is given to nobody any more has to be asked about again."""
    current = {KEEP, *(code.code for code in code_set("type_of_need").current(today))}
    return {name: said for name, said in given.diagnoses.items() if said in current} if given else {}


def _by_mapping(index: int, heading: str, given: SavedMapping | None, how: How) -> Column:
    field = given.field_of(heading) if given else None
    if field is None:
        return Column(index, heading, None, How.NOT)
    return Column(index, heading, None if field == LEAVE else field, how)


def _by_headings(table: Table, columns: Sequence[Column], clues: Clues) -> list[Column]:
    """The columns not yet understood, by their headings: the plain ones first, so that others can give way."""
    found = list(columns)
    for doubted in (False, True):
        for place, how, choices in _choices(found):
            if (len(choices) > 1 or is_doubtful(choices[0])) is doubted:
                free = [field for field in choices if _is_free(field, found)]
                field = _fitting(free, table.column(found[place].index, most=_SAMPLE), clues, doubted=doubted)
                found[place] = _named(found[place], field, how, found, choices)
    return found


def _further_needs(table: Table, columns: Sequence[Column], clues: Clues) -> list[Column]:
    """The columns, with a list of needs beside the main one taken for further needs: it may hold more than that one."""
    found = list(columns)
    for place, column in enumerate(found):
        if column.how is How.NOT and column.note and recognise(column.heading)[:1] == ("main_need",):
            cells = table.column(column.index, most=_SAMPLE)
            if cells and _share_taken("other_needs", cells, clues) >= _ENOUGH:
                found[place] = replace(column, field="other_needs", how=How.HEADING, note=None)
    return found


def _choices(columns: Sequence[Column]) -> Iterator[tuple[int, How, tuple[str, ...]]]:
    for how, look_up in ((How.HEADING, recognise), (How.CLOSE, nearly)):
        for place, column in _legal_first(columns):
            if column.how is How.NOT and column.note is None:
                choices = look_up(column.heading)
                if choices and (how is How.HEADING or not recognise(column.heading)):
                    yield place, how, choices


def _legal_first(columns: Sequence[Column]) -> list[tuple[int, Column]]:
    return sorted(enumerate(columns), key=lambda each: (_LEGAL not in squeeze(each[1].heading), each[0]))


def _is_free(field: str, columns: Sequence[Column]) -> bool:
    return field in SEVERAL or all(column.field != field for column in columns)


def _named(column: Column, field: str | None, how: How, columns: Sequence[Column], choices: Sequence[str]) -> Column:
    if field:
        return replace(column, field=field, how=how)
    before = next((each for each in columns if each.field in choices), None)
    return replace(column, note=f"column {before.letter} holds that already") if before else column


def _fitting(choices: Sequence[str], cells: Sequence[str], clues: Clues, *, doubted: bool) -> str | None:
    """The field whose reader takes most of the cells, the first of equals; one that is doubted has to take half."""
    if not doubted or not cells:
        return choices[0] if choices else None
    shares = {field: _share_taken(field, cells, clues) for field in choices}
    best = max(choices, key=lambda field: shares[field], default=None)
    return best if best and shares[best] >= _ENOUGH else None


def _share_taken(field: str, cells: Sequence[str], clues: Clues) -> float:
    """How many of the cells make sense as `field`, from 0 to 1."""
    taken = sum(1 for cell in cells if not read_cell(field, cell, clues).refused)
    return taken / len(cells) if cells else 0.0


def _contents(table: Table, columns: Sequence[Column], clues: Clues) -> list[Column]:
    found = list(columns)
    for place, column in enumerate(found):
        if column.how is How.NOT and column.note is None:
            have: Mapping[str, int] = {each.field: each.index for each in found if each.field}
            field = field_by_content(table.column(column.index, most=_SAMPLE), have, clues)
            if field:
                found[place] = replace(column, field=field, how=How.CONTENT)
    return found


def _names_settled(columns: Sequence[Column]) -> list[Column]:
    """A `Name` beside a `Surname` is the forename, and a `Forename` beside a `Legal forename` the one that is used."""
    have = {column.field for column in columns}
    if "legal_surname" not in have or "legal_forename" in have:
        return [_used_name(column, have) for column in columns]
    return [
        replace(column, field="legal_forename") if column.field == "full_name" and column.how is How.HEADING else column
        for column in columns
    ]


def _used_name(column: Column, have: Collection[str | None]) -> Column:
    meant = recognise(column.heading) if column.field is None and column.how is How.NOT else ()
    used = next((_USED_BESIDE[field] for field in meant if field in _USED_BESIDE), None)
    return column if used is None or used in have else replace(column, field=used, how=How.HEADING, note=None)
