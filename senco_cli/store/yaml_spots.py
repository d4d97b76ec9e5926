"""Where in a text the parts of a record stand, to the character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from senco_cli.store.yaml_reader import NULLS, Path, Tree
from senco_cli.store.yaml_text import LINE_END
from senco_cli.store.yaml_writer import Bare

_COLON: Final = re.compile(r"\s*:")


@dataclass(frozen=True)
class Spot:
    """One value and the entry that it is the value of; indices count characters.

    `start` is where its name or its dash begins, in `column`; `holder` is just behind the colon or the dash.
    """

    node: Node
    start: int
    column: int
    holder: int
    in_list: bool = False
    in_brackets: bool = False

    @property
    def begins(self) -> int:
        """The index at which the value begins."""
        return _mark(self.node.start_mark)

    @property
    def is_collection(self) -> bool:
        """Whether the value is a list or has fields of its own."""
        return isinstance(self.node, CollectionNode)

    @property
    def is_flow(self) -> bool:
        """Whether the value stands in brackets on its line."""
        return isinstance(self.node, CollectionNode) and bool(self.node.flow_style)

    @property
    def is_block_text(self) -> bool:
        """Whether the value is a text of several lines behind a bar or a right angle bracket."""
        return isinstance(self.node, ScalarNode) and self.node.style in ("|", ">")

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there at all."""
        return isinstance(self.node, ScalarNode) and not self.node.style and not self.node.value


def root_spot(node: Node) -> Spot:
    """The spot of the whole record."""
    begins = _mark(node.start_mark)
    return Spot(node, start=begins, column=node.start_mark.column, holder=begins)


def find(text: str, root: Spot, path: Path) -> Spot | None:
    """The spot of what is at `path`; None where there is no such thing."""
    spot = root
    for step in path:
        found = [below for name, below in entries(text, spot) if name == step]
        if not found:
            return None
        spot = found[0]
    return spot


def entries(text: str, spot: Spot) -> Sequence[tuple[str | int, Spot]]:
    """The names or positions of what stands in a collection, with their spots, in order."""
    if isinstance(spot.node, MappingNode):
        return [(key.value, _field(text, key, value, in_brackets=spot.is_flow)) for key, value in spot.node.value]
    if not spot.is_collection:
        return []
    if spot.is_flow:
        marks = [(item, item.start_mark) for item in spot.node.value]
        flow = [Spot(item, mark.index, mark.column, mark.index, in_list=True, in_brackets=True) for item, mark in marks]
        return list(enumerate(flow))
    return list(enumerate(_dashed(text, spot.node)))


def end_of(text: str, spot: Spot) -> int:
    """Where a value ends, without the comment or the blank lines behind it."""
    if spot.is_empty:
        return spot.holder
    end = _mark(spot.node.end_mark)
    if spot.is_block_text:
        return _block_text_end(text, spot.begins, end)
    if spot.is_collection and not spot.is_flow:
        return end_of(text, entries(text, spot)[-1][1])
    return end


def line_start(text: str, index: int) -> int:
    """Where the line of the character at `index` begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of the character at `index` ends, before its line end."""
    found = LINE_END.search(text, index)
    return found.start() if found else len(text)


def after_line_end(text: str, index: int) -> int:
    """Where the line after the character at `index` begins."""
    found = LINE_END.search(text, index)
    return found.end() if found else len(text)


def as_typed(node: Any) -> Tree:
    """The data of a node, with every text that stands without quotes marked as bare."""
    if isinstance(node, MappingNode):
        return {_text(key): as_typed(value) for key, value in node.value}
    if isinstance(node, CollectionNode):
        return [as_typed(item) for item in node.value]
    return None if not node.style and node.value in NULLS else _text(node)


def _text(node: Any) -> str:
    return str(node.value) if node.style else Bare(node.value)


def _mark(mark: Any) -> int:
    index: int = mark.index
    return index


def _field(text: str, key: Any, value: Node, *, in_brackets: bool) -> Spot:
    colon = _COLON.match(text, key.end_mark.index)
    holder = colon.end() if colon else key.end_mark.index
    return Spot(value, key.start_mark.index, key.start_mark.column, holder, in_brackets=in_brackets)


def _dashed(text: str, node: Node) -> list[Spot]:
    """The items of a list with dashes; a mark stands at the item, which may be lines below its dash."""
    start, column = _mark(node.start_mark), node.start_mark.column
    dash = re.compile(rf"(?:\r\n|\r|\n) {{{column}}}-(?=\s|$)")
    spots: list[Spot] = []
    for item in node.value:
        if spots and (found := dash.search(text, end_of(text, spots[-1]))):
            start = found.end() - 1
        spots.append(Spot(item, start, column, start + 1, in_list=True))
    return spots


def _block_text_end(text: str, begins: int, end: int) -> int:
    raw = text[begins:end]
    if "+" not in raw[: line_end(raw, 0)].split("#")[0]:
        return begins + len(raw.rstrip())
    # With "keep" the blank lines are part of the text, all but the end of the last line.
    return end - (2 if raw.endswith("\r\n") else 1) if raw.endswith(("\r", "\n")) else end
