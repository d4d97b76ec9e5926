"""Tables of a Word file: head rows that come again on every page, rows that stay whole, columns that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from senco_cli.documents.render.blocks import Cell, Row, Table, plain
from senco_cli.documents.render.columns import columns_of
from senco_cli.documents.render.signs import writable
from senco_cli.documents.render.word.elements import (
    EDGE,
    KEEP_WITH_NEXT,
    Element,
    Setting,
    WordParagraph,
    WordTable,
    el,
    is_heading,
    on_ground,
    paragraph,
    paragraphs_in,
    set_up,
    setting,
)
from senco_cli.documents.render.word.sheet import Sheet

# The room at both sides of a cell.
_ROOM = 200
_FORM_ROW = 480
_SHORT = 3
_FEW, _FEW_LETTERS = 8, 700
# What a school sets its papers in may be wider than what comes with senco.
_WIDER_FACE = 1.15
_WHITE = el(
    "tcBorders", *(el(side, val="single", sz=36, space=0, color="FFFFFF") for side in ("top", "bottom", "right"))
)
_TO_THE_RIGHT = (setting("jc", val="right"),)
# A cell with what its place says of it, and its paragraph.
_Laid = tuple[Cell, str, WordParagraph]
_Pieces = Iterator[str | WordParagraph]


def table_of(table: Table, sheet: Sheet, *, measure: int) -> WordTable:
    """The table without its caption, as wide as the measure."""
    widths = column_widths(table, sheet, measure=measure)
    heads = (_row(widths, _head_cells(row, sheet), is_head=True) for row in table.head)
    least = _FORM_ROW if table.is_form else 0
    kept = _kept_with_next(table)
    bodies = (
        _row(widths, _body_cells(row, sheet, keeps=place in kept), least=least) for place, row in enumerate(table.body)
    )
    feet = (_row(widths, _foot_cells(row, sheet, is_first=not place)) for place, row in enumerate(table.foot))
    style = "FormRows" if table.is_form else "PlainRows"
    about = _layout(style, widths, has_head=bool(table.head), title=plain(table.caption))
    return WordTable(["<w:tbl>", about, *chain(*heads, *bodies, *feet), "</w:tbl>"])


def _kept_with_next(table: Table) -> Iterable[int]:
    """The rows that stay with the next one: none is alone on a page, nor the total; a short table is whole."""
    last = len(table.body) - 1
    letters = sum(len(cell.text) for row in table.body for cell in row)
    if last < _SHORT or (last < _FEW and letters < _FEW_LETTERS):
        return range(last + bool(table.foot))
    return (0, last - 1, *([last] if table.foot else []))


def box(content: Iterable[Element], *, width: int, fill: str, edge: str, least: int = 0) -> WordTable:
    """A box of one cell, tinted, with an edge at its left; or ruled all round where it has no tint."""
    sides = ("left",) if fill else ("top", "left", "bottom", "right")
    size = EDGE if fill else 6
    borders = el("tcBorders", *(el(side, val="single", sz=size, space=0, color=edge) for side in sides))
    cell = _cell(width, borders + (_shade(fill) if fill else ""), content)
    return WordTable(["<w:tbl>", _layout("Box", [width]), "<w:tr>", _height(least), *cell, "</w:tr></w:tbl>"])


def tinted(content: Iterable[Element], sheet: Sheet, *, width: int) -> Iterator[Element]:
    """A tinted box; its headings stand between tables on a ground that looks alike, for Word lists none of a table."""
    for of_headings, part in groupby(content, key=is_heading):
        within = [*part]
        if of_headings:
            for each in paragraphs_in(within):
                set_up(each, *on_ground(sheet.tint, edge=sheet.accent))
            yield from within
        else:
            last = [] if isinstance(within[-1], WordParagraph) else [paragraph("Gap", ())]
            yield box([*within, *last], width=width, fill=sheet.tint, edge=sheet.accent)


def side_by_side(cells: Sequence[Sequence[Element]], *, width: int, fill: str, in_a_row: int) -> WordTable:
    """Cells of the same width beside each other, with white between them; tinted where there is a `fill`."""
    columns = min(in_a_row, len(cells))
    each = width // columns
    made: list[str | WordParagraph] = ["<w:tbl>", _layout("Box" if fill else "Beside", [each] * columns)]
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        made.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for content in row:
            made += _cell(each, _WHITE + (_shade(fill) if fill else ""), content)
        for _ in range(columns - len(row)):
            made += _cell(each, _WHITE, [paragraph("TableText", ())])
        made.append("</w:tr>")
    return WordTable([*made, "</w:tbl>"])


def column_widths(table: Table, sheet: Sheet, *, measure: int) -> list[int]:
    """How wide each column is: as the page says, else by the longest word and the amount of text in each."""
    em = sheet.table * 10 * (_WIDER_FACE if sheet.look.has_own_typeface else 1)
    columns = columns_of(table, width_em=measure / em, padding_em=_ROOM / em)
    return _filled(columns.shares, measure)


def _filled(widths: Sequence[float], measure: int) -> list[int]:
    total = sum(widths)
    rounded = [int(width * measure / total) for width in widths]
    rounded[-1] += measure - sum(rounded)
    return rounded


def _layout(style: str, widths: Sequence[int], *, has_head: bool = False, title: str = "") -> str:
    about = el(
        "tblPr",
        el("tblStyle", val=style),
        el("tblW", w=sum(widths), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0000", firstRow=int(has_head), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        *([el("tblCaption", val=writable(title))] if title else []),
    )
    return about + el("tblGrid", *(el("gridCol", w=width) for width in widths))


def _row(widths: Sequence[int], cells: Iterable[_Laid], *, is_head: bool = False, least: int = 0) -> _Pieces:
    yield f"<w:tr><w:trPr><w:cantSplit/>{_height(least, alone=False)}{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
    start = 0
    for cell, about, content in cells:
        yield from _cell(sum(widths[start : start + cell.span]), about, [content], span=cell.span)
        start += cell.span
    if start < len(widths):
        yield from _cell(sum(widths[start:]), "", [paragraph("TableText", ())], span=len(widths) - start)
    yield "</w:tr>"


def _height(least: int, *, alone: bool = True) -> str:
    if not least:
        return ""
    height = el("trHeight", val=least, hRule="atLeast")
    return el("trPr", height) if alone else height


def _cell(width: int, about: str, content: Iterable[Element], *, span: int = 1) -> _Pieces:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{about}</w:tcPr>'
    for each in content:
        yield from each.pieces if isinstance(each, WordTable) else (each,)
    yield "</w:tc>"


def _head_cells(row: Row, sheet: Sheet) -> Iterator[_Laid]:
    about = _edge("bottom", sheet) + _shade(sheet.tint) + el("vAlign", val="bottom")
    for cell in row:
        yield cell, about, paragraph("TableHeading", cell.words, KEEP_WITH_NEXT, *_aligned(cell))


def _body_cells(row: Row, sheet: Sheet, *, keeps: bool) -> Iterator[_Laid]:
    kept = (KEEP_WITH_NEXT,) if keeps else ()
    for cell in row:
        if cell.is_of_group:
            yield cell, _shade(sheet.tint_of_groups), paragraph("TableGroup", cell.words, KEEP_WITH_NEXT)
        else:
            style = "TableHeading" if cell.is_header else "TableText"
            yield cell, "", paragraph(style, cell.words, *kept, *_aligned(cell))


def _foot_cells(row: Row, sheet: Sheet, *, is_first: bool) -> Iterator[_Laid]:
    style, about = ("TableHeading", _edge("top", sheet)) if is_first else ("TableText", "")
    for cell in row:
        yield cell, about, paragraph(style, cell.words, *_aligned(cell))


def _aligned(cell: Cell) -> tuple[Setting, ...]:
    return _TO_THE_RIGHT if cell.is_number else ()


def _edge(side: str, sheet: Sheet) -> str:
    return el("tcBorders", el(side, val="single", sz=12, space=0, color=sheet.accent))


def _shade(fill: str) -> str:
    return el("shd", val="clear", color="auto", fill=fill)
