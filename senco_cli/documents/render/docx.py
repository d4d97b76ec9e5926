"""A document as a Word file that people sign, send and edit: real styles, head rows, language and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

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
    KEEP_WITH_NEXT,
    TAB,
    TICK_BOX,
    Element,
    WordParagraph,
    WordTable,
    el,
    field,
    is_heading,
    keep_with_next,
    paragraph,
    paragraphs_in,
    runs,
    said,
    set_up,
    setting,
)
from senco_cli.documents.render.word.package import Package
from senco_cli.documents.render.word.sheet import Sheet
from senco_cli.documents.render.word.tables import box, side_by_side, table_of, tinted

_KINDS_OF_PAGE = ("is_landscape", "is_large", "is_letter", "is_dense", "is_form")
_LINE_TO_WRITE_ON, _LINE_OF_LARGE_PRINT = 480, 720
_ROOM_TO_SIGN = 900
_LOGO = 1250
_BESIDE = 2050
_VOICE = 200
_MANY_FACTS = 6
_MANY_ROWS, _LONG_TEXT = 10, 1500
_FOOT_BESIDE_NUMBER = 105


def render_docx(page: Page, *, look: Look) -> bytes:
    """The page as a Word file, the same bytes whenever it is made.

    Raises OnlyForHtml for a picture that is none.
    """
    kinds = {name: getattr(page, name) for name in _KINDS_OF_PAGE}
    sheet = Sheet(look, page.language, **kinds)
    writer = _Writer(Package(), sheet, sheet.measure)
    body = "".join([each.xml() for each in writer.page(page.blocks)])
    title = cut(writable(page.title), 255)
    return writer.package.zipped(sheet, title=title, body=body, foot=_foot(page, sheet))


@dataclass(frozen=True)
class _Writer:
    """What the blocks of one file are made with; `measure` is the width that there is where it writes."""

    package: Package
    sheet: Sheet
    measure: int

    def page(self, blocks: Sequence[Block]) -> Iterator[Element]:
        """All blocks; the lines above and below the first heading, like school and day, stand back behind it."""
        match blocks:
            case [Paragraph(above), Heading() as title, Paragraph(below), *rest]:
                yield paragraph("Subtitle", above)
                yield from self.of(title)
                yield paragraph("Subtitle", below)
                yield from self.all(rest)
            case _:
                yield from self.all(blocks)

    def all(self, blocks: Sequence[Block]) -> Iterator[Element]:
        """The blocks below each other; small print about a heading stays with it."""
        for before, block in pairwise((None, *blocks)):
            if isinstance(before, Heading) and isinstance(block, Paragraph) and block.is_small:
                yield paragraph("SmallPrint", block.words, KEEP_WITH_NEXT)
            elif block:
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
            yield from (paragraph("TickBox", words, before=TICK_BOX + TAB) for words in items.items)
        elif items.is_numbered:
            number = el("numId", val=self.package.new_list())
            for words in items.items:
                yield paragraph("ListNumber", words, setting("numPr", el("ilvl", val=0), number))
        else:
            yield from (paragraph("ListBullet", words) for words in items.items)

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
        line = setting("tabs", el("tab", val="right", leader="underscore", pos=self.measure))
        for term, answers in pairs:
            head = said(f"{plain(term)}:", style="Term") + said(" ")
            if any(answers):
                yield paragraph("Fact", _joined(answers), before=head)
            else:
                yield paragraph("Fact", (), line, before=head + TAB)

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
            from senco_cli.documents.render.word.pictures import drawing

            shown = drawing(self.package, figure.svg, figure.alternative, width=self.measure)
        except ImportError:
            # Without typst, or where the computer's rules forbid it, what the picture shows stands in words.
            shown = said(figure.alternative)
        yield paragraph("Normal", (), before=shown)

    def _picture(self, data: bytes, alternative: str, *, tallest: int | None = None) -> WordParagraph:
        try:
            from senco_cli.documents.render.word.pictures import NoPicture, picture
        except ImportError:
            return paragraph("Normal", (), before=said(alternative))
        try:
            if tallest is None:
                return paragraph("Normal", (), before=picture(self.package, data, alternative, width=self.measure))
            shown = picture(self.package, data, alternative, width=self.measure // 2, tallest=tallest)
            return paragraph("Letterhead", (), setting("jc", val="right"), before=shown)
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
            yield paragraph("Gap", ())
            within = replace(self, measure=self.measure - 400)
            yield from tinted(within.all(group.blocks), self.sheet, width=self.measure)
            yield paragraph("Gap", ())
            return
        content = [*self.all(group.blocks)]
        if group.style == "sign":
            _leave_room(content)
        if group.style == "voice":
            line = el("left", val="single", sz=12, space=8, color=self.sheet.accent)
            for each in paragraphs_in(content):
                set_up(each, setting("pBdr", line), setting("ind", left=_VOICE))
        if group.style == "new-page" and content:
            _begin_page(content)
        else:
            keep_with_next([each for each in content[:-1] if not _is_long(each)])
        yield from content

    def _beside(self, group: Group) -> Iterator[Element]:
        """Pictures beside the words after the last heading, for Word lists no heading of a table."""
        halves = self.measure // 2
        shown = [each for each in group.blocks if isinstance(each, Picture)]
        words = [*replace(self, measure=halves).all([each for each in group.blocks if each not in shown])]
        pictures = [self._picture(each.data, each.alternative, tallest=_BESIDE) for each in shown]
        above = max((place for place, each in enumerate(words, start=1) if is_heading(each)), default=0)
        yield from words[:above]
        words = words[above:] or [paragraph("Gap", ())]
        yield side_by_side([words, pictures], width=self.measure, fill="", in_a_row=2)

    def _letterhead(self, group: Group) -> Iterator[Element]:
        content: list[Element] = []
        style = "LetterheadName"
        for block in group.blocks:
            if isinstance(block, Picture):
                content.append(self._picture(block.data, block.alternative, tallest=_LOGO))
            elif isinstance(block, Paragraph | Heading):
                content.append(paragraph(style, block.words))
                style = "Letterhead"
            else:
                content += self.of(block)
        for each in [*paragraphs_in(content)][-1:]:
            line = el("bottom", val="single", sz=12, space=6, color=self.sheet.accent)
            set_up(each, setting("pBdr", line), setting("spacing", after=280))
        keep_with_next(content[:-1])
        yield from content


def _is_long(element: Element) -> bool:
    """Whether it is a table or a text that is rather torn than that it leaves half a page white."""
    if isinstance(element, WordTable):
        return element.rows > _MANY_ROWS
    return len(element.content) > _LONG_TEXT


def _joined(answers: Sequence[Words]) -> Words:
    parts: list[Run] = []
    for place, words in enumerate(answers):
        parts += [Run("; "), *words] if place else words
    return tuple(parts)


def _leave_room(content: Sequence[Element]) -> None:
    """Room for a hand to sign in, before the last of what stands in the block, where nothing makes room itself."""
    paragraphs = [each for each in content if isinstance(each, WordParagraph)]
    if len(paragraphs) == len(content) > 1:
        set_up(paragraphs[-1], setting("spacing", before=_ROOM_TO_SIGN))


def _begin_page(content: Sequence[Element]) -> None:
    for first in [*paragraphs_in(content[:1])][:1]:
        set_up(first, setting("pageBreakBefore"))


def _foot(page: Page, sheet: Sheet) -> str:
    number = "".join((said("Page "), field("PAGE"), said(" of "), field("NUMPAGES"))) if page.is_numbered else ""
    is_beside = len(plain(page.foot)) <= _FOOT_BESIDE_NUMBER * sheet.measure // 9638 and not sheet.is_large
    line = setting("pBdr", el("top", val="single", sz=4, space=4, color="D8D1C1"))
    if is_beside:
        return paragraph("Footer", (), line, before=runs(page.foot) + TAB + number).xml()
    own_line = paragraph("Footer", (), setting("jc", val="right"), before=number)
    return paragraph("Footer", page.foot, line).xml() + own_line.xml()
