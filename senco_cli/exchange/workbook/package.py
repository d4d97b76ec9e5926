"""A workbook as a zip of XML parts, opened so that a hostile or damaged one does no harm."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from lxml import etree

from senco_cli.exchange.decoding import NotATable
from senco_cli.model.bad_zip import BAD_ZIP_IN_MEMORY

_OLE = b"\xd0\xcf\x11\xe0"
# The names of streams in an OLE file are UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_MOST_BYTES = 400_000_000
# XML of a real sheet shrinks to a twentieth or so; rows that are all blank, to a hundredth.
_MOST_SHRUNK, _SMALL = 300, 20_000_000
_MOST_PARTS = 10_000
_SAVE = 'open it, choose File, Save As, "Excel Workbook (.xlsx)", and import that file'
_OTHERS = (
    ("xl/workbook.bin", "is a binary Excel workbook (.xlsb)", _SAVE),
    ("word/document.xml", "is a Word document, not a workbook", "copy its table into Excel and save it as .xlsx"),
    ("content.xml", "is an OpenDocument spreadsheet (.ods)", _SAVE),
    ("Index/Document.iwa", "is a Numbers spreadsheet", "open it in Numbers, choose File, Export To, Excel"),
    ("Index.zip", "is a Numbers spreadsheet", "open it in Numbers, choose File, Export To, Excel"),
)
_DAMAGED = "open it in Excel or LibreOffice, which may mend it, save it as a new file and import that"


class NotAWorkbook(NotATable):
    """The file is no Excel workbook that can be read."""


class HostileWorkbook(NotATable):
    """The workbook is built so that reading it would do harm."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}, as no spreadsheet program writes it; nothing of it was read", hint=_DAMAGED)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a workbook by name."""

    archive: zipfile.ZipFile
    names: dict[str, str]

    def has(self, name: str) -> bool:
        """Whether there is such a part; capitals make no difference."""
        return name.lower() in self.names

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a part."""
        return self.archive.open(self.names[name.lower()])


def open_package(data: bytes) -> Package:
    """The parts of an Excel workbook. Raises NotAWorkbook and HostileWorkbook."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            remove = "open it, choose File, Info, Protect Workbook, Encrypt with Password, clear the password and save"
            raise NotAWorkbook("is protected by a password", hint=remove)
        raise NotAWorkbook("is an old Excel workbook (.xls)", hint=_SAVE)
    with _sound():
        archive = zipfile.ZipFile(io.BytesIO(data))
    names = {info.filename.lower().lstrip("/"): info.filename for info in archive.infolist()}
    package = Package(archive, names)
    if not package.has(_WORKBOOK):
        for part, what, hint in _OTHERS:
            if package.has(part):
                raise NotAWorkbook(what, hint=hint)
        raise NotAWorkbook("is a zip or something like it, with no workbook in it", hint=_SAVE)
    _refuse_bomb(archive)
    return package


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        raise HostileWorkbook(f"has {len(parts)} parts")
    for part in parts:
        if part.flag_bits & 1:
            raise NotAWorkbook("is protected by a password", hint="save it without a password and import that file")
        too_small = part.file_size > _SMALL and part.file_size > part.compress_size * _MOST_SHRUNK
        if part.file_size > _MOST_BYTES or too_small:
            raise HostileWorkbook("would unpack to a size out of all proportion")


def elements(package: Package, name: str, *tags: str) -> Iterator[Any]:
    """The elements of a part with these local names, whole, each gone once the next is asked for.

    Entities stay unread, and a part with a document type is refused. Raises NotAWorkbook and HostileWorkbook.
    """
    with _sound(), package.open(name) as stream:
        reader = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        is_first = True
        for _, element in reader:
            if is_first and element.getroottree().docinfo.internalDTD is not None:
                raise HostileWorkbook("has a document type in its XML")
            is_first = False
            yield element
            _forget(element)


def chunks(package: Package, name: str, *, size: int = 1 << 20) -> Iterator[bytes]:
    """The bytes of a part, some at a time. Raises NotAWorkbook."""
    with _sound(), package.open(name) as stream:
        while chunk := stream.read(size):
            yield chunk


def relations(package: Package, of: str) -> dict[str, str]:
    """The parts that a part refers to, by the id it uses."""
    folder, file = posixpath.split(of)
    name = f"{folder}/_rels/{file}.rels"
    if not package.has(name):
        return {}
    return {
        str(each.get("Id")): _target(folder, str(each.get("Target")))
        for each in elements(package, name, "Relationship")
    }


def _target(folder: str, target: str) -> str:
    # Some programs write the whole path, some the way from the part that refers.
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _forget(element: Any) -> None:
    element.clear()
    before = element.getprevious()
    while before is not None:
        before.getparent().remove(before)
        before = element.getprevious()


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except (*BAD_ZIP_IN_MEMORY, etree.XMLSyntaxError):
        raise NotAWorkbook("is damaged, and cannot be read as a workbook", hint=_DAMAGED) from None
