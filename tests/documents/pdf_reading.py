"""What a PDF says, read back: its words without white space, and its structure as a screen reader meets it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Tag:
    """One element of the structure: what it is, how deep it lies, and its attributes by name."""

    name: str
    depth: int
    attributes: dict[str, Any]
    alternative: str


def opened(data: bytes) -> pikepdf.Pdf:
    """The file."""
    return pikepdf.open(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """All that is set, page by page, without white space and the places where an address may be broken."""
    return "".join(texts_of(data))


def texts_of(data: bytes) -> list[str]:
    """What is set on each page, as `text_of` gives it."""
    with opened(data) as pdf:
        return [re.sub(r"[\s\u00a0\u200b\u00ad]+", "", _page_text(page)) for page in pdf.pages]


def tags_of(data: bytes) -> list[Tag]:
    """The structure in reading order."""
    with opened(data) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K, 0))


def _page_text(page: pikepdf.Page) -> str:
    return "".join(_stream_text(page, page.resources))


def _stream_text(stream: Any, resources: Any) -> Iterator[str]:
    shapes: dict[bytes, str] = {}
    for step in pikepdf.parse_content_stream(stream):
        operands, operator = step.operands, step.operator
        if str(operator) == "Tf":
            shapes = _shapes(resources.Font[str(operands[0])])
        elif str(operator) in {"Tj", "TJ"}:
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    yield _decoded(bytes(part), shapes)
        elif str(operator) == "Do":
            drawn = resources.XObject[str(operands[0])]
            if drawn.Subtype == "/Form":
                yield from _stream_text(drawn, drawn.get("/Resources", resources))


def _decoded(codes: bytes, shapes: dict[bytes, str]) -> str:
    pairs = [codes[place : place + 2] for place in range(0, len(codes), 2)]
    assert b"\0\0" not in pairs, "a sign without a shape"
    return "".join(shapes.get(pair, "") for pair in pairs)


def _shapes(font: Any) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    mode = b""
    for line in font.ToUnicode.read_bytes().splitlines():
        if line.endswith((b"beginbfchar", b"beginbfrange")):
            mode = line.split()[-1]
        codes = [bytes.fromhex(each.decode()) for each in _CODES.findall(line)]
        if mode == b"beginbfchar" and len(codes) == 2:
            found[codes[0]] = codes[1].decode("utf-16-be")
        elif mode == b"beginbfrange" and len(codes) == 3:
            first, last = (int.from_bytes(each, "big") for each in codes[:2])
            start = ord(codes[2].decode("utf-16-be"))
            found |= {code.to_bytes(2, "big"): chr(start + code - first) for code in range(first, last + 1)}
    return found


def _tags(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        owned: Any = node.get("/A", pikepdf.Array())
        attributes: dict[str, Any] = {}
        for each in owned if isinstance(owned, pikepdf.Array) else [owned]:
            attributes |= {str(name): value for name, value in each.items()}
        yield Tag(str(node.S), depth, attributes, str(node.get("/Alt", "")))
        if "/K" in node:
            yield from _tags(node.K, depth + 1)
