"""The parts that a Word file is zipped of: those that every file of a sheet has, and those of this one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from string import Template
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from senco_cli.documents.render.faces import FACE
from senco_cli.documents.render.word.elements import el
from senco_cli.documents.render.word.sheet import Sheet

# A zip file keeps a time for each of its parts; the same page is to give the same bytes tomorrow.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_ALIKE = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-parts.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/_rels/fontTable.xml.rels": "font-parts.xml",
}
_OWN = {
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-parts.xml",
    "word/numbering.xml": "numbering.xml",
    "word/footer.xml": "footer.xml",
}
_TYPES_OF_FACE = ("Regular", "Bold", "Italic")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIRST_LIST = 10
# So many bytes of a typeface that is within a file are mixed with the number it is kept under.
_MIXED = 32


class Package:
    """What one file holds beside its words: pictures, each kept once, and lists that count from one."""

    def __init__(self) -> None:
        self._pictures: dict[bytes, str] = {}
        self._shown = 0
        self._lists = 0

    def keep_picture(self, data: bytes, *, ending: str) -> str:
        """The name by which the words refer to the picture."""
        name = self._pictures.setdefault(data, f"picture{len(self._pictures) + 1}.{ending}")
        return name.partition(".")[0]

    def next_picture(self) -> int:
        """A number that no other place of a picture in the file has."""
        self._shown += 1
        return self._shown

    def new_list(self) -> int:
        """The number of a list that begins at one."""
        self._lists += 1
        return _FIRST_LIST + self._lists

    def zipped(self, sheet: Sheet, *, title: str, body: str, foot: str) -> bytes:
        """The whole file; `body` and `foot` are XML."""
        values = {**_values_of(sheet), "title": escape(title), "body": body, "foot": foot}
        begin = el("lvlOverride", el("startOverride", val=1), ilvl=0)
        values["lists"] = "".join(
            el("num", el("abstractNumId", val=1), begin, numId=_FIRST_LIST + number)
            for number in range(1, self._lists + 1)
        )
        values["pictures"] = "".join(
            f'<Relationship Id="{name.partition(".")[0]}" Type="{_RELATIONS}/image" Target="media/{name}"/>'
            for name in self._pictures.values()
        )
        out = io.BytesIO(_parts_alike(sheet))
        out.seek(0, io.SEEK_END)
        with zipfile.ZipFile(out, "a") as file:
            for name, source in _OWN.items():
                _add(file, name, _template(source).substitute(values).encode("utf-8"))
            for data, name in self._pictures.items():
                _add(file, f"word/media/{name}", data, is_packed=True)
        return out.getvalue()


@lru_cache(maxsize=8)
def _parts_alike(sheet: Sheet) -> bytes:
    """The parts that do not depend on the words as a zip file, to which those that do are added."""
    values = dict(_values_of(sheet))
    faces = [] if sheet.look.has_own_typeface else [*zip(_TYPES_OF_FACE, _faces(), strict=True)]
    values["embedded"] = "".join(
        f'<w:embed{name} r:id="face{name}" w:fontKey="{{{_key(name)}}}"/>' for name, _ in faces
    )
    values["embeds"] = "<w:embedTrueTypeFonts/>" if faces else ""
    values["faces"] = "".join(
        f'<Relationship Id="face{name}" Type="{_RELATIONS}/font" Target="fonts/{name}.odttf"/>' for name, _ in faces
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for part, source in _ALIKE.items():
            _add(file, part, _template(source).substitute(values).encode("utf-8"))
        for name, data in faces:
            _add(file, f"word/fonts/{name}.odttf", data)
    return out.getvalue()


def _add(file: zipfile.ZipFile, name: str, data: bytes, *, is_packed: bool = False) -> None:
    info = zipfile.ZipInfo(name, _NO_TIME)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    file.writestr(info, data)


def _faces() -> Iterable[bytes]:
    """The typeface that comes with senco, as Word wants one within a file: its beginning mixed with its key."""
    folder = files("senco_cli.documents") / "fonts"
    for name in _TYPES_OF_FACE:
        data = (folder / f"{FACE.replace(' ', '')}-{name}.ttf").read_bytes()
        key = bytes.fromhex(_key(name).replace("-", ""))[::-1] * 2
        yield bytes(one ^ other for one, other in zip(data[:_MIXED], key, strict=True)) + data[_MIXED:]


def _key(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{FACE} {name}")).upper()


@cache
def _template(source: str) -> Template:
    return Template((files(__package__) / source).read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def _values_of(sheet: Sheet) -> Mapping[str, str]:
    """What the parts take from the sheet; a value that stands in an attribute."""
    values = {name: escape(str(value), {'"': "&quot;"}) for name, value in sheet.values().items()}
    return values | {"orientation": ' w:orient="landscape"' if sheet.is_landscape else ""}
