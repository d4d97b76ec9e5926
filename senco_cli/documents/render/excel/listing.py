"""The tables of a page as lists that a spreadsheet can filter: every row whole, one kind of row a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from senco_cli.documents.render.blocks import Block, Cell, Group, Heading, Row, Run, Table, plain
from senco_cli.documents.render.signs import cut, writable
from senco_cli.model.phrases import capital_first

Line = tuple[Cell | None, ...]

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_WORDS_NAME = "Page"
_SMALL_WORDS = frozenset({"in", "of", "for", "to", "the", "with", "by", "on", "at", "a", "an", "and"})
# Excel keeps this name for itself.
_TAKEN = "history"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its headings, its rows and its totals, all of them with as many places."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the captions of the tables it is made of, and the list on it."""

    name: str
    captions: tuple[str, ...]
    listing: Listing


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets; `words_name` is that of the first, for what is in no table, None where there is nothing."""

    words_name: str | None
    tables: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    table: Table
    heading: str


def sheets_of(blocks: Sequence[Block]) -> Sheets:
    """The sheets that blocks become; tables with the same headings become one."""
    alike: dict[object, list[_Found]] = {}
    for found in _tables(blocks):
        # A table without headings is like no other.
        titles = tuple(cell.text for row in found.table.head for cell in row)
        alike.setdefault(titles or id(found.table), []).append(found)
    has_words = any(not isinstance(block, Table) for block in _flat(blocks)) or not alike
    taken = {_TAKEN, *([_WORDS_NAME.casefold()] if has_words else [])}
    tables = []
    for together in alike.values():
        captions = tuple(plain(each.table.caption) for each in together)
        name = _free(_name(together), taken)
        taken.add(name.casefold())
        tables.append(Sheet(name, captions, _listing(together)))
    return Sheets(_WORDS_NAME if has_words else None, tuple(tables))


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _flat(block.blocks)
        else:
            yield block


def _tables(blocks: Sequence[Block]) -> Iterator[_Found]:
    heading = ""
    for block in _flat(blocks):
        if isinstance(block, Heading):
            heading = _without_small(block)
        elif isinstance(block, Table):
            yield _Found(block, heading)


def _without_small(heading: Heading) -> str:
    """What a heading is called, without the small words behind it, like a state."""
    return plain(tuple(run for run in heading.words if not run.small)).strip(" ,;") or plain(heading.words)


def _name(together: Sequence[_Found]) -> str:
    """What the tables are called: the caption, or the words that several have in common."""
    captions = [plain(each.table.caption).split() for each in together]
    words = captions[0]
    if len(captions) > 1:
        common = _common(captions) or _common([caption[::-1] for caption in captions])[::-1]
        # "3 dates" and "12 dates" are dates.
        common = [word for word in common if not word.isdigit()]
        while common and common[-1].casefold() in _SMALL_WORDS:
            common.pop()
        words = common or [cell.text for row in together[0].table.head[-1:] for cell in row[:1]]
    return " ".join(words) or together[0].heading or "Table"


def _common(captions: Sequence[Sequence[str]]) -> list[str]:
    found = []
    for words in zip(*captions, strict=False):
        if len(set(words)) > 1:
            break
        found.append(words[0])
    return found


def _free(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes for a sheet and that no other has."""
    name = _NOT_IN_NAMES.sub(" ", writable(wanted))
    name = " ".join(name.split()).strip("' ") or "Table"
    name = capital_first(name)
    number, short = 2, cut(name, _LONGEST_NAME).rstrip(" '")
    while short.casefold() in taken:
        ending = f" {number}"
        short = cut(name, _LONGEST_NAME - len(ending)).rstrip(" '") + ending
        number += 1
    return short


def _listing(together: Sequence[_Found]) -> Listing:
    tables = [each.table for each in together]
    columns = max((_length(row) for table in tables for row in (*table.head, *table.body, *table.foot)), default=0)
    has_groups = any(_is_of_group(row) for table in tables for row in table.body)
    before = (["Section"] if len(together) > 1 else []) + (["Group"] if has_groups else [])
    head = [_padded(row, columns) for row in tables[0].head]
    head = [
        (*(_title(name if place == len(head) - 1 else "") for name in before), *row) for place, row in enumerate(head)
    ]
    body: list[Line] = []
    foot: list[Line] = []
    for each in together:
        section = [_said(each.heading or plain(each.table.caption))] if len(together) > 1 else []
        group: list[Cell | None] = [None] if has_groups else []
        for row in each.table.body:
            if _is_of_group(row):
                group = [replace(row[0], span=1, is_header=False, is_of_group=False)]
            else:
                body.append((*section, *group, *_padded(row, columns)))
        blank: list[Cell | None] = [None] if has_groups else []
        foot += [(*section, *blank, *_padded(row, columns)) for row in each.table.foot]
    return Listing(tuple(head), tuple(body), tuple(foot), columns + len(before))


def _is_of_group(row: Row) -> bool:
    return len(row) == 1 and row[0].is_of_group


def _length(row: Row) -> int:
    return sum(cell.span for cell in row)


def _padded(row: Row, columns: int) -> Line:
    cells: list[Cell | None] = []
    for cell in row:
        cells += [cell, *[None] * (cell.span - 1)]
    return (*cells, *[None] * (columns - len(cells)))


def _said(text: str) -> Cell:
    return Cell((Run(text),))


def _title(text: str) -> Cell:
    return Cell((Run(text),), is_header=True)
