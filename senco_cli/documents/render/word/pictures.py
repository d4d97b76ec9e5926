"""Pictures in a Word file, each with what it shows in words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.shared import Length, Twips
from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.render.drawing import png_of, shape_of
from senco_cli.documents.render.signs import writable
from senco_cli.documents.render.word.elements import el

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_TALLEST = 6800
_MM = 1440 / 25.4
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"


class NoPicture(ValueError):
    """The bytes are not those of a picture that Word can show."""


def picture(part: DocumentPart, data: bytes, alternative: str, *, width: int, tallest: int = _TALLEST) -> Element:
    """A run that shows the picture at its own size, or smaller where that is more than there is room for.

    `width` and `tallest` are in twentieths of a point. Raises NoPicture.
    """
    try:
        _, image = part.get_or_add_image(io.BytesIO(data))
        scale = min(1.0, Twips(width) / image.width, Twips(tallest) / image.height)
        size = (Length(int(image.width * scale)), Length(int(image.height * scale)))
        inline = part.new_pic_inline(io.BytesIO(data), width=size[0], height=size[1])
    except (UnrecognizedImageError, UnexpectedEndOfFileError, InvalidImageStreamError, ZeroDivisionError) as fault:
        raise NoPicture(type(fault).__name__) from None
    # Word shows the name of the file in the pane of its pictures, and a file here has none.
    inline.docPr.set("name", f"Picture {inline.docPr.get('id')}")
    if alternative:
        inline.docPr.set("descr", writable(alternative))
    else:
        inline.docPr.append(_adorning())
    return el("r", el("drawing", inline))


def drawing(part: DocumentPart, svg: str, alternative: str, *, width: int) -> Element:
    """A run that shows the drawing as wide as there is room for. Raises ModuleNotFoundError without typst."""
    shape = shape_of(svg)
    wide = min(width, int(_TALLEST / shape)) if shape else width
    data = png_of(svg, width_mm=round(wide / _MM, 1))
    return picture(part, data, alternative, width=wide)


def _adorning() -> Element:
    listed = etree.Element(f"{{{_A}}}extLst", nsmap={"a": _A})
    extension = etree.SubElement(listed, f"{{{_A}}}ext", uri=_DECORATIVE)
    etree.SubElement(extension, f"{{{_ADEC}}}decorative", nsmap={"adec": _ADEC}).set("val", "1")
    return listed
