"""Where a form wants a value behind words of a paragraph: on a line of dots, or in the box below a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import W

_TEXT, _TAB, _PARAGRAPH = f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}p"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LIKE_TYPED = str.maketrans({"’": "'", "‘": "'", "\xa0": " "})
_LINE = re.compile(r"[_.…]{3,}|\t|…")

_NUMBERED = re.compile(r"(.*?)\s*\[(\d+)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Room:
    """Words of a paragraph with what is behind them: where that begins and ends, and whether it was to be written on.

    `is_end` tells that nothing follows but the room itself.
    """

    paragraph: Element
    start: int
    end: int
    is_line: bool
    is_end: bool
    has_colon: bool


def numbered(label: str) -> tuple[str, int | None]:
    """A label such as `Name [2]` as its words and its number; None where it has none."""
    match = _NUMBERED.fullmatch(label)
    return (match[1], int(match[2])) if match else (label, None)


def plain(words: str) -> str:
    """Words as they are compared: without capitals, stars, colons, dots and lines to write on."""
    return " ".join(words.translate(_LIKE_TYPED).split()).casefold().strip(" :*.?_…")


def rooms_behind(paragraph: Element, label: str) -> Iterator[Room]:
    """Every place of the paragraph where the label stands at its beginning or behind a gap, as in `Name: …  Tel: …`."""
    words = r"\s+".join(re.escape(word) for word in label.translate(_LIKE_TYPED).strip(" :*.?_…").split())
    if not words:
        return
    text = "".join(piece for _, piece in _pieces(paragraph)).translate(_LIKE_TYPED)
    pattern = rf"(?:^[\s*]*|[\s_.…]{{2}}|\t){words}[ *?]*(:?)[ *]?([_.…\s]*)(?=\S|$)"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        start, end = match.span(2)
        is_line, is_end = bool(_LINE.search(match[2])), end == len(text)
        if match[1] or is_line or is_end:
            yield Room(paragraph, start, end, is_line, is_end, bool(match[1]))


def put_into(room: Room, tag: str) -> None:
    """Put the tag in place of the line that was to be written on; what stands behind it stays apart."""
    place, put = 0, f"{tag}" if room.is_end else f"{tag}   "
    for element, text in list(_pieces(room.paragraph)):
        begins, place = place, place + len(text)
        if element.tag != _TEXT or place < room.start or begins > room.end:
            continue
        before, after = text[: max(room.start - begins, 0)], text[max(room.end - begins, 0) :]
        if put:
            before = f"{before}{'' if not before or before[-1].isspace() else ' '}{put}"
            put = ""
        element.text = before + after
        element.set(_SPACE, "preserve")


def box_below(paragraph: Element) -> Element | None:
    """The empty cell or the empty paragraph right below a heading, which is where its answer goes."""
    below = paragraph.getnext()
    if below is None:
        return None
    if below.tag == f"{{{W}}}tbl":
        first = next(below.iter(f"{{{W}}}tc"), None)
        return first if first is not None and not _said(first) else None
    return below if below.tag == _PARAGRAPH and not _said(below) and below.find(f".//{{{W}}}sectPr") is None else None


def _said(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(_TEXT)).strip(" _.…\xa0")


def _pieces(paragraph: Element) -> Iterator[tuple[Element, str]]:
    for each in paragraph.iter(_TEXT, _TAB):
        parent = each.getparent()
        is_mark = each.tag == _TAB and parent is not None and parent.tag != f"{{{W}}}r"
        # What is in a text box has a paragraph of its own; a stop of the ruler is no sign.
        if next(each.iterancestors(_PARAGRAPH), None) is paragraph and not is_mark:
            yield each, (each.text or "") if each.tag == _TEXT else "\t"
