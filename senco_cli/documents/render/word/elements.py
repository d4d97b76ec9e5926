"""The elements of a Word file, made from words: nothing that a person typed can be more than text in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.render.blocks import Run, Words
from senco_cli.documents.render.signs import writable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGN_FONT = "MS Gothic"
_BOX = "☐"
# The order in which Word wants what a paragraph says of itself; the rest of the schema's list is not used here.
_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "spacing", "ind", "jc")
_PLACES = {_W + name: place for place, name in enumerate(_ORDER)}


def el(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element of WordprocessingML; children that are None are left away."""
    made = etree.Element(_W + tag)
    for name, value in attributes.items():
        made.set(_W + name, str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def paragraph(style: str, words: Words, *settings: Element, before: Iterable[Element] = ()) -> Element:
    """A paragraph in a style, with further settings in the order that Word wants them, and runs before its words."""
    made = etree.Element(_W + "p")
    about = etree.SubElement(made, _W + "pPr")
    if style != "Normal":
        etree.SubElement(about, _W + "pStyle").set(_W + "val", style)
    about.extend(settings)
    made.extend(before)
    made.extend(runs(words))
    return made


def runs(words: Words, *, strong: bool = False) -> Iterable[Element]:
    """The runs of the words."""
    for each in words:
        yield _run(each, strong=strong or each.strong)


def said(text: str, *, style: str | None = None) -> Element:
    """A run that says a text, in a style for characters."""
    made = etree.Element(_W + "r")
    if style:
        etree.SubElement(etree.SubElement(made, _W + "rPr"), _W + "rStyle").set(_W + "val", style)
    _write(made, text)
    return made


def tab() -> Element:
    """A run that is a tabulator."""
    return el("r", el("tab"))


def field(code: str) -> Element:
    """A field of our own, like the number of the page; never one that somebody typed."""
    return el("fldSimple", el("r", _text("1")), instr=code)


def tick_box() -> Element:
    """A box that is ticked by a click in Word, and by a pen on paper."""
    box = etree.Element(_W14 + "checkbox")
    etree.SubElement(box, _W14 + "checked").set(_W14 + "val", "0")
    for name, value in (("checkedState", "2612"), ("uncheckedState", "2610")):
        state = etree.SubElement(box, _W14 + name)
        state.set(_W14 + "val", value)
        state.set(_W14 + "font", _SIGN_FONT)
    fonts = el("rFonts", ascii=_SIGN_FONT, eastAsia=_SIGN_FONT, hAnsi=_SIGN_FONT, hint="eastAsia")
    return el("sdt", el("sdtPr", box), el("sdtContent", el("r", el("rPr", fonts), _text(_BOX))))


def keep_with_next(paragraphs: Iterable[Element]) -> None:
    """Keep each paragraph on the page of the one after it."""
    for each in paragraphs:
        set_up(each, el("keepNext"))


def set_up(paragraph: Element, *settings: Element) -> None:
    """Add settings to a paragraph, each in its place; one that is there already is replaced."""
    about = paragraph[0]
    for setting in settings:
        for old in about.findall(setting.tag):
            about.remove(old)
        place = sum(1 for each in about if _PLACES[each.tag] < _PLACES[setting.tag])
        about.insert(place, setting)


def paragraphs_in(elements: Sequence[Element]) -> Iterable[Element]:
    """All paragraphs in the elements, those of tables too."""
    for each in elements:
        yield from each.iter(_W + "p")


def is_paragraph(element: Element) -> bool:
    """Whether it is a paragraph and no table."""
    return bool(element.tag == _W + "p")


def _run(run: Run, *, strong: bool) -> Element:
    made = etree.Element(_W + "r")
    if strong or run.em or run.small:
        about = etree.SubElement(made, _W + "rPr")
        if run.small:
            etree.SubElement(about, _W + "rStyle").set(_W + "val", "Small")
        if strong:
            etree.SubElement(about, _W + "b")
        elif run.small:
            # What is small stays light in a heading.
            etree.SubElement(about, _W + "b").set(_W + "val", "0")
        if run.em:
            etree.SubElement(about, _W + "i")
    _write(made, run.text)
    return made


def _write(run: Element, text: str) -> None:
    for place, line in enumerate(writable(text).split("\n")):
        if place:
            etree.SubElement(run, _W + "br")
        if line:
            run.append(_text(line))


def _text(text: str) -> Element:
    made = etree.Element(_W + "t")
    made.text = text
    if text[0] == " " or text[-1] == " " or "  " in text or "\t" in text:
        made.set(_SPACE, "preserve")
    return made
