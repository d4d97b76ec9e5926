"""The little Markdown that the generated pages are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from senco_cli.model.phrases import capital_first


def made_from(what: str) -> str:
    """The line that every generated page begins with."""
    return f"*This page is made by `python docs/generate.py` from {what}. Change those, not this page.*\n"


def assemble(parts: Iterable[str]) -> str:
    """A page from its paragraphs, headings and tables, with one blank line between them."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells may hold links and code, and a bar in one is escaped."""
    lines = [_row(headings), _row(["---"] * len(headings)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def code(text: str) -> str:
    """Text as it is typed."""
    return f"`{text}`"


def link(text: str, target: str | None) -> str:
    """A link; the text alone where there is nowhere to go."""
    shown = text.replace("[", "\\[").replace("]", "\\]")
    return f"[{shown}]({target})" if target else text


def anchor(heading: str) -> str:
    """The name by which a heading is linked to, as GitHub makes it."""
    plain = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return plain.replace(" ", "-")


def day(value: date | None) -> str:
    """A day as the records write it; empty where there is none."""
    return value.isoformat() if value else ""


def with_address(text: str) -> str:
    """A source, with an address in it made a link."""
    return re.sub(r"https?://[^\s)]+", lambda found: f"<{found[0]}>", text)


def sentence(text: str) -> str:
    """Text that begins with a capital and ends with a full stop."""
    text = text.strip()
    return capital_first(text) + ("" if text.endswith((".", "!", "?", "...")) else ".")


def _row(cells: Sequence[str]) -> str:
    escaped = (re.sub(r"\s*\n\s*", " ", cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
