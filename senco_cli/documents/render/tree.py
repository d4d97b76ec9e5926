"""The elements of a rendered page as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

_WITHOUT_END = frozenset({"br", "col", "img", "meta", "link", "hr", "input"})
# What stands in these is no HTML.
_OTHER_LANGUAGES = frozenset({"style", "script"})
_TAG = re.compile(
    r"""<(?:!--.*?-->|![^>]*>|(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>)""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_DRAWING = re.compile(r"<(/?)svg\b[^>]*>", re.IGNORECASE)
# A picture is an attribute too, and none to remember.
_USUAL = 120
_NO_CLASSES: frozenset[str] = frozenset()


@dataclass(slots=True)
class Node:
    """One element; `source` is the text it was written as, kept for drawings only, of which nothing else is read."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    source: str = ""

    def elements(self) -> Iterator[Node]:
        """The elements directly in it."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def classes(self) -> frozenset[str]:
        """The names in its class attribute."""
        found = self.attributes.get("class")
        return frozenset(found.split()) if found else _NO_CLASSES


def tree_of(html: str) -> Node:
    """The page as one node that holds everything."""
    page = Node("page")
    opened, at = [page], 0
    tags = _TAG.finditer(html)
    while match := next(tags, None):
        start = match.start()
        if start > at:
            text = html[at:start]
            opened[-1].children.append(unescape(text) if "&" in text else text)
        at = match.end()
        end, name, rest = match.groups()
        if name is None:
            continue
        tag = name.lower()
        if end:
            if opened[-1].tag == tag and len(opened) > 1:
                opened.pop()
            else:
                _close(opened, tag)
            continue
        node = Node(tag, _usual_attributes(rest) if len(rest) <= _USUAL else _attributes(rest), [])
        opened[-1].children.append(node)
        if tag in _WITHOUT_END or rest.endswith("/"):
            continue
        if tag == "svg" and (after := _end_of_drawing(html, at)):
            node.source, at = html[start:after], after
            tags = _TAG.finditer(html, at)
        elif tag in _OTHER_LANGUAGES:
            at = _end_of(html, tag, at)
            tags = _TAG.finditer(html, at)
        else:
            opened.append(node)
    if at < len(html):
        opened[-1].children.append(unescape(html[at:]))
    return page


def _close(opened: list[Node], tag: str) -> None:
    """Close the innermost element of the name, with all that is still open in it; an end without one is nothing."""
    for place in range(len(opened) - 1, 0, -1):
        if opened[place].tag == tag:
            del opened[place:]
            return


# The same few attributes stand at most elements of a page.
@lru_cache(maxsize=256)
def _usual_attributes(text: str) -> Mapping[str, str]:
    return _attributes(text)


def _attributes(text: str) -> Mapping[str, str]:
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(text)}


def _end_of_drawing(html: str, at: int) -> int | None:
    """Where the drawing that begins before `at` ends, with those in it; None where it does not."""
    depth = 1
    for match in _DRAWING.finditer(html, at):
        if match[1]:
            depth -= 1
        elif not match[0].endswith("/>"):
            depth += 1
        if not depth:
            return match.end()
    return None


def _end_of(html: str, tag: str, at: int) -> int:
    found = re.compile(f"</{tag}\\b", re.IGNORECASE).search(html, at)
    return found.start() if found else len(html)
