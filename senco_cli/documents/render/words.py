"""The words of an element, with what is strong, emphasised or small, and white space folded as a browser does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from senco_cli.documents.render.blocks import Run, Words
from senco_cli.documents.render.tree import Node

_WHITE = re.compile(r"[ \t\r\n\f]+")
# No page holds this sign: it stands for a line break until white space is folded.
_BREAK = "\0"
_PLAIN = frozenset({"span", "data", "time"})
_KINDS = frozenset({"strong", "em", "small"})


def words_of(node: Node, *, refuse: Callable[[str, str], Exception]) -> Words:
    """The words in `node`; an element that no words can be made of raises what `refuse` makes of it and its parent."""
    found: list[Run] = []
    for run in _runs(node, Run(""), refuse):
        if run.text == _BREAK:
            _end_line(found)
            continue
        folded = _WHITE.sub(" ", run.text)
        if not found or found[-1].text.endswith((" ", "\n")):
            folded = folded.lstrip(" ")
        _join(found, replace(run, text=folded))
    while found and not found[-1].text.rstrip(" \n"):
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \n"))
    return tuple(found)


def _end_line(found: list[Run]) -> None:
    """Begin a new line; an empty line is none."""
    while found and not found[-1].text.rstrip(" "):
        found.pop()
    if found and not found[-1].text.endswith("\n"):
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" ") + "\n")


def _join(found: list[Run], run: Run) -> None:
    if found and replace(found[-1], text="") == replace(run, text=""):
        found[-1] = replace(run, text=found[-1].text + run.text)
    elif run.text:
        found.append(run)


def _runs(node: Node, kind: Run, refuse: Callable[[str, str], Exception]) -> Iterator[Run]:
    for child in node.children:
        if isinstance(child, str):
            yield replace(kind, text=child)
        elif child.tag == "br":
            yield replace(kind, text=_BREAK)
        elif child.tag == "svg":
            yield replace(kind, text=child.attributes.get("aria-label", ""))
        elif child.tag in _KINDS:
            yield from _runs(child, _in(child.tag, kind), refuse)
        elif child.tag in _PLAIN:
            yield from _runs(child, kind, refuse)
        else:
            raise refuse(child.tag, node.tag)


def _in(tag: str, kind: Run) -> Run:
    return Run("", kind.strong or tag == "strong", kind.em or tag == "em", kind.small or tag == "small")
