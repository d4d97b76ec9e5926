"""What stands in the cells of a workbook, as the text that a person sees there."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from senco_cli.exchange.text import clean
from senco_cli.exchange.workbook.package import Package, elements

_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
# Numbers of formats that every program knows and no file spells out: days, times of day, percentages.
_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_TIMES = frozenset({*range(18, 22), *range(45, 48)})
_PERCENTS = frozenset({9, 10})
_NOT_SPELT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ZEROS = re.compile(r"0{2,}")
_MOST_FIGURES = 9
_LAST_DAY = date(9999, 12, 31)
FROM_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's format makes of a number; `digits` is the length that zeros in front fill it up to."""

    kind: str = ""
    digits: int = 0


_PLAIN = Style()


class Strings:
    """The shared texts of a workbook, kept as one run of bytes: a tenth of what as many Python texts would take."""

    def __init__(self, package: Package) -> None:
        self._package: Package | None = package
        self._text = bytearray()
        self._ends = array("Q")

    def at(self, place: int) -> str:
        """The text at a place, cleaned; nothing where there is none."""
        if self._package is not None:
            self._read(self._package)
        if not 0 <= place < len(self._ends):
            return ""
        start = self._ends[place - 1] if place else 0
        return self._text[start : self._ends[place]].decode("utf-8")

    def _read(self, package: Package) -> None:
        # Not before the first is asked for: whoever looks at the names of the sheets only needs none.
        self._package = None
        for item in elements(package, _STRINGS, "si") if package.has(_STRINGS) else ():
            self._text += clean(text_in(item)).encode("utf-8", "replace")
            self._ends.append(len(self._text))


def text_in(item: Any) -> str:
    """The text of a string with its runs; how it is to be pronounced is not part of it."""
    if len(item) == 1 and not len(item[0]):
        return item[0].text or ""
    return "".join(each.text or "" for each in item.iter("{*}t") if etree_name(each.getparent()) != "rPh")


def etree_name(element: Any) -> str:
    """The local name of an element."""
    return str(element.tag).rpartition("}")[2] if element is not None else ""


def read_styles(package: Package) -> tuple[Style, ...]:
    """The style of each number that a cell may have for it."""
    if not package.has(_STYLES):
        return ()
    spelt: dict[str, str] = {}
    found: list[Style] = []
    for element in elements(package, _STYLES, "numFmt", "cellXfs"):
        if etree_name(element) == "numFmt":
            spelt[str(element.get("numFmtId"))] = str(element.get("formatCode") or "")
        else:
            found = [_style(str(each.get("numFmtId") or "0"), spelt) for each in element if etree_name(each) == "xf"]
    return tuple(found)


def _style(number: str, spelt: dict[str, str]) -> Style:
    code = spelt.get(number)
    if code is None:
        known = whole(number) or 0
        kind = "day" if known in _DAYS else "time" if known in _TIMES else "percent" if known in _PERCENTS else ""
        return Style(kind)
    bare = _NOT_SPELT.sub("", code.split(";")[0]).lower()
    if _ZEROS.fullmatch(bare):
        return Style(digits=len(bare))
    if "general" in bare:
        return _PLAIN
    if any(letter in bare for letter in "yd") or ("m" in bare and not any(letter in bare for letter in "hs")):
        return Style("day")
    if any(letter in bare for letter in "hs"):
        return Style("time")
    return Style("percent") if "%" in bare else _PLAIN


@lru_cache(maxsize=8192)
def number_text(written: str, style: Style, first_day: date) -> str:
    """A number as the sheet shows it: a day as year-month-day, and no figures that only a computer adds."""
    try:
        number = float(written)
    except ValueError:
        return written
    if style.kind == "day" and 0 < number <= (_LAST_DAY - first_day).days:
        return (first_day + timedelta(days=int(number))).isoformat()
    if style.kind == "time" and 0 <= number < 1:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if style.kind == "percent":
        return f"{_plain(number * 100)}%"
    plain = _plain(number)
    return plain.zfill(style.digits) if style.digits and plain.isdecimal() else plain


def _plain(number: float) -> str:
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.12g}"


def whole(written: str | None) -> int | None:
    """A whole number as XML writes it; None for anything else, and for one that no workbook has."""
    text = (written or "").strip()
    return int(text) if text.isdecimal() and len(text) <= _MOST_FIGURES else None


def style_at(styles: Sequence[Style], written: str | None) -> Style:
    """The style with a number that a cell gives for it."""
    place = whole(written) or 0
    return styles[place] if place < len(styles) else _PLAIN
