"""A page as the data that templates/document.typ sets: words, numbers and yes or no, nothing that could be run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import (
    Blank,
    Block,
    Cell,
    Facts,
    Figure,
    Group,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Words,
    plain,
)
from senco_cli.documents.render.columns import columns_of, with_places_to_break
from senco_cli.documents.render.faces import by_face, is_in_the_face
from senco_cli.documents.render.pdf_drawings import Drawings
from senco_cli.documents.render.pdf_heights import Fit, fit_of, row_mm, tall_of
from senco_cli.documents.typed import UNBROKEN

# A row of so many lines is torn rather than that it leaves so much of a page white; a sign is about half an em wide.
_MANY_LINES, _SIGN_EM = 16, 0.52
_MANY_COLUMNS = 12
# A table of so few rows and no more than a third of a page is kept in one piece; told from its words it is taller.
_FEW_ROWS, _SHORT_TABLE = 8, 1.1 / 3
_SHORT_ITEM, _LONG_WORD = 36, 24
_PAPER_MM = {False: (174.0, 261.0), True: (271.0, 181.0)}
_MM_OF_PT = 25.4 / 72


def page_look(page: Page, *, look: Look) -> dict[str, Any]:
    """How the page is set: what many pages have in common, in the shape that templates/blocks.typ reads."""
    return {
        "accent": look.accent,
        "tint": look.tint_of_groups,
        "landscape": page.is_landscape,
        "large": page.is_large,
        "dense": page.is_dense,
        "letter": page.is_letter,
        "form": page.is_form,
        "numbered": page.is_numbered,
        "tallest": _PAPER_MM[page.is_landscape][1],
    }


def page_data(page: Page, *, drawings: Drawings) -> dict[str, Any]:
    """All that is set, in the shapes that templates/document.typ reads."""
    lang, _, region = page.language.partition("-")
    blocks = _with_last_line(_blocks(page.blocks, page, drawings), page)
    _mark_lines_beside_title(blocks)
    return {
        "title": page.title,
        "lang": lang.lower() or "en",
        "region": region.upper() if len(region) == 2 else None,
        "foot": _words(page.foot),
        "blocks": blocks,
    }


def _with_last_line(blocks: list[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """The blocks; small print that is the last of them is not alone on a page."""
    last = blocks[-2:]
    is_note = len(last) == 2 and last[1]["is"] == "paragraph" and last[1]["small"]
    if not is_note or last[0]["is"] not in ("table", "paragraph"):
        return blocks
    return [*blocks[:-2], {"is": "group", "style": "keep", "fits": _fits(last, page), "blocks": last}]


def _mark_lines_beside_title(blocks: Sequence[dict[str, Any]]) -> None:
    """The line above the first heading and the one below it are no text: the school, the day."""
    if [each["is"] for each in blocks[:2]] == ["paragraph", "heading"]:
        for each in blocks[:3:2]:
            each["lead"] = each["is"] == "paragraph"


def _blocks(blocks: Sequence[Block], page: Page, drawings: Drawings) -> list[dict[str, Any]]:
    made = [_block(each, page, drawings) for each in blocks]
    for before, each in pairwise(made):
        # Small print about a heading stays with it, on the page of what comes after.
        if before["is"] == "heading" and each["is"] == "paragraph":
            each["keeps"] = each["small"]
    return made


def _block(block: Block, page: Page, drawings: Drawings) -> dict[str, Any]:
    match block:
        case Heading(level, words):
            is_long = any(len(word) > _LONG_WORD for word in plain(words).split())
            return {"is": "heading", "level": level, "words": _words(words), "long": is_long}
        case Paragraph(words, is_small):
            return {"is": "paragraph", "words": _words(words), "small": is_small, "lead": False, "keeps": False}
        case Items(items, is_numbered, is_ticks):
            short = not is_ticks and not is_numbered and all(len(plain(each)) <= _SHORT_ITEM for each in items)
            entries = [_words(each) for each in items]
            return {"is": "items", "items": entries, "numbered": is_numbered, "ticks": is_ticks, "short": short}
        case Facts(pairs, is_figures):
            said = [{"term": _words(term), "said": [_words(each) for each in what if each]} for term, what in pairs]
            return {"is": "facts", "pairs": said, "figures": is_figures}
        case Table():
            return _table(block, page)
        case Figure(svg, alternative, caption):
            return {
                "is": "figure",
                "file": drawings.add(svg),
                "alternative": alternative,
                "caption": _words(caption),
            }
        case Picture(data, alternative):
            return {"is": "picture", "bytes": list(data), "alternative": alternative}
        case Blank(lines, is_box):
            return {"is": "blank", "lines": lines, "box": is_box}
        case Group(style, blocks):
            within = _blocks(blocks, page, drawings)
            fits = _fits(within, page) if style == "keep" else "measure"
            return {"is": "group", "style": style, "fits": fits, "blocks": within}


def _fits(within: Sequence[dict[str, Any]], page: Page) -> Fit:
    """Whether blocks that are to stand on one page do so."""
    across, most = _PAPER_MM[page.is_landscape]
    size_pt = 17.0 if page.is_large else 8.0 if page.is_dense else 9.5 if page.is_landscape else 10.5
    tall = tall_of(within, em_mm=size_pt * _MM_OF_PT, across_mm=across)
    return fit_of(tall, most_mm=most)


def _table(table: Table, page: Page) -> dict[str, Any]:
    size_pt = 15.0 if page.is_large else 7.5 if page.is_dense else 9.0 if page.is_landscape else 9.5
    em_mm = size_pt * _MM_OF_PT
    padding = 3.2 if max((len(row) for row in table.body), default=0) <= _MANY_COLUMNS else 1.6
    width = _PAPER_MM[page.is_landscape][0] / em_mm
    columns = columns_of(table, width_em=width, padding_em=padding / em_mm)
    number = len(columns.shares)
    signs = width / columns.scale / sum(columns.shares) / _SIGN_EM
    room = [share * signs for share in columns.shares]
    head, body, foot = ([_row(row, room) for row in part] for part in (table.head, table.body, table.foot))
    lines = [row.pop("lines") for row in (*head, *body, *foot)]
    tall = sum(row_mm(each, em_mm=em_mm * columns.scale) for each in lines) + row_mm(1, em_mm=em_mm)
    return {
        "is": "table",
        "caption": _words(table.caption),
        "columns": number,
        "widths": [round(share, 3) for share in columns.shares],
        "scale": columns.scale,
        "hyphenate": columns.is_tight,
        "form": table.is_form,
        "grouped": any(row["group"] for row in body),
        "tall": tall,
        "whole": len(body) <= _FEW_ROWS and tall <= _PAPER_MM[page.is_landscape][1] * _SHORT_TABLE,
        "head": head,
        "body": body,
        "foot": foot,
    }


def _row(row: Row, room: Sequence[float]) -> dict[str, Any]:
    """One row and how many lines it has; `room` is the number of signs that a line of each column takes."""
    is_group = len(row) == 1 and row[0].is_of_group and row[0].span == len(room)
    starts = accumulate((cell.span for cell in row), initial=0)
    rooms = [sum(room[at : at + cell.span]) for at, cell in zip(starts, row, strict=False)]
    texts = [cell.text for cell in row]
    breaks = any(len(text) > _MANY_LINES * signs for text, signs in zip(texts, rooms, strict=True))
    lines = max(map(_lines, texts, rooms), default=1)
    return {"group": is_group, "cells": [_cell(cell, breaks=breaks) for cell in row], "lines": lines}


def _lines(text: str, signs: float) -> int:
    return sum(max(1, ceil(len(line) / signs)) for line in text.split("\n"))


def _cell(cell: Cell, *, breaks: bool) -> dict[str, Any] | list[Any]:
    """The cell, or its words alone where there is no more to it."""
    words = _words(with_places_to_break(cell.words))
    if not (cell.is_header or cell.is_number or breaks) and cell.span == 1:
        return words
    return {
        "words": words,
        "header": cell.is_header,
        "number": cell.is_number,
        "span": cell.span,
        "breaks": breaks,
    }


def _words(words: Words) -> list[Any]:
    if len(words) == 1 and _is_ordinary(words[0]):
        return [words[0].text]
    return [piece for run in words for piece in _pieces(run)]


def _is_ordinary(run: Run) -> bool:
    has_kind = run.strong or run.em or run.small
    is_typed = "--" in run.text or "senco " in run.text
    return not (has_kind or is_typed) and run.text != "" and "\n" not in run.text and is_in_the_face(run.text)


def _pieces(run: Run) -> list[Any]:
    kind = "b" * run.strong + "i" * run.em + "s" * run.small
    lines = [_faces(line, kind) for line in run.text.split("\n")]
    return [*lines[0], *(piece for line in lines[1:] for piece in (["break", ""], *line))]


def _faces(text: str, kind: str) -> list[Any]:
    pieces = [
        (kind + "u" * is_typed + "w" * needs_wider, piece)
        for part, is_typed in _typed(text)
        for piece, needs_wider in by_face(part)
    ]
    return [[kinds, piece] if kinds else piece for kinds, piece in pieces]


def _typed(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, each with whether it is typed into a terminal, and so in one line."""
    end = 0
    for found in UNBROKEN.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text) or not text:
        yield text[end:], False
