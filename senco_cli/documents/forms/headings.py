"""The headings of a form's table, some of which may stand across two rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import W
from senco_cli.documents.forms.places import plain
from senco_cli.documents.forms.tags import text_of

_ROW = f"{{{W}}}tr"


def each_column(row: Element) -> Iterator[tuple[Element, int]]:
    """The cells of a row, each with the column it begins in."""
    column = 0
    for cell in row.findall(f"{{{W}}}tc"):
        yield cell, column
        span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
        column += int(span.get(f"{{{W}}}val", "1")) if span is not None else 1


def headings(row: Element) -> Mapping[str, int]:
    """The words of a row, as they are compared, each with its column; a cell merged with that above has its words."""
    return {plain(_words(cell, start)): start for cell, start in each_column(row)}


def last_of_headings(row: Element) -> Element:
    """The row itself, or the last into which its cells go on."""
    below = row.getnext()
    if below is not None and below.tag == _ROW and any(_goes_on(cell) for cell, _ in each_column(below)):
        return last_of_headings(below)
    return row


def heading_rows(last: Element) -> tuple[Element, ...]:
    """The rows of headings down to the last, the first of them first."""
    above = last.getprevious()
    if above is not None and above.tag == _ROW and any(_goes_on(cell) for cell, _ in each_column(last)):
        return (*heading_rows(above), last)
    return (last,)


def _words(cell: Element, start: int) -> str:
    row = cell.getparent()
    above = row.getprevious() if row is not None else None
    if above is None or above.tag != _ROW or not _goes_on(cell):
        return text_of(cell)
    return next((_words(each, start) for each, column in each_column(above) if column == start), "")


def _goes_on(cell: Element) -> bool:
    """Whether the cell is one with the one above it."""
    merged = cell.find(f"{{{W}}}tcPr/{{{W}}}vMerge")
    return merged is not None and merged.get(f"{{{W}}}val") != "restart"
