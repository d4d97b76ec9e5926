"""The elements of a rendered page as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

_WITHOUT_END = frozenset({"br", "col", "img", "meta"})


@dataclass(slots=True)
class Node:
    """One element; `source` is the text it was written as, kept for drawings only."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    source: str = ""

    def elements(self) -> Iterator[Node]:
        """The elements directly in it."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def classes(self) -> frozenset[str]:
        """The names in its class attribute."""
        return frozenset(self.attributes.get("class", "").split())


def tree_of(html: str) -> Node:
    """The page as one node that holds everything."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Node("page")
        self._open = [self.page]
        self._html = html
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]
        self._drawing_from: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = self._add(tag, attrs)
        if tag == "svg" and self._drawing_from is None:
            self._drawing_from = self._here()
        if tag not in _WITHOUT_END:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not any(node.tag == tag for node in self._open[1:]):
            return
        while (closed := self._open.pop()).tag != tag:
            pass
        if tag == "svg" and self._drawing_from is not None:
            # Names inside a drawing tell capital letters apart, which the reader of HTML has folded.
            closed.source = self._html[self._drawing_from : self._html.index(">", self._here()) + 1]
            self._drawing_from = None

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Node:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        return node

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + (line - 1) + column
