"""The sheet of paper a Word file is laid out on: its sizes, and the empty file with every style in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from string import Template
from xml.sax.saxutils import escape

from senco_cli.documents.look import Look

# A4 and its margins, in twentieths of a point.
_LONG, _SHORT = 16838, 11906
_MARGIN, _MARGIN_ACROSS, _MARGIN_TOP, _MARGIN_TOP_DENSE = 1134, 850, 1020, 700
# The size of body type, in half points: upright, across, in large print, and where much has to be on one side.
_BODY, _BODY_ACROSS, _BODY_LARGE, _BODY_DENSE = 21, 19, 36, 16
_INK, _QUIET, _LINE = "1C2A33", "4A5963", "D8D1C1"
_TINT = "F3EEE2"
# A zip file keeps a time for each of its parts; the same page is to give the same bytes tomorrow.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-parts.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-parts.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/numbering.xml": "numbering.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer.xml": "footer.xml",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page is laid out: lengths in twentieths of a point, sizes of type in half points, colours as RRGGBB."""

    look: Look
    language: str
    is_landscape: bool
    is_large: bool
    is_letter: bool = False
    is_dense: bool = False

    @property
    def paper(self) -> tuple[int, int]:
        """How wide and how high the paper is."""
        return (_LONG, _SHORT) if self.is_landscape else (_SHORT, _LONG)

    @property
    def margin(self) -> int:
        """The margin at the left and at the right."""
        return _MARGIN_ACROSS if self.is_landscape else _MARGIN

    @property
    def measure(self) -> int:
        """How wide the type area is."""
        return self.paper[0] - 2 * self.margin

    @property
    def body(self) -> int:
        """The size of body type."""
        if self.is_dense:
            return _BODY_DENSE
        return _BODY_LARGE if self.is_large else _BODY_ACROSS if self.is_landscape else _BODY

    @property
    def table(self) -> int:
        """The size of type in tables."""
        return self.body - (4 if self.is_large else 1 if self.is_dense else 2)

    @property
    def accent(self) -> str:
        """The school's colour."""
        return self.look.accent.upper()

    @property
    def tint(self) -> str:
        """The ground of boxes and of the heads of tables."""
        return _TINT

    @property
    def tint_of_groups(self) -> str:
        """The ground of a group's row: the school's colour, thinned until ink stands out from it."""
        parts = (int(self.accent[place : place + 2], 16) for place in (0, 2, 4))
        return "".join(f"{round(255 - (255 - part) * 0.12):02X}" for part in parts)


@lru_cache(maxsize=8)
def empty_file(sheet: Sheet) -> bytes:
    """A Word file without a word in it, that has the paper, the language and every style of the sheet."""
    values = {name: escape(str(value), {'"': "&quot;"}) for name, value in _values(sheet).items()}
    values["orientation"] = ' w:orient="landscape"' if sheet.is_landscape else ""
    folder = files(__package__)
    return zipped(
        (name, Template((folder / source).read_text(encoding="utf-8")).substitute(values).encode("utf-8"))
        for name, source in _PARTS.items()
    )


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The parts as one zip file that is the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts:
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return out.getvalue()


def _values(sheet: Sheet) -> dict[str, object]:
    body = sheet.body
    width, height = sheet.paper
    return {
        "typeface": sheet.look.typeface,
        "language": sheet.language,
        "accent": sheet.accent,
        "ink": _INK,
        "quiet": _QUIET,
        "line": _LINE,
        "body": body,
        "table": sheet.table,
        "small": sheet.table if sheet.is_large else body - 4,
        "h1": round(body * (1.2 if sheet.is_letter else 1.8)),
        "h2": round(body * (1.05 if sheet.is_letter else 1.3)),
        "h2_line": "nil" if sheet.is_letter else "single",
        "h2_before": 200 if sheet.is_letter else 320,
        "name": round(body * 1.4),
        "h3": round(body * 1.1),
        "figure": round(body * 1.4),
        "bullet": body * 12,
        "number": body * 18,
        "tick": body * 18,
        "measure": sheet.measure,
        "paper_width": width,
        "paper_height": height,
        "margin": sheet.margin,
        "margin_top": _MARGIN_TOP_DENSE if sheet.is_dense else _MARGIN_TOP,
        "table_gap": 0 if sheet.is_dense else 30,
    }
