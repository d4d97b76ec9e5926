"""The elements of a Word file, made from words: nothing that a person typed can be more than text in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from senco_cli.documents.render.blocks import Run, Words
from senco_cli.documents.render.signs import writable
from senco_cli.documents.typed import UNBROKEN

_BOX = "☐"
# No text holds this sign: it stands for a hyphen at which no line ends.
_HYPHEN = "\0"
# The order in which Word wants what a paragraph says of itself; the rest of the schema's list is not used here.
_ORDER = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc")
_PLACES = {name: place for place, name in enumerate(_ORDER)}
TAB = "<w:r><w:tab/></w:r>"
# A box that is ticked by a click in Word, and by a pen on paper.
TICK_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>"
    '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    f"</w:rPr><w:t>{_BOX}</w:t></w:r></w:sdtContent></w:sdt>"
)


class Setting(NamedTuple):
    """Something that a paragraph says of itself."""

    name: str
    xml: str


@dataclass(slots=True)
class WordParagraph:
    """A paragraph in a style, with the XML of its settings by their names, and of its runs."""

    style: str
    settings: dict[str, str]
    content: str

    def xml(self) -> str:
        """The paragraph, its settings in the order that Word wants them."""
        settings = "".join(self.settings[name] for name in sorted(self.settings, key=_PLACES.__getitem__))
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{settings}</w:pPr>{self.content}</w:p>'


@dataclass(slots=True)
class WordTable:
    """A table: its XML in pieces, with the paragraphs between them."""

    pieces: list[str | WordParagraph]

    @property
    def rows(self) -> int:
        """The number of its rows, with those of tables within it."""
        return self.pieces.count("</w:tr>")

    def xml(self) -> str:
        """The table with all that stands in it."""
        return "".join(piece if isinstance(piece, str) else piece.xml() for piece in self.pieces)


Element = WordParagraph | WordTable


def el(tag: str, *children: str, **attributes: str | int) -> str:
    """An element of WordprocessingML."""
    said = "".join(f" w:{name}={quoteattr(str(value))}" for name, value in attributes.items())
    return f"<w:{tag}{said}>{''.join(children)}</w:{tag}>" if children else f"<w:{tag}{said}/>"


def setting(name: str, *children: str, **attributes: str | int) -> Setting:
    """A setting of a paragraph."""
    return Setting(name, el(name, *children, **attributes))


KEEP_WITH_NEXT = setting("keepNext")
# How thick the edge of a box is, in eighths of a point.
EDGE = 24
# Where the edge of a table is drawn, Word and LibreOffice differ by half of it: a paragraph is set between the two.
_FROM_EDGE, _INDENT, _OUT = 6, 165, -15


def on_ground(tint: str, *, edge: str) -> tuple[Setting, ...]:
    """What gives a paragraph the look of a box of one cell: a tinted ground, and an edge at its left."""
    above = el("top", val="single", sz=4, space=5, color=tint)
    left = el("left", val="single", sz=EDGE, space=_FROM_EDGE, color=edge)
    return (
        setting("pBdr", above, left),
        setting("shd", val="clear", color="auto", fill=tint),
        setting("spacing", before=0, after=0),
        setting("ind", left=_INDENT, right=_OUT),
    )


def paragraph(style: str, words: Words, *settings: Setting, before: str = "") -> WordParagraph:
    """A paragraph in a style, with further settings, and runs before its words."""
    return WordParagraph(style, dict(settings), before + runs(words))


def runs(words: Words) -> str:
    """The runs of the words."""
    return "".join(map(_run, words))


def said(text: str, *, style: str | None = None) -> str:
    """A run that says a text, in a style for characters."""
    about = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{about}{_text(text)}</w:r>"


def field(code: str) -> str:
    """A field of our own, like the number of the page; never one that somebody typed."""
    return el("fldSimple", said("1"), instr=code)


def is_heading(element: Element) -> bool:
    """Whether it is a paragraph that Word lists among the headings."""
    return isinstance(element, WordParagraph) and element.style.startswith("Heading")


def keep_with_next(elements: Iterable[Element]) -> None:
    """Keep each paragraph on the page of the one after it."""
    for each in paragraphs_in(elements):
        set_up(each, KEEP_WITH_NEXT)


def set_up(paragraph: WordParagraph, *settings: Setting) -> None:
    """Add settings to a paragraph; one that is there already is replaced."""
    paragraph.settings.update(settings)


def paragraphs_in(elements: Iterable[Element]) -> Iterator[WordParagraph]:
    """All paragraphs in the elements, those of tables too."""
    for each in elements:
        if isinstance(each, WordParagraph):
            yield each
        else:
            yield from (piece for piece in each.pieces if isinstance(piece, WordParagraph))


def _run(run: Run) -> str:
    about = ""
    if run.small:
        about = '<w:rStyle w:val="Small"/>'
    if run.strong:
        about += "<w:b/>"
    elif run.small:
        # What is small stays light in a heading.
        about += '<w:b w:val="0"/>'
    if run.em:
        about += "<w:i/>"
    return f"<w:r><w:rPr>{about}</w:rPr>{_text(run.text)}</w:r>" if about else f"<w:r>{_text(run.text)}</w:r>"


def _text(text: str) -> str:
    said = escape(writable(text))
    if "--" in said or "senco " in said:
        said = UNBROKEN.sub(lambda typed: typed[0].replace("-", _HYPHEN), said)
    return "<w:br/>".join(map(_line, said.split("\n")))


def _line(said: str) -> str:
    parts = (f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in said.split(_HYPHEN))
    return "<w:noBreakHyphen/>".join(parts)
