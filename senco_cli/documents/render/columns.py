"""How wide the columns of a table are, from what stands in them, and how small its type has to be for that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from senco_cli.documents.render.blocks import Cell, Row, Table, Words

# Where an address without a space may go on in the next line.
_PLACE_TO_BREAK = re.compile(r"(?<=\S{8}[@/._-])(?=\S{8})")
# How much of the height of the type a sign takes, on average, in the typeface that comes with senco.
_NARROW_EM, _WIDE_EM, _OTHER_EM, _BOLD = 0.3, 0.68, 0.54, 1.07
_BY_WIDTH = str.maketrans(dict.fromkeys("ijl.,:;'’|!()[] ", "i") | dict.fromkeys("mwABCDEFGHJKLMNOPQRSTUVWXYZ%£", "m"))
# Beyond this a longer text rather takes more lines than more width.
_LONG_EM = 16.0
# A day or a sum is kept in one line where the columns so leave enough of the width to what is longer.
_SHORT_EM, _ROOM_FOR_LINES = 7.0, 0.75
_SCALES = (1.0, 0.92, 0.84, 0.76, 0.7, 0.62, 0.55, 0.48)


@dataclass(frozen=True, slots=True)
class Columns:
    """The parts of the width that the columns take, and by what the size of the type is to be multiplied.

    `is_tight` tells that single words do not fit even so, and may be hyphenated.
    """

    shares: tuple[float, ...]
    scale: float
    is_tight: bool


def columns_of(table: Table, *, width_em: float, padding_em: float) -> Columns:
    """The columns of a table that is `width_em` wide, each cell with `padding_em` around its words.

    A template's own widths are taken as they are. Otherwise every column has room for its longest word, and the rest
    goes where the text is, to long texts less than in proportion.
    """
    rows = [*table.head, *table.body, *table.foot]
    number = max((sum(cell.span for cell in row) for row in rows), default=1)
    least, wished = _least(rows, number), _wished(table, number)
    in_one_line = _least(rows, number, whole_to=_SHORT_EM)
    if _fits(in_one_line, width_em * _ROOM_FOR_LINES, padding_em):
        least = in_one_line
    scale = next((each for each in _SCALES if _fits(least, width_em / each, padding_em)), _SCALES[-1])
    is_tight = not _fits(least, width_em / scale, padding_em)
    if len(table.widths) == number:
        return Columns(table.widths, scale, is_tight)
    least = [each + padding_em for each in least]
    wished = [max(each + padding_em, low) for each, low in zip(wished, least, strict=True)]
    room = width_em / scale - sum(least)
    asked = sum(wished) - sum(least)
    if room <= 0 or asked <= room or not asked:
        return Columns(tuple(least if room <= 0 else wished), scale, is_tight)
    shares = [low + room * (wish - low) / asked for low, wish in zip(least, wished, strict=True)]
    return Columns(tuple(shares), scale, is_tight)


def with_places_to_break(words: Words) -> Words:
    """The words, with signs that take no room where a long address can go on in the next line."""
    if not any(_PLACE_TO_BREAK.search(run.text) for run in words):
        return words
    return tuple([replace(run, text=_PLACE_TO_BREAK.sub("\u200b", run.text)) for run in words])


def _fits(least: Sequence[float], width_em: float, padding_em: float) -> bool:
    return sum(least) + padding_em * len(least) <= width_em


def _least(rows: Sequence[Row], number: int, *, whole_to: float = 0.0) -> list[float]:
    """The width of the longest word of each column; a line that is no wider than `whole_to` is one word."""
    found = [1.0] * number
    for row in rows:
        for start, cell in _placed(row):
            for line in cell.text.split("\n"):
                if len(line) <= 3 * whole_to and (width := _em(line, cell)) <= whole_to:
                    found[start] = max(found[start], width)
                elif words := _PLACE_TO_BREAK.sub(" ", line).split():
                    found[start] = max(found[start], _em(max(words, key=len), cell))
    return found


def _wished(table: Table, number: int) -> list[float]:
    found = [1.0] * number
    for part, is_head in ((table.head, True), (table.body, False), (table.foot, False)):
        for row in part:
            for start, cell in _placed(row):
                longest = max(_em(line, cell) for line in cell.text.split("\n"))
                # A heading is rather set in two lines than that it takes room from what stands below it.
                found[start] = max(found[start], longest * 0.6 if is_head else longest)
    return [each if each <= _LONG_EM else _LONG_EM + 2 * (each - _LONG_EM) ** 0.5 for each in found]


def _placed(row: Row) -> list[tuple[int, Cell]]:
    """The cells of one column, each with its number."""
    start, found = 0, []
    for cell in row:
        if cell.span == 1:
            found.append((start, cell))
        start += cell.span
    return found


def _em(text: str, cell: Cell) -> float:
    by_width = text.translate(_BY_WIDTH)
    narrow, wide = by_width.count("i"), by_width.count("m")
    width = narrow * _NARROW_EM + wide * _WIDE_EM + (len(text) - narrow - wide) * _OTHER_EM
    return width * _BOLD if cell.is_header else width
