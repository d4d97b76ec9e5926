"""The tags in a form's paragraphs: found though Word has split them, and mended where that is safe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import FormFile, W, each_paragraph

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_PREFIX = re.compile(r"^(\{[{%])(-?)(tr|tc|p|r)\s+")
_TEXT, _PARAGRAPH = f"{{{W}}}t", f"{{{W}}}p"
# What stands in a run beside text, and would be lost if the words around it were put together.
_OBSTACLES = {"tab": "tab", "br": "line break", "cr": "line break", "drawing": "picture", "fldChar": "field"}
_OBSTACLES |= {"instrText": "field", "sym": "symbol", "object": "object", "pict": "picture"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\xa0": " "})
_AROUND = 60


@dataclass(frozen=True, slots=True)
class FormFault:
    """Something wrong with a form: where, by the words around it, and what; `part` is body, header, footer or notes."""

    part: str
    around: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its words without docxtpl's letters, these letters (tr, tc, p, r or none), and where it stands."""

    source: str
    level: str
    part: str
    around: str
    paragraph: Element

    @property
    def words(self) -> str:
        """What stands between the braces."""
        return self.source[2:-2].strip("-+ \t\n")

    @property
    def is_statement(self) -> bool:
        """Whether it steers and shows nothing itself."""
        return self.source.startswith("{%")

    @property
    def keyword(self) -> str:
        """The first word of a statement, like for or endif."""
        return self.words.split(maxsplit=1)[0] if self.is_statement and self.words else ""

    def within(self, element: str) -> Element | None:
        """The nearest row (tr) or cell (tc) it stands in; None where it stands in none."""
        return next(self.paragraph.iterancestors(f"{{{W}}}{element}"), None)


def mended(form: FormFile) -> tuple[FormFile, tuple[FormFault, ...]]:
    """The form with every tag in one piece, and what could not be mended."""
    faults: list[FormFault] = []
    for path, tree in form.parts.items():
        for paragraph in each_paragraph(tree):
            faults += _mend(paragraph, part_name(path))
    return form.with_parts(form.parts), tuple(dict.fromkeys(faults))


def tags_of(form: FormFile, path: str) -> tuple[Tag, ...]:
    """The tags of one part of a form that has been mended, in order."""
    return tuple(tag for paragraph in each_paragraph(form.parts[path]) for tag in _tags(paragraph, part_name(path)))


def text_of(element: Element) -> str:
    """The words of a paragraph, cell or row, as they are read."""
    return "".join(each.text or "" for each in element.iter(_TEXT))


def part_name(path: str) -> str:
    """What a part is called: body, header, footer or notes."""
    file = path.rpartition("/")[2]
    kinds = {"document": "body", "header": "header", "footer": "footer"}
    return next((name for begin, name in kinds.items() if file.startswith(begin)), "notes")


def _tags(paragraph: Element, part: str) -> Iterator[Tag]:
    text = "".join(each.text or "" for each in _own(paragraph) if each.tag == _TEXT)
    for match in _TAG.finditer(text):
        if match[0].startswith("{#"):
            continue
        level = _PREFIX.match(match[0])
        source = _PREFIX.sub(r"\1\2 ", match[0])
        yield Tag(source, level[3] if level else "", part, _around(text, match.start()), paragraph)


def _mend(paragraph: Element, part: str) -> Iterator[FormFault]:
    pieces = [each for each in _own(paragraph) if each.tag == _TEXT or _kind(each) in _OBSTACLES]
    text = "".join((each.text or "") if each.tag == _TEXT else "\0" for each in pieces)
    if not _LOOSE.search(text.replace("\0", "")):
        return
    for match in _TAG.finditer(text):
        inside = [_kind(each) for each, start, _ in _placed(pieces) if match.start() < start < match.end()]
        stops = [_OBSTACLES[kind] for kind in inside if kind in _OBSTACLES]
        if stops:
            sentence = f"has a {stops[0]} in the middle of a tag; type the tag again in one go"
            yield FormFault(part, _around(text, match.start()), sentence)
        else:
            _put_together(pieces, match.start(), match[0].translate(_STRAIGHT))
    rest = _TAG.sub(lambda tag: " " * len(tag[0]), text)
    for match in _LOOSE.finditer(rest.replace("\0", " ")):
        what = "begins a tag that does not end" if match[0][0] == "{" else "ends a tag that did not begin"
        yield FormFault(part, _around(text, match.start()), f'"{match[0]}" {what} in this paragraph')


def _put_together(pieces: Sequence[Element], start: int, tag: str) -> None:
    """Put all of a tag into the piece in which it begins, in the type of that piece."""
    end = start + len(tag)
    for piece, begins, ends in _placed(pieces):
        if piece.tag != _TEXT or ends <= start or begins >= end:
            continue
        text = piece.text or ""
        before, after = text[: max(start - begins, 0)], text[min(end - begins, len(text)) :] if end < ends else ""
        # The length of what all pieces hold stays the same until the last of a tag's pieces has been seen.
        piece.set("_new", before + (tag if begins <= start else "") + after)
    for piece in pieces:
        if "_new" in piece.attrib:
            piece.text = piece.attrib.pop("_new")
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _placed(pieces: Sequence[Element]) -> Iterator[tuple[Element, int, int]]:
    place = 0
    for piece in pieces:
        length = len(piece.text or "") if piece.tag == _TEXT else 1
        yield piece, place, place + length
        place += length


def _own(paragraph: Element) -> Iterator[Element]:
    """What a paragraph holds, without what is in the text boxes anchored to it, which have paragraphs of their own."""
    for each in paragraph.iter(f"{{{W}}}*"):
        if each is not paragraph and next(each.iterancestors(_PARAGRAPH), None) is paragraph:
            yield each


def _kind(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _around(text: str, place: int) -> str:
    shown = " ".join(text.replace("\0", " ").split())
    if len(shown) <= _AROUND:
        return shown
    begin = max(min(place - 15, len(text) - _AROUND), 0)
    return "…" + " ".join(text[begin : begin + _AROUND].replace("\0", " ").split()) + "…"
