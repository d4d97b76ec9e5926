"""Rows of a form that have taken more words than its author left room for."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import W

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


def repeat_on_each_page(row: Element) -> None:
    """Show the row again where its table goes on; Word does so with the first row only."""
    before = row.getprevious()
    if before is None or before.tag != row.tag:
        _say(row, "tblHeader")


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
