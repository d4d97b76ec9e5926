"""Text for a screen, without what would steer it or turn its letters round."""

from __future__ import annotations

import re
from typing import Final

# Everything that controls a terminal but the ends of lines and tabs, and what makes text run from right to left.
_STEERS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text with a mark in the place of each character that a terminal would follow and not show."""
    return text if text.isascii() and text.isprintable() else _STEERS.sub("\ufffd", text)
