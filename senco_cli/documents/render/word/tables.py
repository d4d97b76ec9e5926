"""Tables of a Word file: head rows that come again on every page, rows that stay whole, columns that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from lxml.etree import _Element as Element

from senco_cli.documents.render.blocks import Cell, Row, Table
from senco_cli.documents.render.columns import columns_of
from senco_cli.documents.render.word.elements import el, paragraph
from senco_cli.documents.render.word.sheet import Sheet

# The room at both sides of a cell.
_ROOM = 200
_FORM_ROW = 480
# A cell with what its place says of it, and its paragraph.
_Laid = tuple[Cell, list[Element], Element]


def table_of(table: Table, sheet: Sheet, *, measure: int) -> Element:
    """The table without its caption, as wide as the measure."""
    widths = column_widths(table, sheet, measure=measure)
    made = el("tbl", _about(table, sum(widths)), el("tblGrid", *(el("gridCol", w=width) for width in widths)))
    for row in table.head:
        made.append(_row(widths, _head_cells(row, sheet), is_head=True))
    for row in table.body:
        made.append(_row(widths, _body_cells(row, sheet), least=_FORM_ROW if table.is_form else 0))
    for place, row in enumerate(table.foot):
        made.append(_row(widths, _foot_cells(row, sheet, is_first=not place)))
    return made


def box(content: Sequence[Element], *, width: int, fill: str, edge: str, least: int = 0) -> Element:
    """A box of one cell, tinted, with an edge at its left; or ruled all round where it has no tint."""
    sides = ("left",) if fill else ("top", "left", "bottom", "right")
    size = 36 if fill else 6
    borders = el("tcBorders", *(el(side, val="single", sz=size, space=0, color=edge) for side in sides))
    shade = el("shd", val="clear", color="auto", fill=fill) if fill else None
    cell = el("tc", el("tcPr", el("tcW", w=width, type="dxa"), borders, shade), *content)
    height = el("trPr", el("trHeight", val=least, hRule="atLeast")) if least else None
    return el("tbl", _layout("Box", width), el("tblGrid", el("gridCol", w=width)), el("tr", height, cell))


def side_by_side(cells: Sequence[Sequence[Element]], *, width: int, fill: str, in_a_row: int) -> Element:
    """Cells of the same width beside each other, with white between them; tinted where there is a `fill`."""
    columns = min(in_a_row, len(cells))
    each = width // columns
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    style = "Box" if fill else "Beside"
    made = el("tbl", _layout(style, each * columns), el("tblGrid", *(el("gridCol", w=each) for _ in rows[0])))
    white = el(
        "tcBorders", *(el(side, val="single", sz=36, space=0, color="FFFFFF") for side in ("top", "bottom", "right"))
    )
    for row in rows:
        line = el("tr", el("trPr", el("cantSplit")))
        for place in range(columns):
            content = row[place] if place < len(row) else [paragraph("TableText", ())]
            shade = el("shd", val="clear", color="auto", fill=fill) if fill and place < len(row) else None
            about = el("tcPr", el("tcW", w=each, type="dxa"), deepcopy(white), shade)
            line.append(el("tc", about, *content))
        made.append(line)
    return made


def column_widths(table: Table, sheet: Sheet, *, measure: int) -> list[int]:
    """How wide each column is: as the page says, else by the longest word and the amount of text in each."""
    em = sheet.table * 10
    columns = columns_of(table, width_em=measure / em, padding_em=_ROOM / em)
    return _filled(columns.shares, measure)


def _filled(widths: Sequence[float], measure: int) -> list[int]:
    total = sum(widths)
    rounded = [int(width * measure / total) for width in widths]
    rounded[-1] += measure - sum(rounded)
    return rounded


def _about(table: Table, width: int) -> Element:
    about = _layout("FormRows" if table.is_form else "PlainRows", width)
    look = about.find("{*}tblLook")
    if look is not None and table.head:
        look.set(look.tag.replace("tblLook", "firstRow"), "1")
    return about


def _layout(style: str, width: int) -> Element:
    return el(
        "tblPr",
        el("tblStyle", val=style),
        el("tblW", w=width, type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def _row(widths: Sequence[int], cells: Iterable[_Laid], *, is_head: bool = False, least: int = 0) -> Element:
    height = el("trHeight", val=least, hRule="atLeast") if least else None
    made = el("tr", el("trPr", el("cantSplit"), height, el("tblHeader") if is_head else None))
    start = 0
    for cell, settings, content in cells:
        width = sum(widths[start : start + cell.span])
        span = el("gridSpan", val=cell.span) if cell.span > 1 else None
        made.append(el("tc", el("tcPr", el("tcW", w=width, type="dxa"), span, *settings), content))
        start += cell.span
    if start < len(widths):
        rest = len(widths) - start
        span = el("gridSpan", val=rest) if rest > 1 else None
        about = el("tcPr", el("tcW", w=sum(widths[start:]), type="dxa"), span)
        made.append(el("tc", about, paragraph("TableText", ())))
    return made


def _head_cells(row: Row, sheet: Sheet) -> Iterator[_Laid]:
    for cell in row:
        settings = [_edge("bottom", sheet), _shade(sheet.tint), el("vAlign", val="bottom")]
        yield cell, settings, paragraph("TableHeading", cell.words, el("keepNext"), *_aligned(cell))


def _body_cells(row: Row, sheet: Sheet) -> Iterator[_Laid]:
    for cell in row:
        if cell.is_of_group:
            yield cell, [_shade(sheet.tint_of_groups)], paragraph("TableGroup", cell.words)
        else:
            yield cell, [], paragraph("TableHeading" if cell.is_header else "TableText", cell.words, *_aligned(cell))


def _foot_cells(row: Row, sheet: Sheet, *, is_first: bool) -> Iterator[_Laid]:
    for cell in row:
        style = "TableHeading" if is_first else "TableText"
        yield cell, [_edge("top", sheet)] if is_first else [], paragraph(style, cell.words, *_aligned(cell))


def _aligned(cell: Cell) -> tuple[Element, ...]:
    return (el("jc", val="right"),) if cell.is_number else ()


def _edge(side: str, sheet: Sheet) -> Element:
    return el("tcBorders", el(side, val="single", sz=12, space=0, color=sheet.accent))


def _shade(fill: str) -> Element:
    return el("shd", val="clear", color="auto", fill=fill)
