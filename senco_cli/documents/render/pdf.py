"""A document as a tagged PDF (PDF/UA-1), set by Typst from data alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Block, Figure, Group, Heading, Page
from senco_cli.documents.render.pdf_data import page_data, page_look
from senco_cli.documents.render.pdf_drawings import Drawings
from senco_cli.documents.templates import package_templates
from senco_cli.errors import SencoError

if TYPE_CHECKING:
    import typst

_FONTS = Path(__file__).parent.parent / "fonts"
_WITHOUT_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed')
_JOINED_SIGNS = "text with missing codepoints"
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
_EMPTY_BOX = "□"


class NotForEverybody(SencoError):
    """A page of which no PDF can be made that a screen reader reads."""

    def __init__(self, what: str, *, hint: str) -> None:
        super().__init__(f"the template makes no PDF that a screen reader can read: {what}", hint=hint)


class PdfRefused(SencoError):
    """A page that Typst does not set, for a reason that may hold what stands on it."""

    def __init__(self) -> None:
        super().__init__(
            "this page cannot be made into a PDF; a picture in it may be damaged",
            hint="--format docx or --format html, which a browser prints",
        )


def render_pdf(page: Page, *, look: Look) -> bytes:
    """The page as a PDF; the same page gives the same bytes. Raises NotForEverybody and PdfRefused."""
    return pdf_printer(look=look)(page)


def pdf_printer(*, look: Look) -> Callable[[Page], bytes]:
    """What makes PDFs of any number of pages, with the typefaces read once.

    Raises ModuleNotFoundError where there is no Typst for this machine.
    """
    program = (package_templates() / "document.typ").read_bytes()
    shipped = _compiler(include_system_fonts=False)

    def make(page: Page) -> bytes:
        _refuse_what_no_reader_can_follow(page)
        drawings = Drawings()
        data = json.dumps(page_data(page, drawings=drawings), ensure_ascii=False)
        shown = json.dumps(page_look(page, look=look)).encode("utf-8")
        files = {"main.typ": program, "look.json": shown, **drawings.files}
        return _made(shipped, files, data)

    return make


def _made(shipped: typst.Compiler, files: Mapping[str, bytes], data: str) -> bytes:
    import typst

    try:
        return _compiled(shipped, files, data)
    except typst.TypstError as fault:
        if not _WITHOUT_SHAPE.search(fault.diagnostic) and _JOINED_SIGNS not in fault.diagnostic:
            raise PdfRefused from None
    # Writing that no typeface of ours has: the machine's own may have it, and what none has is an empty box.
    machine = _compiler(include_system_fonts=True)
    standards = ["ua-1"]
    for _ in range(10):
        try:
            return _compiled(machine, files, data, standards=standards)
        except typst.TypstError as fault:
            if _JOINED_SIGNS in fault.diagnostic:
                # Signs that join, as in Arabic: the file is tagged all the same, and does not claim the standard.
                standards = []
            elif without := _WITHOUT_SHAPE.findall(fault.diagnostic):
                data = _with_boxes(data, without)
            else:
                raise PdfRefused from None
    raise PdfRefused


def _compiler(*, include_system_fonts: bool) -> typst.Compiler:
    import typst

    fonts = typst.Fonts(include_system_fonts=include_system_fonts, font_paths=[str(_FONTS)])
    # What is read from its folder, and not handed over with the page, is read and understood once.
    return typst.Compiler(root=str(package_templates()), font_paths=fonts)


def _compiled(
    compiler: typst.Compiler, files: Mapping[str, bytes], data: str, *, standards: Sequence[str] = ("ua-1",)
) -> bytes:
    # Typst's own types for what it reads are narrower than what it takes.
    # All of them are read as programs of Typst too: a comment of one line is the quickest to read.
    program: Any = {**files, "page.json": b"//" + data.encode("utf-8")}
    wanted: Any = list(standards)
    made = compiler.compile(program, format="pdf", pdf_standards=wanted)
    if not isinstance(made, bytes):
        raise PdfRefused
    return made


def _with_boxes(data: str, without: Sequence[str]) -> str:
    for quoted in without:
        shown = _CODE_POINT.sub(lambda point: chr(int(point[1], 16)), quoted)
        for sign in shown:
            if not sign.isascii():
                data = data.replace(sign, _EMPTY_BOX)
    return data


def _refuse_what_no_reader_can_follow(page: Page) -> None:
    if not page.title.strip():
        raise NotForEverybody("the page has no title", hint="fill the template's block title")
    last = 0
    for block in _flat(page.blocks):
        if isinstance(block, Heading):
            if block.level > last + 1:
                after = f"follows one of level {last}" if last else "is the first"
                hint = f"<h{last + 1}> in place of <h{block.level}>"
                raise NotForEverybody(f"a heading of level {block.level} {after}", hint=hint)
            last = block.level
        elif isinstance(block, Figure) and not block.alternative.strip():
            hint = '<svg role="img" aria-label="what it shows">'
            raise NotForEverybody("a drawing does not say what it shows", hint=hint)


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from _flat(block.blocks) if isinstance(block, Group) else (block,)
