"""The words of an element, with what is strong, emphasised or small, and white space folded as a browser does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from senco_cli.documents.render.blocks import Run, Words
from senco_cli.documents.render.tree import Node

_WHITE = re.compile(r"[ \t\r\n\f]+")
# No page holds this sign: it stands for a line break until white space is folded.
_BREAK = "\0"
_PLAIN = frozenset({"span", "data", "time"})
_KINDS = ("strong", "em", "small")
# Whether words are strong, emphasised, small.
_Kind = tuple[bool, bool, bool]
_ORDINARY: _Kind = (False, False, False)


def words_of(node: Node, *, refuse: Callable[[str, str], Exception]) -> Words:
    """The words in `node`; an element that no words can be made of raises what `refuse` makes of it and its parent."""
    if len(node.children) == 1 and isinstance(only := node.children[0], str) and _BREAK not in only:
        text = _folded(only).strip(" ")
        return (Run(text),) if text else ()
    # Each entry is a text and its kind; a pack has thousands of them.
    found: list[tuple[str, _Kind]] = []
    for text, kind in _pieces(node, _ORDINARY, refuse):
        if text == _BREAK:
            _end_line(found)
            continue
        folded = _folded(text)
        if not found or found[-1][0][-1] in " \n":
            folded = folded.lstrip(" ")
        if not folded:
            continue
        if found and found[-1][1] == kind:
            folded = found.pop()[0] + folded
        found.append((folded, kind))
    while found:
        text, kind = found.pop()
        if kept := text.rstrip(" \n"):
            found.append((kept, kind))
            break
    return tuple([Run(text, *kind) for text, kind in found])


def _folded(text: str) -> str:
    # Most words hold no line end and no two spaces, which is seen sooner than looked for.
    return text if text.isprintable() and "  " not in text else _WHITE.sub(" ", text)


def _end_line(found: list[tuple[str, _Kind]]) -> None:
    """Begin a new line; an empty line is none."""
    while found and not found[-1][0].rstrip(" "):
        found.pop()
    if found and not found[-1][0].endswith("\n"):
        text, kind = found[-1]
        found[-1] = (text.rstrip(" ") + "\n", kind)


def _pieces(node: Node, kind: _Kind, refuse: Callable[[str, str], Exception]) -> Iterator[tuple[str, _Kind]]:
    for child in node.children:
        if isinstance(child, str):
            yield child, kind
        elif child.tag == "br":
            yield _BREAK, kind
        elif child.tag == "svg":
            yield child.attributes.get("aria-label", ""), kind
        elif child.tag in _KINDS:
            strong, em, small = (was or name == child.tag for was, name in zip(kind, _KINDS, strict=True))
            yield from _pieces(child, (strong, em, small), refuse)
        elif child.tag in _PLAIN:
            yield from _pieces(child, kind, refuse)
        else:
            raise refuse(child.tag, node.tag)
