"""XML that a stranger may have written: read piece by piece, and refused before any of it could do harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from senco_cli.errors import SencoError

LARGEST = 50_000_000
ROOT = "ctfile"
_DEEPEST = 30
# Nothing that is taken is nearly as long; what is longer is somebody's trick.
_LONGEST = 1_000
_ABOVE_A_PUPIL = 2
_MOST_IN_ONE_PUPIL = 50_000
_HINT = "ask the school for the common transfer file again; its name ends in .xml"


class NotATransferFile(SencoError):
    """The file is no common transfer file, or no safe one."""

    def __init__(self, fault: str, *, hint: str = _HINT) -> None:
        super().__init__(f"the file {fault}; nothing was read from it", hint=hint)


@dataclass(slots=True)
class Element:
    """One element without its attributes; `text` is what stands right in it.

    `key` is the name in small letters, for comparing: suppliers differ in their capitals.
    """

    name: str
    key: str
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """The children of this name, whatever its capitals."""
        return [child for child in self.children if child.key == name]

    def one(self, *path: str) -> Element | None:
        """The first element down this path of names."""
        found: Element | None = self
        for name in path:
            found = next(iter(found.all(name)), None) if found else None
        return found

    def value(self, *path: str) -> str:
        """The text at the end of a path, on one line and without white space around it; empty where there is none."""
        found = self.one(*path)
        return " ".join(found.text[:_LONGEST].split()) if found else ""


def read_elements(text: str, *, kept: str, take: Callable[[Element, Element], None]) -> Element:
    """Read a transfer file; every element named `kept` is given to `take` when it ends, and is then forgotten.

    `take` is given the root as well, as far as it has been read. Returns the root with everything else. Nothing
    outside the file is ever looked up, and a document type or an entity of the file's own stops it before anything is
    expanded. Raises NotATransferFile.
    """
    builder = _Builder(kept, take)
    parser = ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    try:
        parser.Parse(text.encode("utf-8", errors="replace"), True)
    except ExpatError as error:
        if builder.root is None and error.lineno == 1:
            raise NotATransferFile("is no XML") from None
        raise NotATransferFile(f"is damaged or breaks off in line {error.lineno}") from None
    if builder.root is None:
        raise NotATransferFile("is no XML")
    return builder.root


def _refuse_doctype(*_told: object) -> None:
    raise NotATransferFile("has a document type or entities, which can do harm and which no common transfer file has")


class _Builder:
    """The elements that are open, from the root down."""

    def __init__(self, kept: str, take: Callable[[Element, Element], None]) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._kept = kept
        self._take = take
        self._seen = 0

    def start(self, name: str, _attributes: object) -> None:
        bare = name.rpartition(":")[2]
        element = Element(bare, bare.casefold())
        if not self._open:
            self._refuse_other_root(element)
            self.root = element
        if len(self._open) >= _DEEPEST:
            raise NotATransferFile("is nested deeper than any common transfer file")
        self._seen += 1
        if self._seen > _MOST_IN_ONE_PUPIL:
            raise NotATransferFile("has more about one pupil than any common transfer file")
        self._open.append(element)

    def end(self, _name: str) -> None:
        element = self._open.pop()
        if element.key == self._kept and self.root and len(self._open) == _ABOVE_A_PUPIL:
            self._seen = 0
            self._take(element, self.root)
        elif self._open:
            self._open[-1].children.append(element)

    def data(self, text: str) -> None:
        self._open[-1].text += text

    def _refuse_other_root(self, element: Element) -> None:
        if element.key == ROOT:
            return
        if element.key == "html":
            raise NotATransferFile("is a web page, perhaps the page to sign in on")
        shown = f'"{element.name}"' if len(element.name) <= 40 and element.name.isprintable() else "another word"
        raise NotATransferFile(f'is XML of another kind: it begins with {shown}, a common transfer file with "CTfile"')
