"""What a page is made of, for every format that is not HTML: blocks of words, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

Unit = Literal["money", "minutes", "percent", "number", "day"]
_OF_FORM = 3
Style = Literal["beside", "callout", "keep", "letterhead", "new-page", "sign", "voice"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one kind of type; a line break is a newline in them."""

    text: str
    strong: bool = False
    em: bool = False
    small: bool = False


Words = tuple[Run, ...]


def plain(words: Words) -> str:
    """The words alone, with ordinary spaces."""
    text = words[0].text if len(words) == 1 else "".join([run.text for run in words])
    return text.replace("\xa0", " ")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a small one is small print, like a source."""

    words: Words
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with or without numbers; a list of ticks has an empty box before each entry."""

    items: tuple[Words, ...]
    is_numbered: bool = False
    is_ticks: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, each with what is said about it; figures are a few numbers to be seen from afar."""

    pairs: tuple[tuple[Words, tuple[Words, ...]], ...]
    is_figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `span` is the number of columns it takes.

    `value` is what a spreadsheet calculates with, in `unit`: money in pounds, minutes, per cent as a number of 100, a
    number or a day; None where the cell is words.
    """

    words: Words
    is_header: bool = False
    is_number: bool = False
    span: int = 1
    value: Decimal | date | None = None
    unit: Unit | None = None
    is_of_group: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.words)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, and the rows of its head, body and foot.

    `widths` are the parts of the page that its columns take, one a column, in per cent; empty where the format is to
    see for itself. A form is a table to be written into by hand.
    """

    caption: Words
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    widths: tuple[float, ...] = ()
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG source, with what it shows in words."""

    svg: str
    alternative: str
    caption: Words = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What a format without drawings says: the caption, and what else is shown."""
        caption = plain(self.caption)
        shows = "" if self.alternative == caption else self.alternative.removeprefix(f"{caption}: ")
        return tuple(filter(None, (caption, shows)))


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, drawing or logo as the bytes of a PNG or JPEG file; one that only adorns has no alternative."""

    data: bytes
    alternative: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write by hand, of so many lines; a box has an edge all round and none of the lines, to draw in too."""

    lines: int
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand together: in a tinted box, on a page of their own, as a letterhead, as what somebody said."""

    style: Style
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Items | Facts | Table | Figure | Picture | Blank | Group


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document: its title, its language, the way the paper is held, its blocks and what every page ends with.

    `is_large` asks for large print, `is_dense` for small print, where much has to be on one side.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: Words = ()
    language: str = "en-GB"
    is_landscape: bool = False
    is_large: bool = False
    is_dense: bool = False

    @property
    def is_letter(self) -> bool:
        """Whether an address or a greeting, and no heading, follows a letterhead."""
        for block, after in pairwise(_on_pages(self.blocks)):
            if isinstance(block, Group) and block.style == "letterhead":
                return not isinstance(after, Heading)
        return False

    @property
    def is_form(self) -> bool:
        """Whether it is to be filled in by hand: in several places there is room to write."""
        return _places_to_write(self.blocks) >= _OF_FORM

    @property
    def is_numbered(self) -> bool:
        """Whether its pages are counted: several letters go to several people, and no one of them has them all."""
        heads = [each for each in _on_pages(self.blocks) if isinstance(each, Group) and each.style == "letterhead"]
        return len(heads) < 2


def _places_to_write(blocks: tuple[Block, ...]) -> int:
    groups = [each.blocks for each in blocks if isinstance(each, Group)]
    return sum(isinstance(each, Blank) for each in blocks) + sum(map(_places_to_write, groups))


def _on_pages(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of the page with those of the pages that begin anew in it."""
    for block in blocks:
        if isinstance(block, Group) and block.style == "new-page":
            yield from _on_pages(block.blocks)
        else:
            yield block
