"""The signs that a file of XML may hold."""

from __future__ import annotations

import re

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN_SIGN = "\ufffd"


def writable(text: str) -> str:
    """The text with a replacement sign for every sign that no XML file may hold, and one sign for an end of line."""
    return _NO_XML.sub(_UNKNOWN_SIGN, text).replace("\r\n", "\n").replace("\r", "\n")


def cut(text: str, most: int) -> str:
    """As much of the beginning as Excel and Word count for `most` signs, which is in parts of UTF-16."""
    while _length(text) > most:
        text = text[: len(text) - max((_length(text) - most) // 2, 1)]
    return text


def _length(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
