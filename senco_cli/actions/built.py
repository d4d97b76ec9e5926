"""A document before it has a format: what is on the page, and what its file is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from senco_cli.model.finding import Finding

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: how its files begin, its template, and what the template calls what is on the page."""

    document: str
    template: str
    name: str


@dataclass(frozen=True, slots=True)
class Built(Generic[View]):
    """A document that has no format yet: what is on it, every fault met on the way, and what tells its file apart.

    What cannot be read is not on it. No part of the file's name is a pupil's name.
    """

    kind: Kind
    view: View
    faults: tuple[Finding, ...] = ()
    parts: tuple[str | None, ...] = ()

    def on_page(self) -> Mapping[str, View]:
        """What is on it, by the name that the template has for it."""
        return {self.kind.name: self.view}

    def file_name(self, *, on: date, ending: str) -> str:
        """A name for its file."""
        return document_name(self.kind.document, self.parts, on=on, ending=ending)


def document_name(document: str, parts: Iterable[str | None], *, on: date, ending: str) -> str:
    """A name for the file that tells what is in it; the caller gives no part that holds a pupil's name."""
    words = "-".join([document, *(part for part in parts if part)])
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in words)
    return f"{safe}-{on.isoformat()}.{ending}"
