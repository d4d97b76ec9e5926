"""How the cells of an Excel file look, each way made once a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Unit

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_INK, _QUIET, _LINE, _TINT = "#1C2A33", "#4A5963", "#D8D1C1", "#F3EEE2"
_NUMBERS = {"money": "£#,##0.00", "day": "d mmm yyyy"}
# What is counted: a whole one of it, to which the decimals and the sign for per cent are added.
_COUNTED = {"minutes": ("#,##0", ""), "number": ("#,##0", ""), "percent": ("0", "%")}
_KINDS: dict[str, dict[str, Any]] = {
    "body": {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": _LINE},
    "first": {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": _LINE, "bold": True},
    "head": {"text_wrap": True, "valign": "bottom", "bold": True, "bg_color": _TINT, "bottom": 2},
    "foot": {"text_wrap": True, "valign": "top", "bold": True},
    "title": {"bold": True, "font_size": 18},
    "heading": {"bold": True, "font_size": 13},
    "words": {"text_wrap": True, "valign": "top"},
    "small": {"text_wrap": True, "valign": "top", "font_color": _QUIET, "font_size": 9},
    "term": {"text_wrap": True, "valign": "top", "bold": True},
    "figure": {"text_wrap": True, "valign": "top", "bold": True, "font_size": 13, "align": "left"},
}
_IN_TABLES = {"body", "first", "head", "foot"}
_IN_ACCENT = {"title", "heading", "term"}


class Formats:
    """The formats of one file."""

    def __init__(self, workbook: Workbook, look: Look) -> None:
        self._workbook = workbook
        self._accent = f"#{look.accent}"
        self._made: dict[tuple[object, ...], Format] = {}

    def of(self, kind: str, unit: Unit | None = None, *, decimals: int = 0, is_right: bool = False) -> Format:
        """How a cell of the kind looks; numbers and days in the form of their unit, on the right."""
        wanted = (kind, unit, decimals, is_right)
        if wanted not in self._made:
            self._made[wanted] = self._workbook.add_format(self._properties(kind, unit, decimals, is_right))
        return self._made[wanted]

    def _properties(self, kind: str, unit: Unit | None, decimals: int, is_right: bool) -> dict[str, Any]:
        found = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, **_KINDS[kind]}
        if kind in _IN_ACCENT:
            found["font_color"] = self._accent
        if kind == "head":
            found["bottom_color"] = self._accent
        if is_right or (unit and unit != "day"):
            found["align"] = "right"
        elif kind in _IN_TABLES:
            # A text beside a number keeps off it.
            found |= {"align": "left", "indent": 1}
        if unit:
            whole, sign = _COUNTED.get(unit, ("", ""))
            found["num_format"] = _NUMBERS.get(unit) or whole + ("." + "0" * decimals if decimals else "") + sign
        return found
