"""What stands on a page outside its tables, on the first sheet: to be read, in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from senco_cli.documents.render.blocks import (
    Blank,
    Block,
    Facts,
    Figure,
    Group,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Table,
    Words,
    plain,
)
from senco_cli.documents.render.excel.formats import Formats
from senco_cli.documents.render.excel.listing import Sheets
from senco_cli.documents.render.signs import writable

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TERMS, _TEXT = 30, 80
_SMALL_LETTERS = 135
LINE_HEIGHT = 15.5
TALLEST = 400
_HEADING_HEIGHTS = {"title": 27, "heading": 20}
_LONGEST_PART = 5_000


def write_words(to: Worksheet, page: Page, formats: Formats, sheets: Sheets) -> None:
    """Write all that is in no table, with a line that says where each table is."""
    to.set_column(0, 0, _TERMS)
    to.set_column(1, 1, _TEXT)
    writer = _Writer(to, formats, sheets)
    writer.all(page.blocks)
    if page.foot:
        writer.skip()
        writer.text(plain(page.foot), "small")


class _Writer:
    def __init__(self, to: Worksheet, formats: Formats, sheets: Sheets) -> None:
        self._to, self._formats = to, formats
        self._places = [(caption, sheet.name) for sheet in sheets.tables for caption in sheet.captions]
        self._row = 0

    def skip(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def all(self, blocks: Sequence[Block]) -> None:
        """Write the blocks below each other."""
        for block in blocks:
            self._write(block)

    def text(self, text: str, kind: str) -> None:
        """Write a text over both columns, in as many rows as its length needs."""
        whole = writable(text)
        for start in range(0, len(whole), _LONGEST_PART):
            part = whole[start : start + _LONGEST_PART]
            style = self._formats.of(kind)
            self._to.merge_range(self._row, 0, self._row, 1, "", style)
            self._to.write_string(self._row, 0, part, style)
            self._set_height(part, _SMALL_LETTERS if kind == "small" else _TERMS + _TEXT)
            self._row += 1

    def _write(self, block: Block) -> None:
        match block:
            case Heading(level, words):
                if level > 1 and self._row:
                    self.skip()
                self._line(plain(words), "title" if level == 1 else "heading")
            case Paragraph(words, is_small):
                self.text(plain(words), "small" if is_small else "words")
            case Items(items, is_numbered, is_ticks):
                for number, item in enumerate(items, start=1):
                    mark = "☐" if is_ticks else f"{number}." if is_numbered else "•"
                    self.text(f"{mark} {plain(item)}", "words")
            case Facts(pairs, is_figures):
                for term, said in pairs:
                    self._pair(term, said, "figure" if is_figures else "words")
            case Table(caption):
                self._where(plain(caption))
            case Figure():
                self.text(": ".join(block.lines), "words")
            case Picture(_, alternative):
                self.text(f"[{alternative}]" if alternative else "", "words")
            case Blank(lines):
                self._row += lines
            case Group(_, blocks):
                self.all(blocks)

    def _line(self, text: str, kind: str) -> None:
        if text:
            self._to.write_string(self._row, 0, writable(text), self._formats.of(kind))
        self._to.set_row(self._row, _HEADING_HEIGHTS[kind])
        self._row += 1

    def _pair(self, term: Words, said: Sequence[Words], kind: str) -> None:
        text = writable("; ".join(map(plain, said)))
        self._to.write_string(self._row, 0, writable(plain(term)), self._formats.of("term"))
        self._to.write_string(self._row, 1, text[:_LONGEST_PART], self._formats.of(kind))
        self._set_height(text[:_LONGEST_PART], _TEXT)
        self._row += 1
        if text[_LONGEST_PART:]:
            self.text(text[_LONGEST_PART:], "words")

    def _where(self, caption: str) -> None:
        place = next((place for place in self._places if place[0] == caption), None)
        if place is None:
            return
        # Two tables may have one caption, and come in this order.
        self._places.remove(place)
        self.text(f"{caption or 'Table'}: on the sheet “{place[1]}”", "small")

    def _set_height(self, text: str, letters: int) -> None:
        lines = lines_of(text, letters)
        if lines > 1:
            self._to.set_row(self._row, min(lines * LINE_HEIGHT, TALLEST))


def lines_of(text: str, letters: int) -> int:
    """How many lines a text takes where so many letters stand on each, no word being cut."""
    if len(text) <= letters and "\n" not in text:
        return 1
    return sum(len(wrap(line, max(letters, 1))) or 1 for line in text.split("\n"))
