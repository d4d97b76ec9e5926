"""How wide the columns of a table are, from what stands in them, and how small its type has to be for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from senco_cli.documents.render.blocks import Cell, Row, Table, Words

# Where an address without a space may go on in the next line.
_PLACE_TO_BREAK = re.compile(r"(?<=\S{8}[@/._-])(?=\S{8})")
_LONG_WORD = re.compile(r"\S{17}")
# How much of the height of the type a sign takes, on average, in the typeface that comes with senco.
_NARROW_EM, _FIGURE_EM, _WIDE_EM, _OTHER_EM, _BOLD = 0.3, 0.61, 0.68, 0.54, 1.07
_BY_WIDTH = str.maketrans(
    dict.fromkeys("ijl.,:;'’|!()[] ", "i")
    | dict.fromkeys("0123456789", "0")
    | dict.fromkeys("mwABCDEFGHJKLMNOPQRSTUVWXYZ%£", "m")
)
_LONG_EM, _LONG_WORD_EM = 16.0, 9.0
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
    number = max((sum(cell.span for cell in row) for row in (*table.head, *table.body, *table.foot)), default=1)
    words, in_one_line, wished = _asked(table, number)
    least = words
    if _fits(in_one_line, width_em * _ROOM_FOR_LINES, padding_em):
        least = in_one_line
    scale = next((each for each in _SCALES if _fits(least, width_em / each, padding_em)), _SCALES[-1])
    is_tight = not _fits(least, width_em / scale, padding_em)
    if len(table.widths) == number:
        each_em = width_em / scale / sum(table.widths)
        rooms = [share * each_em - padding_em for share in table.widths]
        too_long = any(word > max(room, _LONG_WORD_EM) for word, room in zip(words, rooms, strict=True))
        return Columns(table.widths, scale, is_tight or too_long)
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
    if not any(_LONG_WORD.search(run.text) for run in words):
        return words
    return tuple([replace(run, text=_PLACE_TO_BREAK.sub("\u200b", run.text)) for run in words])


def _fits(least: Sequence[float], width_em: float, padding_em: float) -> bool:
    return sum(least) + padding_em * len(least) <= width_em


def _asked(table: Table, number: int) -> tuple[list[float], list[float], list[float]]:
    """Of each column: its longest word; the same where a short line is one word; the width that it would like."""
    least, in_one_line, wished = [1.0] * number, [1.0] * number, [1.0] * number
    for part, is_head in ((table.head, True), (table.body, False), (table.foot, False)):
        for start, cell in _placed(part):
            for line in cell.text.split("\n"):
                width = word = _em(line, cell)
                # A word is no wider than its line, and most lines ask for nothing that was not asked before.
                if width > least[start] or width > _SHORT_EM:
                    word = _longest_word(line, cell)
                    least[start] = max(least[start], word)
                in_one_line[start] = max(in_one_line[start], width if width <= _SHORT_EM else word)
                # A heading is rather set in two lines than that it takes room from what stands below it.
                wished[start] = max(wished[start], width * 0.6 if is_head else width)
    # Beyond a point a longer text rather takes more lines than more width.
    wished = [each if each <= _LONG_EM else _LONG_EM + 2 * (each - _LONG_EM) ** 0.5 for each in wished]
    return least, in_one_line, wished


def _placed(rows: Sequence[Row]) -> Iterator[tuple[int, Cell]]:
    """The cells of one column, each with its number."""
    for row in rows:
        start = 0
        for cell in row:
            if cell.span == 1:
                yield start, cell
            start += cell.span


def _longest_word(line: str, cell: Cell) -> float:
    words = (_PLACE_TO_BREAK.sub(" ", line) if _LONG_WORD.search(line) else line).split()
    return _em(max(words, key=len), cell) if words else 0.0


def _em(text: str, cell: Cell) -> float:
    by_width = text.translate(_BY_WIDTH)
    narrow, figures, wide = by_width.count("i"), by_width.count("0"), by_width.count("m")
    others = len(text) - narrow - figures - wide
    width = narrow * _NARROW_EM + figures * _FIGURE_EM + wide * _WIDE_EM + others * _OTHER_EM
    return width * _BOLD if cell.is_header else width
