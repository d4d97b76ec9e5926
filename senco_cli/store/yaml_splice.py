"""The cuts by which one part of a YAML text is replaced, added or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from senco_cli.store import yaml_writer as writer
from senco_cli.store.yaml_parser import parser_for
from senco_cli.store.yaml_reader import Path, Tree
from senco_cli.store.yaml_spots import (
    Spot,
    after_line_end,
    as_typed,
    end_of,
    entries,
    find,
    line_end,
    line_start,
    root_spot,
)
from senco_cli.store.yaml_text import LINE_END
from senco_cli.store.yaml_writer import Layout

_COMMA: Final = re.compile(r"\s*,")
_CLIPPED: Final = re.compile(r"\A([|>])([0-9]?)\+?([0-9]?)(?![-0-9])")


@dataclass(frozen=True)
class Page:
    """A text without its byte order mark, what it says (`tree`), where (`root`; None when it says nothing), and how."""

    text: str
    root: Spot | None
    tree: Tree
    newline: str
    layout: Layout


def open_page(text: str) -> Page:
    """The page of a text that reads without faults."""
    node = parser_for(text).get_single_node()
    root = root_spot(node) if node else None
    newline = LINE_END.search(text)
    return Page(
        text=text,
        root=None if root is None or root.is_empty else root,
        tree=as_typed(node) if node else None,
        newline=newline[0] if newline else "\n",
        layout=_layout(root) if root else Layout(),
    )


def has(page: Page, path: Path) -> bool:
    """Whether the page has something at `path`."""
    return page.root is not None and find(page.text, page.root, path) is not None


def put(page: Page, path: Path, value: Tree) -> str:
    """The text with `value` at `path`, of which all but mappings must be there."""
    missing: list[str] = []
    while page.root and path and not has(page, path):
        missing.insert(0, str(path[-1]))
        path = path[:-1]
    if page.root is None:
        missing = [str(step) for step in path]
    for name in reversed(missing[1:]):
        value = {name: value}
    spot = find(page.text, page.root, path) if page.root else None
    if missing and (spot is None or not isinstance(spot.node, MappingNode)):
        missing, value = [], {missing[0]: value}
    if spot is None:
        return _begin(page, value)
    return _add_field(page, spot, missing[0], value) if missing else _replace(page, spot, value)


def insert(page: Page, path: Path, value: Tree, index: int | None) -> str:
    """The text with `value` in the list at `path`, which may be missing."""
    spot = find(page.text, page.root, path) if page.root else None
    if spot is None or not isinstance(spot.node, SequenceNode) or not spot.node.value:
        return put(page, path, [value])
    items = [item for _, item in entries(page.text, spot)]
    at = len(items) if index is None else index
    if spot.is_flow:
        return _insert_in_brackets(page.text, items, at, writer.one_line(value))
    block = isinstance(items[-1].node, MappingNode) and not items[-1].is_flow
    lines = writer.items([value], column=items[0].column, layout=page.layout, block=block)
    if at > 0:
        return _add_lines(page, items[at - 1], lines)
    return _lines_before(page, spot, items[0].start, lines)


def remove(page: Page, path: Path) -> str:
    """The text without the entry at `path`, which must be there."""
    text = page.text
    holder = find(text, page.root, path[:-1]) if page.root else None
    if holder is None:
        return text
    names, spots = zip(*entries(text, holder), strict=True)
    if len(spots) == 1:
        return _replace(page, holder, {} if isinstance(holder.node, MappingNode) else [])
    at = names.index(path[-1])
    if holder.is_flow:
        return _remove_in_brackets(text, spots, at)
    here, end = spots[at], end_of(text, spots[at])
    if _begins_line(text, here.start):
        after_block = at > 0 and _last(text, spots[at - 1]).is_block_text
        return _without_lines(text, here.start, end, keep_end=after_block)
    following = spots[at + 1].start
    # A comment above the next entry is that entry's and stays; the dash may then stand alone above it.
    end = line_end(text, end)
    return text[: here.start] + text[end if "#" in text[end:following] else following :]


def _begin(page: Page, value: Tree) -> str:
    """The text of a file that held nothing but comments, with `value` below them."""
    body = page.newline.join(writer.document(value, layout=page.layout))
    if page.text and page.text[-1] not in "\r\n":
        return page.text + page.newline + body
    return page.text + body + page.newline


def _add_field(page: Page, spot: Spot, name: str, value: Tree) -> str:
    below = [field for _, field in entries(page.text, spot)]
    if not below:
        return _replace(page, spot, {name: value})
    if spot.is_flow:
        end = end_of(page.text, below[-1])
        comma = " , " if below[-1].is_empty else ", "
        return page.text[:end] + comma + writer.one_line({name: value})[1:-1] + page.text[end:]
    return _add_lines(page, below[-1], writer.fields({name: value}, column=below[0].column, layout=page.layout))


def _replace(page: Page, spot: Spot, value: Tree) -> str:
    text, end = page.text, end_of(page.text, spot)
    if spot.in_brackets:
        space = " " if spot.is_empty else ""
        begins = spot.holder if spot.is_empty else spot.begins
        return text[:begins] + space + writer.one_line(value) + text[end:]
    first, *rest = _lines_for(page, spot, value)
    gap = "" if spot.is_empty else text[spot.holder : spot.begins]
    if LINE_END.search(gap):
        return _replace_below(page, spot, first, rest)
    if gap and first and not rest:
        first = gap + first.lstrip(" ")
    if spot is page.root and rest and not _begins_line(text, spot.start):
        first = page.newline + first
    # The comment behind the last line of a list or of fields speaks of what goes away.
    comment_goes = spot.is_collection and not spot.is_flow
    tail = "" if comment_goes else text[end : line_end(text, end)]
    return text[: spot.holder] + first + tail + _below(page, rest) + text[line_end(text, end) :]


def _replace_below(page: Page, spot: Spot, first: str, rest: list[str]) -> str:
    """For a value that begins on a line below the one that holds it."""
    text, end = page.text, end_of(page.text, spot)
    in_place = not spot.is_block_text and (spot.is_flow or not spot.is_collection)
    if in_place and first and not rest:
        return text[: spot.begins] + first.lstrip(" ") + text[end:]
    head = text[: spot.holder] + first
    if not rest:
        return head + _without_lines(text, spot.begins, end)[spot.holder :]
    between = text[spot.holder : line_start(text, spot.begins)]
    return head + between + page.newline.join(rest) + text[line_end(text, end) :]


def _lines_for(page: Page, spot: Spot, value: Tree) -> list[str]:
    if spot is page.root:
        column = spot.column if _begins_line(page.text, spot.start) else 0
        return writer.document(value, column=column, layout=page.layout)
    used = spot.holder - line_start(page.text, spot.holder)
    was_in_brackets = spot.is_flow and spot.node.value
    if was_in_brackets and value and not isinstance(value, str) and writer.fits(value, used):
        return [f" {writer.one_line(value)}"]
    if spot.in_list:
        block = isinstance(spot.node, MappingNode) and not spot.is_flow
        return writer.after_dash(value, column=spot.column, layout=page.layout, block=block)
    return writer.after_colon(value, name="", column=spot.column, used=used, layout=page.layout)


def _insert_in_brackets(text: str, items: Sequence[Spot], at: int, item: str) -> str:
    if at < len(items):
        return f"{text[: items[at].start]}{item}, {text[items[at].start :]}"
    end = end_of(text, items[-1])
    return f"{text[:end]}, {item}{text[end:]}"


def _remove_in_brackets(text: str, spots: Sequence[Spot], at: int) -> str:
    start, end = spots[at].start, end_of(text, spots[at])
    is_last = at + 1 == len(spots)
    cut = (end_of(text, spots[at - 1]), end) if is_last else (start, spots[at + 1].start)
    if not re.search(r"[#\r\n]", text[slice(*cut)]):
        return text[: cut[0]] + text[cut[1] :]
    # On lines of their own only the entry goes; the comma that may be left before the closing bracket does no harm.
    comma = _COMMA.match(text, end)
    end = comma.end() if comma else end
    if _begins_line(text, start) and not text[end : line_end(text, end)].strip():
        return _without_lines(text, start, end)
    return text[:start] + text[end:]


def _add_lines(page: Page, spot: Spot, lines: list[str]) -> str:
    """The text with lines below the last line of `spot`."""
    end = line_end(page.text, end_of(page.text, spot))
    last = _last(page.text, spot)
    if last.is_block_text and end == len(page.text):
        # A block at the very end of a file has no line end to keep or to clip; with lines below it, it would get one.
        clipped = _CLIPPED.sub(r"\1-\2\3", page.text[last.begins :], count=1)
        return page.text[: last.begins] + clipped + _below(page, lines)
    return page.text[:end] + _below(page, lines) + page.text[end:]


def _lines_before(page: Page, spot: Spot, start: int, lines: list[str]) -> str:
    """The text with lines above the first item of a list, which begins at `start`."""
    text = page.text
    if not _begins_line(text, start):
        indent = " " * (start - line_start(text, start))
        return text[:start] + page.newline.join([lines[0].lstrip(" "), *lines[1:], indent]) + text[start:]
    if spot is page.root:
        at = line_start(text, start)
        return text[:at] + page.newline.join(lines) + page.newline + text[at:]
    end = line_end(text, spot.holder)
    return text[:end] + _below(page, lines) + text[end:]


def _below(page: Page, lines: Sequence[str]) -> str:
    return "".join(page.newline + line for line in lines)


def _last(text: str, spot: Spot) -> Spot:
    """The innermost value that ends where `spot` ends."""
    while spot.is_collection and not spot.is_flow:
        spot = entries(text, spot)[-1][1]
    return spot


def _begins_line(text: str, index: int) -> bool:
    return not text[line_start(text, index) : index].strip()


def _without_lines(text: str, start: int, end: int, *, keep_end: bool = False) -> str:
    """The text without the lines from `start` to `end`; a file that ends without a line end still does."""
    before, after = text[: line_start(text, start)], text[after_line_end(text, end) :]
    if line_end(text, end) == len(text) and not keep_end:
        before = before.removesuffix("\n").removesuffix("\r")
    return before + after


def _layout(root: Spot) -> Layout:
    """The indentation that the file already uses."""
    steps = {True: 2, False: 2}
    for key, value in reversed(list(_nested(root.node))):
        steps[isinstance(value, SequenceNode)] = value.start_mark.column - key.start_mark.column
    return Layout(step=steps[False], list_step=steps[True])


def _nested(node: Node) -> Iterator[tuple[Node, Node]]:
    """The fields whose value is a list or fields on lines below it."""
    pairs = node.value if isinstance(node, MappingNode) else [(None, item) for item in node.value]
    for key, value in pairs if isinstance(node, CollectionNode) else ():
        if isinstance(value, CollectionNode):
            if key and not value.flow_style and value.start_mark.line > key.start_mark.line:
                yield key, value
            yield from _nested(value)
