"""What a filled form still needs: gaps in yellow, boxes that know they are ticked, and nothing empty left behind."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import FormFile, W, open_form
from senco_cli.documents.forms.rows import let_rows_grow

# A letter of no alphabet, which stands where a value is missing until the form is finished.
GAP = "\ue000"
_MARK = re.compile(r"\[missing: [^\]]*\]")
_TEXT, _PARAGRAPH, _CELL = f"{{{W}}}t", f"{{{W}}}p", f"{{{W}}}tc"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Word reads the parts of a run in one order only, in which these come after the highlight.
_AFTER_HIGHLIGHT = ["u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"]
_AFTER_HIGHLIGHT += ["eastAsianLayout", "specVanish", "oMath"]


def finished(data: bytes, *, name: str) -> bytes:
    """The filled form as Word takes it."""
    form = open_form(data, name=name)
    for tree in form.parts.values():
        _highlight(tree)
        _drop_empty_entries(tree)
        _drop_gaps(tree)
        _tell_boxes(tree)
        _mend_tables(tree)
        let_rows_grow(tree)
    return FormFile(form.name, form.data, form.parts).with_parts(form.parts).data


def _drop_empty_entries(tree: Element) -> None:
    """Take away each entry of a list with bullets or numbers in which nothing but a missing value was to stand."""
    for paragraph in list(tree.iter(_PARAGRAPH)):
        words = "".join(each.text or "" for each in paragraph.iter(_TEXT))
        if GAP not in words or words.replace(GAP, "").strip() or not _is_entry(paragraph):
            continue
        parent = paragraph.getparent()
        if parent is not None and (parent.tag != _CELL or len(parent.findall(_PARAGRAPH)) > 1):
            parent.remove(paragraph)


def _is_entry(paragraph: Element) -> bool:
    if paragraph.find(f"{{{W}}}pPr/{{{W}}}numPr") is not None:
        return True
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return style is not None and style.get(f"{{{W}}}val", "").startswith("List")


def _drop_gaps(tree: Element) -> None:
    for each in tree.iter(_TEXT):
        if each.text and GAP in each.text:
            each.text = each.text.replace(GAP, "")


def _tell_boxes(tree: Element) -> None:
    """Let each box that Word itself can tick know whether there is a cross in it."""
    for state in tree.iter(f"{{{_W14}}}checked"):
        control = next(state.iterancestors(f"{{{W}}}sdt"), None)
        if control is not None:
            words = "".join(each.text or "" for each in control.iter(_TEXT))
            if "☒" in words or "☐" in words:
                state.set(f"{{{_W14}}}val", "1" if "☒" in words else "0")


def _mend_tables(tree: Element) -> None:
    """Take away tables whose rows are all gone; Word opens no file with an empty table, or with an empty cell."""
    for table in [each for each in tree.iter(f"{{{W}}}tbl") if next(each.iter(f"{{{W}}}tr"), None) is None]:
        parent = table.getparent()
        if parent is not None:
            parent.remove(table)
    for cell in tree.iter(_CELL):
        if len(cell) == 0 or cell[-1].tag not in (_PARAGRAPH, f"{{{W}}}sdt"):
            etree.SubElement(cell, _PARAGRAPH)


def _highlight(tree: Element) -> None:
    for run in [each.getparent() for each in tree.iter(_TEXT) if _MARK.search(each.text or "")]:
        if run is not None and run.getparent() is not None:
            _split(run)


def _split(run: Element) -> None:
    """Put the marks of a run into runs of their own, with yellow behind them."""
    made: list[Element] = []
    for child in run:
        if child.tag != _TEXT:
            if child.tag != f"{{{W}}}rPr":
                made.append(_like(run, deepcopy(child)))
            continue
        for part in re.split(f"({_MARK.pattern})", child.text or ""):
            if part:
                made.append(_like(run, _text(part), is_marked=bool(_MARK.fullmatch(part))))
    parent = run.getparent()
    assert parent is not None
    place = parent.index(run)
    parent.remove(run)
    for offset, each in enumerate(made):
        parent.insert(place + offset, each)


def _like(run: Element, content: Element, *, is_marked: bool = False) -> Element:
    made = etree.Element(f"{{{W}}}r")
    properties = run.find(f"{{{W}}}rPr")
    own = deepcopy(properties) if properties is not None else etree.Element(f"{{{W}}}rPr")
    if is_marked:
        for each in own.findall(f"{{{W}}}highlight"):
            own.remove(each)
        after = {f"{{{W}}}{name}" for name in _AFTER_HIGHLIGHT}
        place = next((own.index(each) for each in own if each.tag in after), len(own))
        own.insert(place, etree.Element(f"{{{W}}}highlight", {f"{{{W}}}val": "yellow"}))
    if len(own):
        made.append(own)
    made.append(content)
    return made


def _text(words: str) -> Element:
    made = etree.Element(_TEXT, {_SPACE: "preserve"})
    made.text = words
    return made
