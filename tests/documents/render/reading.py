"""The words of a document in each format, read back by other means than they were written with."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from documents.pdf_reading import tags_of
from docx import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_SHOWN = {"head", "style", "script", "title"}
_ENDS_A_WORD = {"p", "h1", "h2", "h3", "h4", "li", "dt", "dd", "th", "td", "br", "caption", "div", "figcaption", "text"}


def text_of_html(data: bytes) -> str:
    """What stands on the page, with the words for a drawing."""
    found: list[str] = []

    class Reader(HTMLParser):
        skipping = 0
        drawing = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.skipping += tag in _NOT_SHOWN
            self.drawing += tag == "svg"
            if tag == "svg":
                found.append(f" {dict(attrs).get('aria-label') or ''} ")
            if tag == "img":
                found.append(f" {dict(attrs).get('alt') or ''} ")
            if tag in _ENDS_A_WORD:
                found.append("\n")

        def handle_endtag(self, tag: str) -> None:
            self.skipping -= tag in _NOT_SHOWN
            self.drawing -= tag == "svg"
            if tag in _ENDS_A_WORD:
                found.append("\n")

        def handle_data(self, data: str) -> None:
            if not self.skipping and not self.drawing:
                found.append(data)

    Reader().feed(data.decode("utf-8"))
    return "".join(found)


def text_of_docx(data: bytes) -> str:
    """What stands in the body and in the foot of every page."""
    document = Document(io.BytesIO(data))
    parts = (document.element.body, document.sections[0].footer._element)
    return "\n".join(_text_of_word(part) for part in parts)


def _text_of_word(part: Any) -> str:
    found = []
    for node in part.iter():
        if node.tag == f"{_W}t":
            found.append(node.text or "")
        elif node.tag == f"{_W}noBreakHyphen":
            found.append("-")
        elif node.tag in (f"{_W}br", f"{_W}p", f"{_W}tab"):
            found.append("\n")
        elif node.tag.endswith("}docPr"):
            found.append(f" {node.get('descr') or ''} ")
    return "".join(found)


def text_of_xlsx(data: bytes) -> str:
    """What stands in every cell of every sheet, as Excel would show it."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    cells = (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)
    return "\n".join(shown(cell) for cell in cells if cell.value is not None)


def shown(cell: Any) -> str:
    """A cell as Excel shows it."""
    value = cell.value
    if isinstance(value, datetime):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, int | float):
        form = cell.number_format
        places = len(form.partition(".")[2].rstrip("%"))
        if "%" in form:
            return f"{float(value) * 100:.{places}f}%"
        return f"{'£' if '£' in form else ''}{value:,.{places}f}"
    return str(value)


def text_of_pdf(data: bytes) -> str:
    """What stands on the pages, and instead of drawings; skips the test where nothing reads a PDF."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed, and reads the PDF back")
    ended = subprocess.run([program, "-", "-"], input=data, capture_output=True, check=True)
    alternatives = [tag.alternative for tag in tags_of(data)]
    return "\n".join([ended.stdout.decode("utf-8"), *alternatives])


READERS: Mapping[str, Callable[[bytes], str]] = {
    "html": text_of_html,
    "docx": text_of_docx,
    "pdf": text_of_pdf,
    "xlsx": text_of_xlsx,
    "txt": lambda data: data.decode("utf-8"),
}


def words_of(text: str) -> list[str]:
    """The words and numbers, whatever stands between them; parts that a hyphen joins are words of their own."""
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "")
    return re.findall(r"[£+−]?[^\W_]+(?:[.,'’][^\W_]+)*%?", plain)
