"""Pictures in a Word file, each with what it shows in words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template
from xml.sax.saxutils import quoteattr

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.shared import Twips

from senco_cli.documents.render.drawing import png_of, shape_of
from senco_cli.documents.render.signs import writable
from senco_cli.documents.render.word.elements import el
from senco_cli.documents.render.word.package import Package

_TALLEST = 6800
_MM = 1440 / 25.4
_ADORNS = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


class NoPicture(ValueError):
    """The bytes are not those of a picture that Word can show."""


def picture(package: Package, data: bytes, alternative: str, *, width: int, tallest: int = _TALLEST) -> str:
    """A run that shows the picture at its own size, or smaller where that is more than there is room for.

    `width` and `tallest` are in twentieths of a point. Raises NoPicture.
    """
    try:
        image = Image.from_blob(data)
        scale = min(1.0, Twips(width) / image.width, Twips(tallest) / image.height)
    except (UnrecognizedImageError, UnexpectedEndOfFileError, InvalidImageStreamError, ZeroDivisionError) as fault:
        raise NoPicture(type(fault).__name__) from None
    shown = _frame().substitute(
        width=int(image.width * scale),
        height=int(image.height * scale),
        number=package.next_picture(),
        relation=package.keep_picture(data, ending=image.ext),
        shows=f" descr={quoteattr(writable(alternative))}" if alternative else "",
        adorns="" if alternative else _ADORNS,
    )
    return el("r", shown)


def drawing(package: Package, svg: str, alternative: str, *, width: int) -> str:
    """A run that shows the drawing as wide as there is room for. Raises ModuleNotFoundError without typst."""
    shape = shape_of(svg)
    wide = min(width, int(_TALLEST / shape)) if shape else width
    data = png_of(svg, width_mm=round(wide / _MM, 1))
    return picture(package, data, alternative, width=wide)


@cache
def _frame() -> Template:
    return Template((files(__package__) / "picture.xml").read_text(encoding="utf-8").strip())
