"""A file of somebody else's is opened only when nothing in it runs, swells or fetches."""

from __future__ import annotations

import io
import zipfile

import pytest
from documents.authority_form import untagged

from senco_cli.documents.forms.package import FormRefused, open_form, without_attached_template

RELS = "word/_rels/document.xml.rels"


def changed(parts: dict[str, bytes]) -> bytes:
    """The form with other parts, or with parts beside its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(untagged())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


def with_link(kind: str, target: str) -> bytes:
    """The form with something that is elsewhere."""
    with zipfile.ZipFile(io.BytesIO(untagged())) as file:
        rels = file.read(RELS)
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    one = f'<Relationship Id="rId99" Type="{address}" Target="{target}" TargetMode="External"/></Relationships>'
    return changed({RELS: rels.replace(b"</Relationships>", one.encode())})


def test_a_form_is_opened_with_its_body_and_its_header() -> None:
    assert {"word/document.xml", "word/header1.xml"} <= set(open_form(untagged(), name="form.docx").parts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a Word document"),
        (b"just words", "is not a Word document"),
        (b"PK\x03\x04" + b"\0" * 100, "is not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Word file, or has a password"),
        (changed({"word/vbaProject.bin": b"x"}), "holds macros"),
        (changed({"word/document.xml": b"<a><b></a>"}), "is not a Word document"),
        (changed({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "is not a Word document"),
        (changed({"word/media/image1.png": b"\0" * 151_000_000}), "far larger than a form"),
        (with_link("image", "http://example.org/spy.png"), "fetches something from elsewhere"),
        (with_link("oleObject", "file:///c:/x.xlsx"), "fetches something from elsewhere"),
    ],
    ids=["empty", "text", "torn zip", "old", "macros", "torn part", "doctype", "bomb", "picture", "object"],
)
def test_it_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        open_form(data, name="form.docx")
    assert said in refused.value.sentence
    assert refused.value.hint


def test_a_link_to_be_clicked_may_stay() -> None:
    assert open_form(with_link("hyperlink", "https://example.org/"), name="form.docx")


def test_the_template_it_was_written_with_is_not_fetched_from_the_filled_form() -> None:
    with zipfile.ZipFile(io.BytesIO(untagged())) as file:
        settings = file.read("word/settings.xml")
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{address}" Target="http://example.org/evil.dotm" TargetMode="External"/></Relationships>'
    )
    namespace = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mark = b'<w:attachedTemplate xmlns:r="' + namespace + b'" r:id="rId1"/>'
    data = changed(
        {
            "word/_rels/settings.xml.rels": rels.encode(),
            "word/settings.xml": settings.replace(b"</w:settings>", mark + b"</w:settings>"),
        }
    )
    cleaned = without_attached_template(open_form(data, name="form.docx").data)
    with zipfile.ZipFile(io.BytesIO(cleaned)) as file:
        assert b"evil" not in b"".join(file.read(name) for name in file.namelist())
        assert b"attachedTemplate" not in file.read("word/settings.xml")
