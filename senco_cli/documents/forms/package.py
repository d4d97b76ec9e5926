"""A Word file of somebody else's, opened only when nothing in it runs, swells or fetches."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.errors import SencoError
from senco_cli.model.bad_zip import BAD_ZIP_IN_MEMORY

_LARGEST, _LARGEST_UNPACKED, _MOST_PARTS = 30_000_000, 150_000_000, 5_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HARMLESS = ("hyperlink", "attachedTemplate")


class FormRefused(SencoError):
    """A file that is no Word form, or one that would do more than be read."""

    def __init__(self, file: str, why: str, *, hint: str) -> None:
        super().__init__(f'the form "{file}" {why}', hint=hint)


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form: the name it goes by in messages, its bytes, and its parts with words in them as trees."""

    name: str
    data: bytes
    parts: Mapping[str, Element]

    def with_parts(self, parts: Mapping[str, Element]) -> FormFile:
        """The same file with other words in these parts; every other part stays byte for byte."""
        changed = {path: _bytes_of(tree) for path, tree in parts.items()}
        return FormFile(self.name, _repacked(self.data, changed), {**self.parts, **parts})


def open_form(data: bytes, *, name: str) -> FormFile:
    """The form with its body, headers, footers and notes. Raises FormRefused."""
    if data.startswith(_OLD_WORD):
        raise FormRefused(name, "is an old Word file, or has a password", hint="open it in Word and save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            _refuse_what_swells(file, data, name)
            content = {each: file.read(each) for each in file.namelist() if _is_read(each)}
            names = set(file.namelist())
    except BAD_ZIP_IN_MEMORY as fault:
        raise _no_form(name) from fault
    if "word/document.xml" not in content:
        raise _no_form(name)
    if any(each.endswith("vbaProject.bin") for each in names) or b"macroEnabled" in content["[Content_Types].xml"]:
        raise FormRefused(name, "holds macros, which are programs", hint="save it in Word as .docx, without macros")
    trees = {path: _tree(part, name) for path, part in content.items()}
    _refuse_what_fetches(trees, name)
    return FormFile(name, data, {path: tree for path, tree in trees.items() if _has_words(path)})


def without_attached_template(data: bytes) -> bytes:
    """The file without the address of the template it was written with, which Word would fetch."""
    changed = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for path in file.namelist():
            if path == "word/_rels/settings.xml.rels":
                tree = _tree(file.read(path), path)
                for each in [each for each in tree.iter(_RELS) if each.get("Type", "").endswith("attachedTemplate")]:
                    tree.remove(each)
                changed[path] = _bytes_of(tree)
        if changed:
            settings = _tree(file.read("word/settings.xml"), "settings")
            for each in settings.findall(f"{{{W}}}attachedTemplate"):
                settings.remove(each)
            changed["word/settings.xml"] = _bytes_of(settings)
    return _repacked(data, changed) if changed else data


def _no_form(name: str) -> FormRefused:
    return FormRefused(name, "is not a Word document", hint="give a file that ends in .docx and opens in Word")


def _is_read(path: str) -> bool:
    return _has_words(path) or path.endswith(".rels") or path == "[Content_Types].xml"


def _has_words(path: str) -> bool:
    folder, _, file = path.rpartition("/")
    kinds = ("document", "header", "footer", "footnotes", "endnotes")
    return folder == "word" and file.endswith(".xml") and file.startswith(kinds)


def _refuse_what_swells(file: zipfile.ZipFile, data: bytes, name: str) -> None:
    unpacked = sum(each.file_size for each in file.infolist())
    if len(data) > _LARGEST or unpacked > _LARGEST_UNPACKED or len(file.infolist()) > _MOST_PARTS:
        raise FormRefused(
            name, "is far larger than a form", hint="ask the authority for the form again, or save it anew in Word"
        )


def _refuse_what_fetches(trees: Mapping[str, Element], name: str) -> None:
    for path, tree in trees.items():
        for each in tree.iter(_RELS) if path.endswith(".rels") else ():
            kind = each.get("Type", "").rpartition("/")[2]
            if each.get("TargetMode") == "External" and kind not in _HARMLESS:
                raise FormRefused(
                    name,
                    f"fetches something from elsewhere when it is opened ({kind or 'unknown'})",
                    hint="in Word, take the linked picture or object out, or paste it in, and save it again",
                )


def _tree(part: bytes, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        raise _no_form(name) from fault
    if tree.getroottree().docinfo.doctype:
        raise _no_form(name)
    return tree


def _bytes_of(tree: Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, changed.get(info.filename) or old.read(info))
    return out.getvalue()


def each_paragraph(tree: Element) -> Iterator[Element]:
    """Every paragraph of a part, those in text boxes too, in order."""
    yield from tree.iter(f"{{{W}}}p")
