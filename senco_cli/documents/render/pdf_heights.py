"""How high what is kept in one piece will stand, told from its words: what Typst measures, it sets twice."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Literal

Fit = Literal["whole", "torn", "measure"]
# Of what is told from the number of signs, the least and the most that it can be.
_LEAST, _MOST, _ALLOWED_MM = 0.7, 1.35, 6.0
_PITCH_EM, _SIGN_EM, _BETWEEN_EM = 1.3, 0.5, 0.4
_ROW_PITCH_EM, _ROW_ABOVE_FIRST_EM, _ROW_PADDING_MM = 1.18, -0.4, 2.8
_HEADING_EM = 2.4
_LINE_TO_WRITE_MM, _ROOM_TO_SIGN_MM = 14.0, 22.0


def fit_of(tall_mm: float | None, *, most_mm: float) -> Fit:
    """Whether what is about so tall fits into `most_mm`; only where that is not sure has it to be measured."""
    if tall_mm is None:
        return "measure"
    if tall_mm * _MOST + _ALLOWED_MM <= most_mm:
        return "whole"
    return "torn" if tall_mm * _LEAST - _ALLOWED_MM > most_mm else "measure"


def row_mm(lines: int, *, em_mm: float) -> float:
    """How tall a row of a table is, of so many lines."""
    return (lines * _ROW_PITCH_EM + _ROW_ABOVE_FIRST_EM) * em_mm + _ROW_PADDING_MM


def tall_of(blocks: Sequence[dict[str, Any]], *, em_mm: float, across_mm: float) -> float | None:
    """How tall the blocks are, one below the other; None where one of them is a picture or holds one.

    `em_mm` is the size of the type; a block that is a table has its own height with it.
    """
    signs = across_mm / em_mm / _SIGN_EM
    told = [_tall(each, signs=signs, em_mm=em_mm) for each in blocks]
    known = [each for each in told if each is not None]
    return sum(known) if len(known) == len(told) else None


def _tall(block: dict[str, Any], *, signs: float, em_mm: float) -> float | None:
    def text(*words: Sequence[Any]) -> float:
        return (ceil(sum(map(_signs, words)) / signs) * _PITCH_EM + _BETWEEN_EM) * em_mm

    match block["is"]:
        case "heading":
            return _HEADING_EM * em_mm
        case "paragraph":
            return text(block["words"])
        case "items":
            return sum(map(text, block["items"]))
        case "facts" if not block["figures"]:
            return sum(text(pair["term"], *pair["said"]) for pair in block["pairs"])
        case "table":
            tall: float = block["tall"]
            return tall
        case "blank":
            return float(block["lines"]) * _LINE_TO_WRITE_MM
        case "group" if block["style"] in ("voice", "keep", "sign"):
            within = tall_of(block["blocks"], em_mm=em_mm, across_mm=signs * em_mm * _SIGN_EM)
            return within if within is None or block["style"] != "sign" else within + _ROOM_TO_SIGN_MM
    return None


def _signs(words: Sequence[Any]) -> int:
    # A line break takes the rest of its line.
    return sum(len(piece) if isinstance(piece, str) else len(piece[1]) or 40 for piece in words)
