"""The comments of a YAML text, and to what each belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yaml.nodes import CollectionNode

from senco_cli.store import yaml_splice as splice
from senco_cli.store.yaml_reader import Path, read
from senco_cli.store.yaml_spots import Spot, end_of, entries, find, line_end, line_start

_COMMENT: Final = re.compile(r"(?:(?<=\s)|\A)#[^\r\n]*")

_BESIDE_A_BAR: Final = re.compile(r":[ \t]+[|>][0-9+-]*[ \t]+(#[^\r\n]*)")


@dataclass(frozen=True)
class Comment:
    """A comment, and the entry that it stands beside or above; `at` is None where nothing comes after it."""

    text: str
    at: Path | None


def comments_in(text: str) -> tuple[Comment, ...]:
    """The comments of a text that reads without faults and has no byte order mark, in order."""
    root = splice.open_page(text).root
    if root is None:
        return tuple(Comment(match[0].rstrip(), None) for match in _COMMENT.finditer(text))
    spots = sorted(_entries_below(text, root, ()), key=lambda entry: entry[1].start)
    found = []
    for index, comment in _outside_values(text, root):
        found.append(Comment(comment.rstrip(), _owner(text, spots, index)))
    return tuple(found)


def comments_of_bars(text: str) -> tuple[str, ...]:
    """The comments behind a bar or an angle bracket, which go with the text that follows."""
    return tuple(match[1].rstrip() for match in _BESIDE_A_BAR.finditer(text))


def with_comment(text: str, comment: Comment) -> str:
    """The text with a comment above the entry it belongs to, or above the nearest entry around it; else at the end."""
    page = splice.open_page(text)
    at = comment.at
    while page.root is not None and at:
        spot = find(text, page.root, at)
        if spot is not None and not text[(start := line_start(text, spot.start)) : spot.start].strip():
            result = text[:start] + " " * spot.column + comment.text + page.newline + text[start:]
            if read(_encoded(result)).tree == page.tree:
                return result
        at = at[:-1]
    end = "" if not text or text[-1] in "\r\n" else page.newline
    return f"{text}{end}{comment.text}{page.newline}"


def _owner(text: str, spots: list[tuple[Path, Spot]], index: int) -> Path | None:
    line = line_start(text, index)
    beside = [path for path, spot in spots if line <= spot.start < index]
    if beside:
        return beside[-1]
    around = [path for path, spot in spots if spot.start < line and line_start(text, end_of(text, spot)) == line]
    if around and text[line:index].strip():
        return around[-1]
    return next((path for path, spot in spots if spot.start > index), None)


def _outside_values(text: str, root: Spot) -> Iterator[tuple[int, str]]:
    """The comments between the texts of a record, with where they begin."""
    at = 0
    for start, end in sorted(_texts(text, root)):
        yield from _comments_between(text, at, start)
        at = max(at, end)
    yield from _comments_between(text, at, len(text))


def _comments_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while start < end:
        match = _COMMENT.search(text, start, end) if text[start:end] else None
        if match is None:
            return
        finish = line_end(text, match.start())
        yield match.start(), text[match.start() : finish]
        start = finish


def _texts(text: str, spot: Spot) -> Iterator[tuple[int, int]]:
    node = spot.node
    if not isinstance(node, CollectionNode):
        # The line of a bar or an angle bracket may end in a comment, which goes with its text.
        yield spot.begins, max(end_of(text, spot), spot.begins)
        return
    for pair in node.value:
        if isinstance(pair, tuple):
            yield pair[0].start_mark.index, pair[0].end_mark.index
    for _name, below in entries(text, spot):
        yield from _texts(text, below)


def _entries_below(text: str, spot: Spot, path: Path) -> Iterator[tuple[Path, Spot]]:
    for name, below in entries(text, spot):
        yield (*path, name), below
        yield from _entries_below(text, below, (*path, name))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
