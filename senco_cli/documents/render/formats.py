"""Every format a document can be had in, each from the same rendered page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from senco_cli.documents.look import Look

PageFormat = Literal["html", "txt"]
FORMATS: tuple[PageFormat, ...] = get_args(PageFormat)
Renderer = Callable[[str], bytes]


def renderer(as_format: PageFormat, *, look: Look, width: int = 100) -> Renderer:
    """What makes the bytes of the format from a page of HTML; one is good for any number of pages.

    `width` is the columns of a text. What it gives raises OnlyForHtml where the page has an element that the format has
    no form for.
    """
    if as_format == "html":
        return lambda html: html.encode("utf-8")
    from senco_cli.documents.render.parsing import page_of
    from senco_cli.documents.render.text import render_text

    return lambda html: render_text(page_of(html), width=width).encode("utf-8")
