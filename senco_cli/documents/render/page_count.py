"""How many pages a PDF has."""

from __future__ import annotations

import re

# Typst writes the object of a page in plain sight; the parent of all pages is of the type Pages.
_A_PAGE = re.compile(rb"/Type\s*/Page\b")


def pages_in(pdf: bytes) -> int:
    """The number of pages of a PDF that senco made."""
    return len(_A_PAGE.findall(pdf))
