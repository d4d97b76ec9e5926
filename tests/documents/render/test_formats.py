"""Every format from one page, and what is said where one cannot be had."""

from __future__ import annotations

import sys

import pytest

from senco_cli.documents.look import Look
from senco_cli.documents.render.formats import FORMATS, FormatMissing, PageFormat, renderer

PAGE = '<html lang="en-GB"><head><title>T</title></head><body><main><h1>Hello</h1></main></body></html>'
BEGINS: dict[PageFormat, bytes] = {"html": b"<html", "docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "txt": b"Hello"}


@pytest.mark.parametrize("as_format", FORMATS)
def test_every_format_is_made_of_the_same_page(as_format: PageFormat) -> None:
    assert renderer(as_format, look=Look())(PAGE).startswith(BEGINS[as_format])


@pytest.mark.parametrize(
    ("as_format", "library", "instead"),
    [("pdf", "typst", "--format docx"), ("xlsx", "xlsxwriter", "--format html")],
)
def test_a_format_without_its_library_is_refused_with_what_to_take_instead(
    monkeypatch: pytest.MonkeyPatch, as_format: PageFormat, library: str, instead: str
) -> None:
    for name in [name for name in sys.modules if name.startswith(f"senco_cli.documents.render.{as_format}")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(FormatMissing, match=library) as refused:
        renderer(as_format, look=Look())
    assert instead in (refused.value.hint or "")


def test_word_says_in_words_what_a_drawing_shows_where_nothing_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from documents.render.reading import text_of_docx

    from senco_cli.documents.render.drawing import png_of

    png_of.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    figure = '<figure><svg role="img" aria-label="Seven of nine" viewBox="0 0 9 9"></svg></figure>'
    assert "Seven of nine" in text_of_docx(renderer("docx", look=Look())(PAGE.replace("</main>", f"{figure}</main>")))
