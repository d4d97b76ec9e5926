"""Every format a document can be had in, each from the same rendered page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from senco_cli.documents.look import Look
from senco_cli.errors import SencoError

if TYPE_CHECKING:
    from senco_cli.documents.render.blocks import Page

PageFormat = Literal["html", "docx", "pdf", "xlsx", "txt"]
FORMATS: tuple[PageFormat, ...] = get_args(PageFormat)
# A text can be shown on a screen; the others are for the program that opens them.
TEXTS: frozenset[PageFormat] = frozenset({"html", "txt"})
Renderer = Callable[[str], bytes]

_NAMES: Mapping[str, str] = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel"}


class FormatMissing(SencoError):
    """A format whose library is not on this machine, or is not made for it."""

    def __init__(self, as_format: PageFormat, library: str) -> None:
        super().__init__(
            f'{_NAMES[as_format]} files cannot be made on this machine: the library "{library}" is not there',
            hint="--format html, which a browser prints, or --format docx"
            if as_format == "pdf"
            else "--format html, or install senco again",
        )


def renderer(as_format: PageFormat, *, look: Look, width: int = 100) -> Renderer:
    """What makes the bytes of the format from a page of HTML; one is good for any number of pages.

    `width` is the columns of a text. Raises FormatMissing; what it gives raises OnlyForHtml where the page has an
    element that the format has no form for.
    """
    if as_format == "html":
        return lambda html: html.encode("utf-8")
    from senco_cli.documents.render.parsing import page_of

    try:
        of_page = _of_page(as_format, look=look, width=width)
    except ImportError as missing:
        if missing.name is None or missing.name.startswith("senco_cli"):
            raise
        raise FormatMissing(as_format, missing.name) from None
    return lambda html: of_page(page_of(html))


def _of_page(as_format: PageFormat, *, look: Look, width: int) -> Callable[[Page], bytes]:
    if as_format == "docx":
        from senco_cli.documents.render.docx import render_docx

        return lambda page: render_docx(page, look=look)
    if as_format == "pdf":
        from senco_cli.documents.render.pdf import pdf_printer

        return pdf_printer(look=look)
    if as_format == "xlsx":
        from senco_cli.documents.render.xlsx import render_xlsx

        return lambda page: render_xlsx(page, look=look)
    from senco_cli.documents.render.text import render_text

    return lambda page: render_text(page, width=width).encode("utf-8")
