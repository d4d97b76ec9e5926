"""Which cells were edited, which records were changed meanwhile, and where both were, differently."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from senco_cli.exchange.editable.columns import BY_FIELD
from senco_cli.exchange.editable.reading import Edited, EditedRow

_SPACES = re.compile(r"[^\S\n]+")
_UNREAD = "has a formula without a result; type over it; what is blank in this row stays as it is in the records"
_SORTED_APART = ("legal_surname", "legal_forename", "date_of_birth")


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that was edited: what it held when the file was made, what it holds, and what the records have by now."""

    field: str
    before: str
    edited: str
    recorded: str

    @property
    def is_clash(self) -> bool:
        """Whether the records were changed too since the file was made."""
        return not same(self.field, self.before, self.recorded)


@dataclass(frozen=True, slots=True)
class RowEdits:
    """The edits of one pupil's row."""

    row: int
    key: str
    edits: tuple[CellEdit, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows of a workbook that came back, by what is to become of them.

    `refused` are rows with the reason, whole or in part; `new` have no key; `gone` are keys the file had and has not.
    """

    edited: tuple[RowEdits, ...]
    new: tuple[EditedRow, ...]
    refused: tuple[tuple[int, str], ...]
    gone: tuple[str, ...]


def sort_out(edited: Edited, recorded: Mapping[str, Mapping[str, str]]) -> Sorted:
    """What was edited, against the records as they are now, by key."""
    found: list[RowEdits] = []
    refused: list[tuple[int, str]] = []
    rows: dict[str, int] = {}
    for row in edited.rows:
        if not row.key:
            continue
        if row.number in edited.unread:
            refused.append((row.number, _UNREAD))
        why = _why_refused(row, edited, recorded, rows)
        rows.setdefault(row.key, row.number)
        if why:
            refused.append((row.number, why))
            continue
        edits = _edits(row, edited, recorded[row.key])
        if edits:
            found.append(RowEdits(row.number, row.key, edits))
    new = tuple(row for row in edited.rows if not row.key)
    return Sorted(tuple(found), new, tuple(refused), tuple(key for key in edited.before if key not in rows))


def same(field: str, first: str, second: str) -> bool:
    """Whether two cells say the same; spaces and the way a number is written make no difference."""
    if BY_FIELD[field].kind == "number":
        numbers = [_number(first), _number(second)]
        if None not in numbers:
            return numbers[0] == numbers[1]
    return _plain(first) == _plain(second)


def _edits(row: EditedRow, edited: Edited, recorded: Mapping[str, str]) -> tuple[CellEdit, ...]:
    before = edited.before[row.key]
    return tuple(
        CellEdit(name, before.get(name, ""), row.cells[name], recorded[name])
        for name in edited.fields
        # What a formula without a result leaves blank was emptied by nobody.
        if (row.cells[name] or row.number not in edited.unread)
        and not same(name, row.cells[name], before.get(name, ""))
        and not same(name, row.cells[name], recorded[name])
    )


def _why_refused(
    row: EditedRow, edited: Edited, recorded: Mapping[str, Mapping[str, str]], rows: Mapping[str, int]
) -> str | None:
    if row.key in rows:
        return f"has the key of row {rows[row.key]}; a copied row that is a new pupil has to have no key"
    if row.key not in recorded:
        return "its key is no pupil's in the records; a row that is a new pupil has to have no key"
    if row.key not in edited.before:
        return "its key was not in the file when it was made; a row that is a new pupil has to have no key"
    before = edited.before[row.key]
    if all(name in row.cells and not same(name, row.cells[name], before.get(name, "")) for name in _SORTED_APART):
        return "both names and the date of birth are another's: the sheet may have been sorted without its keys"
    return None


def _plain(text: str) -> str:
    lines: Sequence[str] = [_SPACES.sub(" ", line).strip() for line in text.replace("\r", "").split("\n")]
    return "\n".join(line for line in lines if line)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().rstrip("%").strip())
    except InvalidOperation:
        return None
