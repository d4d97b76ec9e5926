"""A document as plain text for a terminal: wrapped to its width, never cut off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from textwrap import wrap

from senco_cli.documents.render.blocks import (
    Blank,
    Block,
    Cell,
    Facts,
    Figure,
    Group,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Row,
    Table,
    plain,
)

_GAP = "  "
# Where a line may end: at white space, or behind the hyphen of a name.
_PLACE_TO_BREAK = re.compile(r"\s+|(?<=\w-)(?=\w)")
_MOST_LINES = 3
_TICK = "[ ] "
_TO_FILL_IN = "_" * 14
_UNDERLINES = {1: "=", 2: "-"}
_FIRST_OF_ANOTHER_WIDTH = "\u0300"


def render_text(page: Page, *, width: int = 80) -> str:
    """The page as lines of at most `width` columns, but for a single word or sum that is wider."""
    blocks = tuple(_flat(page.blocks))
    lines = [line.rstrip() for block in _apart(blocks) for line in (_lines(block, width) if block else [""])]
    if page.foot:
        lines += ["", *_wrapped(plain(page.foot), width)]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return unicodedata.normalize("NFC", "\n".join(kept)).rstrip("\n") + "\n"


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _flat(block.blocks)
        else:
            yield block


def _apart(blocks: Sequence[Block]) -> Iterator[Block | None]:
    """The blocks, with None for an empty line between a paragraph and what is before it, unless that is its heading."""
    for before, block in pairwise([None, *blocks]):
        if isinstance(block, Paragraph) and before and not isinstance(before, Heading):
            yield None
        yield block


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield ""
            heading = _wrapped(plain(words), width)
            yield from heading
            if level in _UNDERLINES:
                yield _UNDERLINES[level] * max(map(_columns, heading))
        case Paragraph(words):
            yield from _wrapped(plain(words), width)
        case Items(items, is_numbered, is_ticks):
            for number, item in enumerate(items, start=1):
                yield from _hanging(_TICK if is_ticks else f"{number}. " if is_numbered else "- ", plain(item), width)
        case Facts(pairs):
            for term, said in pairs:
                yield from _hanging(f"{plain(term)}: ", "; ".join(map(plain, said)), width, indent=2)
        case Table():
            yield ""
            yield from _table(block, width)
            yield ""
        case Figure():
            yield ""
            for line in block.lines:
                yield from _wrapped(line, width)
            yield ""
        case Picture(_, alternative):
            yield from _wrapped(f"[{alternative}]", width) if alternative else ()
        case Blank(lines):
            yield from ["", *["_" * width] * lines, ""]


def _table(table: Table, width: int) -> Iterator[str]:
    if table.caption:
        yield from _wrapped(plain(table.caption), width)
    widths = _widths(table, width)
    if widths is None:
        yield from _stacked(table, width)
        return
    rule = _GAP.join("-" * each for each in widths)
    for part in (table.head, table.body, table.foot):
        for row in part:
            yield from _grid_row(row, widths)
        if part and part is not table.foot and (table.foot or part is table.head):
            yield rule


def _widths(table: Table, width: int) -> list[int] | None:
    """How wide each column is; None where the table does not fit without rows of more than a few lines."""
    rows = [*table.head, *table.body, *table.foot]
    number = max((sum(cell.span for cell in row) for row in rows), default=0)
    least, widths = [0] * number, [0] * number
    for row in rows:
        for start, cell in _placed(row):
            if cell.span == 1:
                least[start] = max(least[start], *map(_columns, _unbroken(cell)))
                widths[start] = max(widths[start], least[start], _wished(cell, in_head=row in table.head))
    for _ in range(sum(widths) + len(_GAP) * (number - 1) - width):
        widest = max(range(number), key=lambda column: (widths[column] > least[column], widths[column]))
        if widths[widest] == least[widest]:
            return None
        widths[widest] -= 1
    tallest = max((len(lines) for row in table.body for lines in _cells(row, widths)), default=0)
    return widths if tallest <= _MOST_LINES else None


def _unbroken(cell: Cell) -> list[str]:
    """The parts of a cell that stay in one line: a day or a sum is one."""
    return [cell.text] if cell.value is not None else _PLACE_TO_BREAK.split(cell.text)


def _wished(cell: Cell, *, in_head: bool) -> int:
    longest = max(map(_columns, cell.text.split("\n")))
    # A heading is rather set in two lines than that it takes room from what stands below it.
    return longest * 2 // 3 if in_head else longest


def _grid_row(row: Row, widths: Sequence[int]) -> Iterator[str]:
    cells = _cells(row, widths)
    room = [_room(start, cell, widths) for start, cell in _placed(row)]
    for line in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(
            _padded(text, columns, to_the_right=cell.is_number)
            for text, columns, cell in zip(line, room, row, strict=True)
        )


def _cells(row: Row, widths: Sequence[int]) -> list[list[str]]:
    return [_wrapped(cell.text, _room(start, cell, widths)) for start, cell in _placed(row)]


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    start = 0
    for cell in row:
        yield start, cell
        start += cell.span


def _room(start: int, cell: Cell, widths: Sequence[int]) -> int:
    return sum(widths[start : start + cell.span]) + len(_GAP) * (cell.span - 1)


def _stacked(table: Table, width: int) -> Iterator[str]:
    titles = {start: cell.text for row in table.head[-1:] for start, cell in _placed(row)}
    for row in table.body:
        if len(row) == 1:
            yield from ("", *_wrapped(f"{row[0].text}:", width))
        else:
            yield from _told(row, titles, width, to_fill_in=_TO_FILL_IN if table.is_form else "")
    for row in table.foot:
        # What stands before a sum is called "Total", and is no pupil.
        yield from _told(row, {**titles, 0: ""}, width)


def _told(row: Row, titles: Mapping[int, str], width: int, *, to_fill_in: str = "") -> Iterator[str]:
    """A row that is told: the first that it has, and below it the rest, each with its column's title."""
    told = [(titles.get(start, ""), cell.text or to_fill_in) for start, cell in _placed(row)]
    facts = [": ".join(filter(None, pair)).replace("\n", ", ") for pair in told if pair[1]]
    if facts:
        yield from _hanging("", facts[0], width, indent=len(_GAP))
        yield from _packed(facts[1:], width)


def _packed(facts: Sequence[str], width: int) -> Iterator[str]:
    """As many facts on a line as there is room for; one that needs several lines has them to itself."""
    line = ""
    for fact in facts:
        longer = f"{line}{_GAP} {fact}" if line else f"{_GAP}{fact}"
        if _columns(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        own = _hanging(_GAP, fact, width, indent=4)
        line = own[0] if len(own) == 1 else ""
        yield from own if len(own) > 1 else ()
    if line:
        yield line


def _hanging(mark: str, text: str, width: int, *, indent: int | None = None) -> list[str]:
    after = " " * (len(mark) if indent is None else indent)
    return wrap(mark + text.replace("\n", " "), max(width, 20), subsequent_indent=after) or [mark]


def _wrapped(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, max(width, 1))] or [""]


def _padded(text: str, columns: int, *, to_the_right: bool) -> str:
    space = " " * (columns - _columns(text))
    return space + text if to_the_right else text + space


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if max(text, default="") < _FIRST_OF_ANOTHER_WIDTH:
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
