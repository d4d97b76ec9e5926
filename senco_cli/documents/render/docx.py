"""A document as a Word file that people sign, send and edit: real styles, head rows, language and title."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import ceil

from docx import Document
from docx.document import Document as WordDocument
from lxml.etree import _Element as Element

from senco_cli.documents.look import Look
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
    Run,
    Table,
    Words,
    plain,
)
from senco_cli.documents.render.parsing import OnlyForHtml
from senco_cli.documents.render.signs import cut, writable
from senco_cli.documents.render.word.elements import (
    el,
    field,
    is_paragraph,
    keep_with_next,
    paragraph,
    paragraphs_in,
    runs,
    said,
    set_up,
    tab,
    tick_box,
)
from senco_cli.documents.render.word.pictures import NoPicture, drawing, picture
from senco_cli.documents.render.word.sheet import Sheet, empty_file, zipped
from senco_cli.documents.render.word.tables import box, side_by_side, table_of

_LINE_TO_WRITE_ON, _LINE_OF_LARGE_PRINT = 480, 720
_ROOM_TO_SIGN = 900
_LOGO = 1250
_BESIDE = 2050
_LONGEST_TERM = 34
_MANY_FACTS = 6
_FOOT_BESIDE_NUMBER = 105


def render_docx(page: Page, *, look: Look) -> bytes:
    """The page as a Word file, the same bytes whenever it is made.

    Raises OnlyForHtml for a picture that is none.
    """
    kinds = {name: getattr(page, name) for name in ("is_landscape", "is_large", "is_letter", "is_dense")}
    sheet = Sheet(look, page.language, **kinds)
    document = Document(io.BytesIO(empty_file(sheet)))
    document.core_properties.title = cut(writable(page.title), 255)
    writer = _Writer(document, sheet, sheet.measure, count(10))
    body = document.element.body
    for element in writer.page(page.blocks):
        body.insert(len(body) - 1, element)
    _write_foot(document, page, sheet)
    return _saved(document)


@dataclass(frozen=True)
class _Writer:
    """What the blocks of one file are made with; `measure` is the width that there is where it writes."""

    document: WordDocument
    sheet: Sheet
    measure: int
    list_numbers: Iterator[int]

    def all(self, blocks: Sequence[Block]) -> Iterator[Element]:
        for block in blocks:
            yield from self.of(block)

    def page(self, blocks: Sequence[Block]) -> Iterator[Element]:
        """All blocks; the lines above and below the first heading, like school and day, stand back behind it."""
        beside = (0, 2) if [type(each) for each in blocks[:2]] == [Paragraph, Heading] else ()
        for place, block in enumerate(blocks):
            if place in beside and isinstance(block, Paragraph):
                yield paragraph("Subtitle", block.words)
            else:
                yield from self.of(block)

    def of(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading(level, words):
                yield paragraph(f"Heading{level}", words)
            case Paragraph(words, is_small):
                yield paragraph("SmallPrint" if is_small else "Normal", words)
            case Items():
                yield from self._items(block)
            case Facts(pairs, is_figures):
                yield from self._figures(pairs) if is_figures else self._facts(pairs)
            case Table(caption):
                if caption:
                    yield paragraph("Caption", caption)
                yield table_of(block, self.sheet, measure=self.measure)
                yield paragraph("Gap", ())
            case Figure():
                yield from self._figure(block)
            case Picture(data, alternative):
                yield self._picture(data, alternative)
            case Blank(lines):
                room = [paragraph("Normal", ())]
                line = _LINE_OF_LARGE_PRINT if self.sheet.is_large else _LINE_TO_WRITE_ON
                yield box(room, width=self.measure, fill="", edge="4A5963", least=lines * line)
                yield paragraph("Gap", ())
            case Group():
                yield from self._group(block)

    def _items(self, items: Items) -> Iterator[Element]:
        if items.is_ticks:
            yield from (paragraph("TickBox", words, before=(tick_box(), tab())) for words in items.items)
        elif items.is_numbered:
            number = self._new_list()
            for words in items.items:
                numbering = el("numPr", el("ilvl", val=0), el("numId", val=number))
                yield paragraph("ListNumber", words, numbering)
        else:
            yield from (paragraph("ListBullet", words) for words in items.items)

    def _new_list(self) -> int:
        number = next(self.list_numbers)
        begin = el("lvlOverride", el("startOverride", val=1), ilvl=0)
        numbering = self.document.part.numbering_part.element
        numbering.append(el("num", el("abstractNumId", val=1), begin, numId=number))
        return number

    def _facts(self, pairs: Sequence[tuple[Words, tuple[Words, ...]]]) -> Iterator[Element]:
        if self.sheet.is_landscape and len(pairs) >= _MANY_FACTS:
            width = self.measure // 2
            within = replace(self, measure=width)
            half = (len(pairs) + 1) // 2
            cells = [[*within._list_of_facts(each)] for each in (pairs[:half], pairs[half:])]
            yield side_by_side(cells, width=self.measure, fill="", in_a_row=2)
            yield paragraph("Gap", ())
        else:
            yield from self._list_of_facts(pairs)
            yield paragraph("Gap", ())

    def _list_of_facts(self, pairs: Sequence[tuple[Words, tuple[Words, ...]]]) -> Iterator[Element]:
        longest = max((len(plain(term)) for term, _ in pairs), default=0)
        indent = int((longest + 4) * self.sheet.body * 5.6)
        is_beside = longest <= _LONGEST_TERM and indent < self.measure // 2
        for term, answers in pairs:
            head = said(plain(term), style="Term")
            joined = _joined(answers)
            if is_beside:
                place = el("tabs", el("tab", val="left", pos=indent))
                yield paragraph("Fact", joined, place, el("ind", left=indent, hanging=indent), before=(head, tab()))
            else:
                yield paragraph("Fact", (), el("keepNext"), before=(head,))
                yield paragraph("Fact", joined)

    def _figures(self, pairs: Sequence[tuple[Words, tuple[Words, ...]]]) -> Iterator[Element]:
        cells = [
            [
                paragraph("FigureTerm", term),
                *(paragraph("FigureNumber", answers) for answers in said_of[:1]),
                *(paragraph("SmallPrint", answers) for answers in said_of[1:]),
            ]
            for term, said_of in pairs
        ]
        if cells:
            most = 2 if self.sheet.is_large else 5 if self.sheet.is_landscape else 3
            in_a_row = ceil(len(cells) / ceil(len(cells) / most))
            yield side_by_side(cells, width=self.measure, fill=self.sheet.tint, in_a_row=in_a_row)
            yield paragraph("Gap", ())

    def _figure(self, figure: Figure) -> Iterator[Element]:
        if figure.caption:
            yield paragraph("Caption", figure.caption)
        try:
            shown = drawing(self.document.part, figure.svg, figure.alternative, width=self.measure)
        except ModuleNotFoundError:
            # Without typst there is no picture; what it shows stands in words.
            shown = said(figure.alternative)
        yield paragraph("Normal", (), before=(shown,))

    def _picture(self, data: bytes, alternative: str, *, tallest: int | None = None) -> Element:
        part = self.document.part
        try:
            if tallest is None:
                return paragraph("Normal", (), before=(picture(part, data, alternative, width=self.measure),))
            run = picture(part, data, alternative, width=self.measure // 2, tallest=tallest)
            return paragraph("Letterhead", (), el("jc", val="right"), before=(run,))
        except NoPicture:
            raise OnlyForHtml("img", "page") from None

    def _group(self, group: Group) -> Iterator[Element]:
        if group.style == "letterhead":
            yield from self._letterhead(group)
            return
        if group.style == "beside" and any(isinstance(each, Picture) for each in group.blocks):
            yield from self._beside(group)
            return
        if group.style == "callout":
            within = replace(self, measure=self.measure - 400)
            content = [*within.all(group.blocks)]
            _without_line(content)
            if not content or not is_paragraph(content[-1]):
                content.append(paragraph("Gap", ()))
            yield paragraph("Gap", ())
            yield box(content, width=self.measure, fill=self.sheet.tint, edge=self.sheet.accent)
            yield paragraph("Gap", ())
            return
        content = [*self.all(group.blocks)]
        if group.style == "sign":
            _leave_room(content)
        if group.style == "new-page" and content:
            _begin_page(content)
        elif content:
            keep_with_next(paragraphs_in(content[:-1]))
        yield from content

    def _beside(self, group: Group) -> Iterator[Element]:
        halves = self.measure // 2
        shown = [each for each in group.blocks if isinstance(each, Picture)]
        words = [*replace(self, measure=halves).all([each for each in group.blocks if each not in shown])]
        pictures = [self._picture(each.data, each.alternative, tallest=_BESIDE) for each in shown]
        yield side_by_side([words, pictures], width=self.measure, fill="", in_a_row=2)

    def _letterhead(self, group: Group) -> Iterator[Element]:
        content = []
        style = "LetterheadName"
        for block in group.blocks:
            if isinstance(block, Picture):
                content.append(self._picture(block.data, block.alternative, tallest=_LOGO))
            elif isinstance(block, Paragraph | Heading):
                content.append(paragraph(style, block.words))
                style = "Letterhead"
            else:
                content += self.of(block)
        for each in [each for each in content if is_paragraph(each)][-1:]:
            line = el("bottom", val="single", sz=12, space=6, color=self.sheet.accent)
            set_up(each, el("pBdr", line), el("spacing", after=280))
        keep_with_next(paragraphs_in(content[:-1]))
        yield from content


def _joined(answers: Sequence[Words]) -> Words:
    parts: list[Run] = []
    for place, words in enumerate(answers):
        parts += [Run("; "), *words] if place else words
    return tuple(parts)


def _without_line(content: Sequence[Element]) -> None:
    """Take the line above from a heading that is the first in a box, which has an edge of its own."""
    if content and is_paragraph(content[0]):
        set_up(content[0], el("pBdr", el("top", val="nil")), el("spacing", before=0))


def _leave_room(content: Sequence[Element]) -> None:
    """Room for a hand to sign in, before the last of what stands in the block, where nothing makes room itself."""
    paragraphs = [each for each in content if is_paragraph(each)]
    if len(paragraphs) == len(content) and len(content) > 1:
        set_up(content[-1], el("spacing", before=_ROOM_TO_SIGN))


def _begin_page(content: Sequence[Element]) -> None:
    first = next(iter(paragraphs_in(content[:1])), None)
    if first is not None:
        set_up(first, el("pageBreakBefore"))


def _write_foot(document: WordDocument, page: Page, sheet: Sheet) -> None:
    foot = document.sections[0].footer._element
    number = (said("Page "), field("PAGE"), said(" of "), field("NUMPAGES")) if page.is_numbered else ()
    is_beside = len(plain(page.foot)) <= _FOOT_BESIDE_NUMBER * sheet.measure // 9638 and not sheet.is_large
    line = el("pBdr", el("top", val="single", sz=4, space=4, color="D8D1C1"))
    if is_beside:
        made = paragraph("Footer", (), line, before=(*runs(page.foot), tab(), *number))
        foot.append(made)
        return
    foot.append(paragraph("Footer", page.foot, line))
    foot.append(paragraph("Footer", (), el("jc", val="right"), before=number))


def _saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as file:
        return zipped((name, file.read(name)) for name in file.namelist())
