"""From a file's bytes to its text, whatever the program that saved it took for granted."""

from __future__ import annotations

import pytest

from senco_cli.errors import ExitStatus
from senco_cli.exchange.decoding import NotATable, decode

NAMES = "Surname,Forename\nBrontë,Siân\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NAMES.encode("utf-8"), "UTF-8"),
        (NAMES.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (NAMES.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + NAMES.encode("utf-16-be"), "UTF-16"),
        (NAMES.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (NAMES.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        (NAMES.encode("cp1252"), "windows-1252"),
        (NAMES.encode("cp1252") + b"\x81", "ISO 8859-1"),
        (b"Surname,Forename\n", "plain ASCII"),
    ],
)
def test_the_encoding_is_found_out_and_named(data: bytes, encoding: str) -> None:
    found = decode(data)
    assert found.encoding == encoding
    if len(data) > 20 and encoding != "ISO 8859-1":
        assert found.text == NAMES


def test_utf_8_that_was_taken_for_windows_1252_on_the_way_is_put_right() -> None:
    found = decode(NAMES.encode("utf-8").decode("cp1252").encode("utf-8"))
    assert found.text == NAMES
    assert found.encoding == "UTF-8 saved twice over, put right"


def test_letters_that_only_look_like_such_a_mistake_are_left_alone() -> None:
    text = "Surname,Forename\nÅberg,Zoë\nÄrlig,Siân\n"
    assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize("data", [b"", b"   \r\n", b"\xef\xbb\xbf \n", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(NotATable) as caught:
        decode(data)
    assert caught.value.sentence == "the file is empty"
    assert caught.value.status is ExitStatus.REFUSED


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi", "word-processor"),
        (b"<html><table><tr><td>Surname", "web page"),
        (b"Surname\x00\x01\x02,Forename\x00\n", "not text"),
    ],
)
def test_a_file_that_is_no_table_of_text_is_refused_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(NotATable) as caught:
        decode(data)
    assert what in caught.value.sentence
    assert caught.value.hint is not None and "CSV" in caught.value.hint


def test_a_transfer_file_is_sent_to_the_command_for_it() -> None:
    with pytest.raises(NotATable, match="common transfer file") as refused:
        decode(b'<?xml version="1.0" encoding="utf-8"?>\n<CTfile>\n<Header>')
    assert refused.value.hint == "senco import ctf FILE"
