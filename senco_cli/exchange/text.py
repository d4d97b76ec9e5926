"""Cleaning what a spreadsheet put into a cell, and comparing it without case, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from senco_cli.model.names import fold_name

_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
# Excel's mark of a text, as some programs export it; a name like 't Hart and words in quotation marks have their own.
_TEXT_MARK = re.compile(r"'(?![a-z]\s)(?=\w)(?!.*'(?:\W|$))", re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")


def clean(cell: str) -> str:
    """A cell's text without what nobody typed: stray controls, odd spaces, and Excel's `="007"` around text."""
    if cell.isascii() and cell.isprintable() and "  " not in cell and not cell.startswith(("=", "'")):
        return cell.strip()
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    wrapped = _FORMULA_TEXT.fullmatch(text.strip())
    if wrapped:
        text = wrapped.group(1)
    text = _TEXT_MARK.sub("", text, count=1) if text.startswith("'") else text
    text = "".join(c for c in unicodedata.normalize("NFC", text) if c == "\n" or not _is_noise(c))
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n")).strip()


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """Only the letters and figures, without case or accents: `D.O.B.` and `dob` are the same."""
    return fold_name(text).replace(" ", "")


def column_letter(index: int) -> str:
    """The letters over a spreadsheet's column; 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_noise(character: str) -> bool:
    # Cf holds zero-width marks and the byte order mark; Cc the controls, of which the tab is a space in a cell.
    return character != "\t" and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn")
