"""A rendered page read back as blocks; an element outside the vocabulary that documents share is refused by name."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import get_args

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
    Run,
    Style,
    Table,
    Unit,
    Words,
    plain,
)
from senco_cli.documents.render.tree import Node, tree_of
from senco_cli.documents.render.words import words_of
from senco_cli.errors import SencoError

_CONTAINERS = frozenset({"body", "main", "section", "header", "div"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# The inner group first, where one element is several.
_STYLES: tuple[Style, ...] = ("sign", "voice", "letterhead", "beside", "callout", "keep", "new-page")
_ROOM = frozenset({"write", "draw"})
_UNITS: tuple[Unit, ...] = get_args(Unit)
_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,(.+)", re.DOTALL)
_WIDTH = re.compile(r"width:\s*([\d.]+)%")


class OnlyForHtml(SencoError):
    """A template that uses an element which the other formats have no form for."""

    def __init__(self, tag: str, inside: str) -> None:
        super().__init__(
            f"the template has <{tag}> inside <{inside}>, which only HTML can show",
            hint="export it with --format html, or use headings, paragraphs, lists and tables in the template",
        )
        self.tag = tag


def page_of(html: str) -> Page:
    """The page: title, paper and foot from where HTML keeps them, and its blocks in order.

    Raises OnlyForHtml for an element outside the vocabulary; nothing is left out silently.
    """
    tree = tree_of(html)
    root = next((node for node in tree.elements() if node.tag == "html"), tree)
    head = next((node for node in root.elements() if node.tag == "head"), None)
    titles = [plain(_words(node)) for node in (head.elements() if head else ()) if node.tag == "title"]
    body = next((node for node in root.elements() if node.tag == "body"), root)
    classes = body.classes
    feet = [_words(line) for node in body.elements() if node.tag == "footer" for line in node.elements()]
    return Page(
        title=titles[0] if titles else "",
        blocks=tuple(_blocks(body)),
        foot=tuple(run for line in feet for run in (*line, Run("\n")))[:-1],
        language=root.attributes.get("lang", "en-GB"),
        is_landscape="landscape" in classes,
        is_large="large" in classes,
        is_dense="dense" in classes,
    )


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a page without its foot. Raises OnlyForHtml."""
    return page_of(html).blocks


def _blocks(node: Node) -> Iterator[Block]:
    for child in node.elements():
        if child.tag in _CONTAINERS:
            yield from _contained(child)
        elif child.tag in _HEADINGS:
            yield Heading(int(child.tag[1]), _words(child))
        elif child.tag == "p":
            yield Paragraph(_words(child), is_small="small" in child.classes)
        elif child.tag in {"ul", "ol"}:
            yield _items(child)
        elif child.tag == "dl":
            yield Facts(tuple(_pairs(child)), is_figures="figures" in child.classes)
        elif child.tag == "table":
            yield _table(child)
        elif child.tag == "figure":
            yield _figure(child)
        elif child.tag == "img":
            yield _picture(child)
        elif child.tag == "footer" and node.tag == "body":
            continue
        elif child.tag != "head":
            raise OnlyForHtml(child.tag, node.tag)


def _contained(node: Node) -> Iterator[Block]:
    classes = node.classes
    if classes & _ROOM:
        yield Blank(int(node.attributes.get("data-lines", "3")), is_box="draw" in classes)
        return
    blocks = _blocks(node)
    for style in _STYLES:
        if style in classes:
            blocks = iter((Group(style, tuple(blocks)),))
    yield from blocks


def _items(node: Node) -> Items:
    items = tuple(_words(item) for item in _only(node, "li"))
    return Items(items, is_numbered=node.tag == "ol", is_ticks="ticks" in node.classes)


def _pairs(node: Node) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    entries = [each for child in node.elements() for each in (child.elements() if child.tag == "div" else (child,))]
    term: Words | None = None
    said: list[Words] = []
    for entry in entries:
        if entry.tag not in {"dt", "dd"}:
            raise OnlyForHtml(entry.tag, "dl")
        if entry.tag == "dd":
            said.append(_words(entry))
            continue
        if term is not None:
            yield term, tuple(said)
        term, said = _words(entry), []
    if term is not None:
        yield term, tuple(said)


def _table(node: Node) -> Table:
    parts: dict[str, list[Row]] = {"thead": [], "tbody": [], "tfoot": []}
    caption: Words = ()
    widths: tuple[float, ...] = ()
    for child in node.elements():
        if child.tag == "caption":
            caption = _words(child)
        elif child.tag == "colgroup":
            found = [_WIDTH.search(column.attributes.get("style", "")) for column in _only(child, "col")]
            widths = tuple(float(match[1]) for match in found if match) if all(found) else ()
        elif child.tag in parts:
            parts[child.tag].extend(tuple(_cell(cell) for cell in _only(row, "th", "td")) for row in _only(child, "tr"))
        else:
            raise OnlyForHtml(child.tag, "table")
    return Table(
        caption, tuple(parts["thead"]), tuple(parts["tbody"]), tuple(parts["tfoot"]), widths, "form" in node.classes
    )


def _cell(node: Node) -> Cell:
    value, unit = _value(node)
    return Cell(
        words=_words(node),
        is_header=node.tag == "th",
        is_number="n" in node.classes,
        span=int(node.attributes.get("colspan", "1")),
        value=value,
        unit=unit,
        is_of_group=node.attributes.get("scope") == "rowgroup",
    )


def _value(node: Node) -> tuple[Decimal | date | None, Unit | None]:
    """What a cell holds for a spreadsheet: its one <data> or <time>, where no words stand beside it."""
    if len(node.children) == 1 and isinstance(node.children[0], str):
        return None, None
    inside = [child for child in node.elements() if child.tag != "svg" or "aria-label" in child.attributes]
    if len(inside) != 1 or any(isinstance(child, str) and child.strip() for child in node.children):
        return None, None
    (only,) = inside
    try:
        if only.tag == "time":
            return date.fromisoformat(only.attributes.get("datetime", "")), "day"
        if only.tag == "data":
            units = [unit for unit in _UNITS if unit in only.classes]
            return Decimal(only.attributes.get("value", "")), units[0] if units else "number"
    except (ValueError, InvalidOperation):
        pass
    return None, None


def _figure(node: Node) -> Figure | Picture:
    caption: Words = ()
    drawing: Node | None = None
    for child in node.elements():
        if child.tag == "figcaption":
            caption = _words(child)
        elif child.tag in {"svg", "img"}:
            drawing = child
        else:
            raise OnlyForHtml(child.tag, "figure")
    if drawing is None:
        raise OnlyForHtml("figure", "page")
    if drawing.tag == "img":
        return _picture(drawing)
    return Figure(drawing.source, drawing.attributes.get("aria-label", plain(caption)), caption)


def _picture(node: Node) -> Picture:
    match = _IMAGE.fullmatch(node.attributes.get("src", ""))
    try:
        data = b64decode(match[1], validate=True) if match else b""
    except NotBase64:
        data = b""
    if not data:
        raise OnlyForHtml("img", "page")
    return Picture(data, node.attributes.get("alt", ""))


def _only(node: Node, *tags: str) -> Iterator[Node]:
    for child in node.elements():
        if child.tag not in tags:
            raise OnlyForHtml(child.tag, node.tag)
        yield child


def _words(node: Node) -> Words:
    return words_of(node, refuse=OnlyForHtml)
