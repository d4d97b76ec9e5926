"""Files that are no transfer files, or that somebody made to do harm: refused in one sentence, with nothing read."""

from __future__ import annotations

import pytest
from exchange.ctf_files import WHO, ctf, read

from senco_cli.exchange.ctf.decoded import decode
from senco_cli.exchange.ctf.safe_xml import LARGEST, NotATransferFile

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BODY = ctf(WHO).partition("\n")[2]


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0"?><!DOCTYPE CTfile [<!ENTITY l0 "ha">{LAUGHS}]>{BODY.replace("Robin", "&l9;")}',
        f'<!DOCTYPE CTfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>{BODY.replace("Robin", "&x;")}',
        f'<!DOCTYPE CTfile SYSTEM "http://127.0.0.1:1/ctf.dtd">{BODY}',
        f'<!DOCTYPE CTfile PUBLIC "-//x//y" "http://127.0.0.1:1/ctf.dtd">{BODY}',
        f"<!DOCTYPE CTfile>{BODY}",
        f'<!DOCTYPE CTfile [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]>{BODY}',
        f"<!DOCTYPE CTfile [<!ATTLIST Pupil id CDATA 'x'>]>{BODY}",
        "<!DOCTYPE html><html><body>Sign in</body></html>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_anything_is_expanded(text: str, encoding: str) -> None:
    with pytest.raises(NotATransferFile, match="document type or entities"):
        read(text.encode(encoding))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"PK\x03\x04rest", "is a zip file"),
        (b"\xd0\xcf\x11\xe0rest", "old Office"),
        (b"%PDF-1.7", "is a PDF"),
        (b"UPN,Surname\nH801200001001,Exampleton\n", "is no XML"),
        (b"<", "no XML"),
        (b"<html><body/></html>", "is a web page"),
        (b"<ATfile><Header/></ATfile>", 'begins with "ATfile"'),
        (b"<a><CTfile/></a>", 'begins with "a"'),
        (b"<CTfile></CTfile>", "no pupil in it"),
        (b"<CTfile><CTFpupilData/></CTfile>", "no pupil in it"),
        (ctf(WHO).encode()[:-30], "breaks off in line"),
        (ctf(WHO.replace("Robin", "&robin;")).encode(), "damaged or breaks off in line"),
        (ctf(WHO.replace("Robin", "Tom & Jo")).encode(), "damaged or breaks off in line"),
        (ctf(WHO).encode() + b"<more/>", "damaged or breaks off in line"),
        (b"<CTfile>" + b"<x>" * 100_000, "nested deeper"),
        (b"<CTfile><CTFpupilData><Pupil>" + b"<x/>" * 60_000, "more about one pupil"),
        (b"<CTfile>" + b"<x/>" * 60_000, "more about one pupil"),
    ],
)
def test_what_is_no_transfer_file_is_told_apart(data: bytes, words: str) -> None:
    with pytest.raises(NotATransferFile, match=words) as refused:
        read(data)
    assert refused.value.sentence.endswith("nothing was read from it")
    assert refused.value.hint


def test_a_refusal_repeats_nothing_of_the_file_but_the_name_of_its_root() -> None:
    with pytest.raises(NotATransferFile) as refused:
        read(ctf(WHO).replace("</Surname>", "</Forename>"))
    assert "Exampleton" not in refused.value.sentence


def test_a_root_with_a_long_name_is_not_repeated() -> None:
    with pytest.raises(NotATransferFile, match="begins with another word"):
        read(f"<{'x' * 5000}/>")


def test_a_file_that_is_far_too_large_is_refused_unread() -> None:
    with pytest.raises(NotATransferFile, match="larger than any"):
        decode(b"<" + bytes(LARGEST))


def test_other_programs_instructions_in_the_file_are_not_followed() -> None:
    text = ctf(WHO).replace("<CTfile>", '<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?><CTfile xmlns:xi="urn:x">')
    text = text.replace("<CTFpupilData>", '<xi:include href="file:///etc/passwd"/><CTFpupilData>')
    assert len(read(text).pupils) == 1
