"""The drawings of a page as files that the PDF is made from, each kept once."""

from __future__ import annotations

import re
from html import unescape

from senco_cli.documents.render.drawing import whole_svg

_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")


class Drawings:
    """Files by name, from what the page holds."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, svg: str) -> str:
        """The name of the file that holds a drawing; XML knows few of the names that HTML has for signs."""
        data = _NAMED.sub(lambda name: unescape(name[0]), whole_svg(svg)).encode("utf-8")
        known = next((name for name, held in self.files.items() if held == data), None)
        name = known or f"drawing-{len(self.files)}.svg"
        self.files[name] = data
        return name
