"""Which sheet of a workbook holds the table, and what of it a person who looks at the sheet may not see."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from senco_cli.exchange.body import Record, table_of
from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.heading_row import LOOKED_AT, count_known, find_heading_row
from senco_cli.exchange.headings import recognise
from senco_cli.exchange.packed import packed
from senco_cli.exchange.table import NoHeadings, Notice, Table
from senco_cli.exchange.text import column_letter, squeeze
from senco_cli.exchange.workbook.sheets import MOST_COLUMNS, Seen, Sheet, Workbook, open_workbook
from senco_cli.model.phrases import listed

_WHO = frozenset({"full_name", "legal_surname", "legal_forename", "upn"})
_MOST_GAP = 20


class NoSuchSheet(NotATable):
    """The workbook has no sheet of the name that was given."""

    def __init__(self, name: str, sheets: Sequence[Sheet]) -> None:
        quoted = [f'"{each.name}"' for each in sheets]
        super().__init__(f'has no sheet "{name}"', hint=f"--sheet with one of {listed(quoted)}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    sheet: Sheet
    known: tuple[int, int]
    rows: int
    is_telling: bool

    @property
    def rank(self) -> tuple[bool, bool, tuple[int, int], int]:
        """A sheet that is seen goes before one that is hidden, and then the one with more of the headings."""
        return not self.sheet.is_hidden, self.is_telling, self.known, self.rows


def read_workbook_table(
    data: bytes,
    *,
    headings: Collection[str] = (),
    sheet: str | None = None,
    visible_only: bool = False,
    telling: Callable[[Sequence[str]], bool] | None = None,
) -> Table:
    """The table in a workbook: in the sheet with the name, else in the one whose headings say most.

    The arguments are those of `read_table`. Raises NotATable.
    """
    book = open_workbook(data)
    known = frozenset(squeeze(heading) for heading in headings)
    if sheet is not None:
        return _read(book, _named(book, sheet), known, visible_only=visible_only)
    candidates = [found for each in book.sheets if (found := _looked_at(book, each, known, telling or _tells_who))]
    if not candidates:
        raise NoHeadings
    best = max(candidates, key=lambda each: each.rank)
    table = _read(book, best.sheet, known, visible_only=visible_only)
    others = [each for each in candidates if each is not best and each.is_telling == best.is_telling]
    seen = tuple(each.sheet.name for each in others if not each.sheet.is_hidden)
    hidden = [each.sheet.name for each in others if each.sheet.is_hidden]
    return replace(table, other_sheets=seen, notices=(*_hidden_sheets(hidden), *table.notices))


def _named(book: Workbook, name: str) -> Sheet:
    exact = next((each for each in book.sheets if each.name == name), None)
    found = exact or next((each for each in book.sheets if squeeze(each.name) == squeeze(name)), None)
    if found is None:
        raise NoSuchSheet(name, book.sheets)
    return found


def _looked_at(
    book: Workbook, sheet: Sheet, known: Collection[str], telling: Callable[[Sequence[str]], bool]
) -> _Candidate | None:
    rows = [row.cells for row in islice(book.rows(sheet), LOOKED_AT)]
    found = find_heading_row(rows, known)
    if found is None or len(rows) <= found.last + 1:
        return None
    return _Candidate(sheet, count_known(found.headings, known), len(rows), telling(found.headings))


def _tells_who(headings: Sequence[str]) -> bool:
    return any(field in _WHO for heading in headings for field in recognise(heading))


def _read(book: Workbook, sheet: Sheet, known: Collection[str], *, visible_only: bool) -> Table:
    seen = Seen()
    rows = book.rows(sheet, seen)
    records = packed(Record(row.number, row.cells) for row in rows if not (visible_only and row.is_hidden))
    hidden = ", hidden" if sheet.is_hidden else ""
    source = f'sheet "{sheet.name}" of an Excel workbook{hidden}'
    table = table_of(records, known, source=source, first_day=sheet.first_day, keeps_blanks=False)
    told = (*_told(seen, table, visible_only=visible_only), *_gaps(table))
    return replace(table, sheet=sheet.name, notices=(*told, *table.notices))


def _told(seen: Seen, table: Table, *, visible_only: bool) -> Iterator[Notice]:
    below = table.heading_rows[-1]
    kept = "left out (--visible-only)" if visible_only else "read all the same; --visible-only leaves them out"
    rows = (
        (seen.hidden_rows, f"hidden in the workbook, perhaps by a filter, and {kept}"),
        (seen.not_calculated, "has a formula that was never calculated; its cell was taken as blank"),
        (seen.errors, "has a formula that ends in an error, like #N/A; its cell was taken as blank"),
        (seen.spread, "shares a merged cell with the row above, and was given what stands there"),
        (seen.beyond, f"has cells beyond column {column_letter(MOST_COLUMNS - 1)}, which were left out"),
    )
    for numbers, sentence in rows:
        found = tuple(dict.fromkeys(number for number in numbers if number > below))
        if found:
            yield Notice(found, sentence)
    hidden = [column_letter(place) for place in sorted(seen.hidden_columns) if place < len(table.headings)]
    if hidden:
        verb = "columns are" if len(hidden) > 1 else "column is"
        yield Notice((), f"{listed(hidden)}: the {verb} hidden in the workbook, and read all the same")


def _gaps(table: Table) -> Iterator[Notice]:
    # A workbook keeps no blank rows; where there are a few between others, the person who typed them may wonder.
    numbers = [*table.heading_rows[-1:], *(row.number for row in table.rows)]
    told = {number for notice in table.notices for number in notice.rows}
    gaps = [range(first + 1, last) for first, last in pairwise(numbers) if last > first + 1]
    blank = tuple(number for gap in gaps if len(gap) <= _MOST_GAP for number in gap if number not in told)
    if blank:
        yield Notice(blank, "blank, left out")


def _hidden_sheets(names: Sequence[str]) -> Iterator[Notice]:
    if names:
        quoted = listed([f'"{name}"' for name in names])
        verb = "sheets look" if len(names) > 1 else "sheet looks"
        yield Notice(
            (), f'{quoted}: the hidden {verb} as if such a table stood there too; --sheet "{names[0]}" reads it'
        )
