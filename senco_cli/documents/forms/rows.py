"""Rows of a form that have taken more words than its author left room for."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import FormFile, W
from senco_cli.documents.forms.tags import tags_of

_PROPERTIES, _HEIGHT, _RULE = f"{{{W}}}trPr", f"{{{W}}}trHeight", f"{{{W}}}hRule"


def let_rows_grow(tree: Element) -> None:
    """Make an exact height the least height of each row with words in it: Word hides what does not fit."""
    for height in tree.iter(_HEIGHT):
        row = next(height.iterancestors(f"{{{W}}}tr"), None)
        if row is not None and height.get(_RULE) == "exact" and any((each.text or "").strip() for each in _texts(row)):
            height.set(_RULE, "atLeast")


def keep_whole(row: Element) -> None:
    """Do not let the row break across two pages, unless it is longer than one."""
    _say(row, "cantSplit")


def keep_repeated_whole(form: FormFile) -> FormFile:
    """The form with each row that its tags repeat kept whole; nothing else of how it looks is changed."""
    for path in form.parts:
        opened: list[Element | None] = []
        for tag in tags_of(form, path):
            if tag.level != "tr":
                continue
            if tag.keyword == "for":
                opened.append(tag.within("tr"))
            elif tag.keyword == "endfor" and opened:
                _keep_between(opened.pop(), tag.within("tr"))
    return form.with_parts(form.parts)


def repeat_on_each_page(rows: Sequence[Element]) -> None:
    """Show the rows again where their table goes on; Word does so with the first rows only."""
    before = rows[0].getprevious()
    if before is None or before.tag != rows[0].tag:
        for row in rows:
            _say(row, "tblHeader")


def _keep_between(first: Element | None, last: Element | None) -> None:
    if first is None or last is None or first.getparent() is not last.getparent():
        return
    for row in first.itersiblings(f"{{{W}}}tr"):
        if row is last:
            return
        keep_whole(row)


def _texts(row: Element) -> list[Element]:
    return list(row.iter(f"{{{W}}}t"))


def _say(row: Element, what: str) -> None:
    properties = row.find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES)
        exceptions = row.find(f"{{{W}}}tblPrEx")
        row.insert(0 if exceptions is None else row.index(exceptions) + 1, properties)
    if properties.find(f"{{{W}}}{what}") is None:
        properties.insert(0, etree.Element(f"{{{W}}}{what}"))
