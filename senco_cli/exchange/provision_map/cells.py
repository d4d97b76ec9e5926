"""Cells of a provision map: area of need, layer, size of a group, who delivers it."""

from __future__ import annotations

import re

from senco_cli.exchange.shipped import code_close, code_meant, word, words_of
from senco_cli.exchange.text import one_line
from senco_cli.model.codes import code_set

ACROSS = "across-areas"
_WAVE = re.compile(r"(?:wave|tier|level|layer|stage)?\s*(?P<number>1|2|3|one|two|three)\b(?!:\d).*", re.IGNORECASE)
_LAYERS = {
    **dict.fromkeys(("1", "one"), "universal"),
    **dict.fromkeys(("2", "two"), "targeted"),
    **dict.fromkeys(("3", "three"), "specialist"),
}
_BEFORE_SIZE = r"(?:(?:small\s+)?(?:groups?|grps?|gp)\b\.?\s*(?:of\s+)?|max(?:imum)?\s+|up\s+to\s+|<\s*)?"
_SIZE = re.compile(_BEFORE_SIZE + r"\(?(\d{1,2})\)?(?:\s*(?:pupils|children|in\s+group))?")
_RATIO = re.compile(r"(\d{1,2})\s*(?::|-|to)\s*(\d{1,2})")
_STRONG, _WEAK = re.compile(r"\s*[;/\n+|]\s*"), re.compile(r"\s*(?:,|&|\band\b)\s*")


def read_area(cell: str) -> str | None:
    """The code of the area that a cell names, or a type of need in it; across all of them where it names several."""
    found = {area for part in _STRONG.split(cell) for area in _areas(part)}
    if len(found) > 1:
        return ACROSS
    return next(iter(found), None) or _area(cell, nearly=True)


def _areas(text: str) -> set[str]:
    # The names of areas hold a comma and an "and" themselves.
    whole = _area(text)
    return {whole} if whole else {area for part in _WEAK.split(text) if (area := _area(part))}


def _area(text: str, *, nearly: bool = False) -> str | None:
    plain = one_line(text)
    look_up = code_close if nearly else code_meant
    area = look_up("area_of_need", plain)
    if area:
        return area.code
    need = look_up("type_of_need", plain)
    return need.group if need and need.group and code_set("area_of_need").get(need.group) else None


def read_layer(cell: str) -> str | None:
    """The code of the layer that a cell names, in words of now or as a wave."""
    meant = code_meant("provision_layer", cell)
    if meant:
        return meant.code
    match = _WAVE.fullmatch(one_line(cell))
    return _LAYERS[match["number"].casefold()] if match else None


def read_group(cell: str) -> tuple[int | None, str | None]:
    """How many a group has room for, and the layer that goes with it; None where the cell does not say."""
    said = word(cell)
    if said in words_of("provision_words.yaml", "one_to_one"):
        return 1, "specialist"
    if said in words_of("provision_words.yaml", "pair"):
        return 2, "targeted"
    if said in words_of("provision_words.yaml", "whole_class"):
        return None, "universal"
    if said in words_of("provision_words.yaml", "small_group"):
        return None, "targeted"
    ratio = _RATIO.fullmatch(said)
    size = _SIZE.fullmatch(said)
    number = int(ratio.group(2)) if ratio else int(size.group(1)) if size else 0
    if not number:
        return None, None
    return number, "specialist" if number == 1 else "targeted" if number <= 10 else "universal"


def read_number(cell: str) -> int | None:
    """A whole number with or without words behind it: `12 weeks`."""
    match = re.fullmatch(r"(\d{1,4})(?:\.0+)?\s*[a-z ]*\.?", one_line(cell).casefold())
    return int(match.group(1)) if match and int(match.group(1)) else None
