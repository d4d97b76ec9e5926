"""A rendered page as blocks of text, for every format that is not HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from senco_cli.errors import SencoError

_CONTAINERS = frozenset({"#page", "html", "body", "main", "section", "header", "footer", "div"})
_INLINE = frozenset({"strong", "em", "small", "span", "br", "svg"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_WITHOUT_END = frozenset({"br", "meta", "rect"})
_NOT_TEXT = frozenset({"head"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with or without numbers."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, each with what is said about it."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `span` is the number of columns it takes."""

    text: str
    is_header: bool = False
    is_number: bool = False
    span: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, and the rows of its head, body and foot."""

    caption: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()


Block = Heading | Paragraph | Items | Facts | Table


class OnlyForHtml(SencoError):
    """A template that uses an element which the other formats have no form for."""

    def __init__(self, tag: str, inside: str) -> None:
        super().__init__(
            f"the template has <{tag}> inside <{inside}>, which only HTML can show",
            hint="export it with --format html, or use headings, paragraphs, lists and tables in the template",
        )
        self.tag = tag


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    def elements(self) -> Iterator[_Node]:
        return (child for child in self.children if isinstance(child, _Node))


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a page, in order.

    Raises OnlyForHtml for an element outside the vocabulary that documents share; nothing is left out silently.
    """
    return tuple(_blocks(_parse(html)))


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = _Node("#page")
        self._open = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _WITHOUT_END:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(_Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _parse(html: str) -> _Node:
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return tree.page


def _blocks(node: _Node) -> Iterator[Block]:
    for child in node.elements():
        if child.tag in _CONTAINERS:
            yield from _blocks(child)
        elif child.tag in _HEADINGS:
            yield Heading(int(child.tag[1]), _text(child))
        elif child.tag == "p":
            yield Paragraph(_text(child))
        elif child.tag in {"ul", "ol"}:
            items = tuple(_text(item) for item in _only(child, "li"))
            yield Items(items, is_numbered=child.tag == "ol")
        elif child.tag == "dl":
            yield Facts(tuple(_pairs(child)))
        elif child.tag == "table":
            yield _table(child)
        elif child.tag not in _NOT_TEXT:
            raise OnlyForHtml(child.tag, node.tag)


def _pairs(node: _Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    entries = [each for child in node.elements() for each in (child.elements() if child.tag == "div" else (child,))]
    term, said = "", list[str]()
    for entry in entries:
        if entry.tag not in {"dt", "dd"}:
            raise OnlyForHtml(entry.tag, "dl")
        if entry.tag == "dd":
            said.append(_text(entry))
            continue
        if term:
            yield term, tuple(said)
        term, said = _text(entry), []
    if term:
        yield term, tuple(said)


def _table(node: _Node) -> Table:
    parts: dict[str, list[Row]] = {"thead": [], "tbody": [], "tfoot": []}
    caption = ""
    for child in node.elements():
        if child.tag == "caption":
            caption = _text(child)
        elif child.tag in parts:
            parts[child.tag].extend(tuple(_cell(cell) for cell in _only(row, "th", "td")) for row in _only(child, "tr"))
        else:
            raise OnlyForHtml(child.tag, "table")
    return Table(caption, tuple(parts["thead"]), tuple(parts["tbody"]), tuple(parts["tfoot"]))


def _cell(node: _Node) -> Cell:
    return Cell(
        text=_text(node),
        is_header=node.tag == "th",
        is_number="n" in node.attributes.get("class", "").split(),
        span=int(node.attributes.get("colspan", "1")),
    )


def _only(node: _Node, *tags: str) -> Iterator[_Node]:
    for child in node.elements():
        if child.tag not in tags:
            raise OnlyForHtml(child.tag, node.tag)
        yield child


def _text(node: _Node) -> str:
    lines = "".join(_pieces(node)).split("\0")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def _pieces(node: _Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            # A line break has to outlive the folding of white space.
            yield "\0"
        elif child.tag == "svg":
            yield child.attributes.get("aria-label", "")
        elif child.tag in _INLINE:
            yield from _pieces(child)
        else:
            raise OnlyForHtml(child.tag, node.tag)
