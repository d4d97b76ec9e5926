from __future__ import annotations

import pytest

from senco_cli.store.plain_files import MAX_BYTES
from senco_cli.store.yaml_text import YamlFault, decode, position

NOTEPAD = 'in Notepad choose File, Save as, pick "UTF-8" at Encoding, and save it again'


@pytest.mark.parametrize(
    "data",
    [
        "name: Siân 🎉\n".encode(),
        "name: Siân 🎉\n".encode("utf-8-sig"),
        "name: Siân 🎉\n".encode("utf-16"),
        b"\xfe\xff" + "name: Siân 🎉\n".encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 as Notepad writes it", "UTF-16 big-endian"],
)
def test_text_is_decoded_without_its_mark(data: bytes) -> None:
    assert decode(data) == ("name: Siân 🎉\n", ())


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == ("a\r\nb\rc\n", ())


def test_what_is_not_utf8_is_named_by_line_and_column_and_the_rest_still_read() -> None:
    text, faults = decode("class: 6B\nname: Siân\nnote: é\n".encode("latin-1"))
    assert faults == (YamlFault(2, 9, f"a character here is not UTF-8; {NOTEPAD}"),)
    assert text == "class: 6B\nname: Si\ufffdn\nnote: \ufffd\n"


def test_the_column_of_a_bad_byte_counts_characters() -> None:
    _, faults = decode("note: âêî".encode() + b"\xff")
    assert (faults[0].line, faults[0].column) == (1, 10)


def test_a_cut_off_utf16_file_is_a_fault() -> None:
    _, faults = decode("ab".encode("utf-16")[:-1])
    assert faults == (YamlFault(1, 2, f"a character here is not UTF-16; {NOTEPAD}"),)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_two_or_four_bytes_a_character_without_the_right_mark_is_one_fault(encoding: str) -> None:
    assert decode("name: Amara\n".encode(encoding)) == (
        "",
        (YamlFault(1, 1, f"the file is not UTF-8 text; {NOTEPAD}"),),
    )


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]
)
def test_a_character_that_cannot_be_seen_is_a_fault_in_its_line(code: int) -> None:
    text, faults = decode(f"class: 6B\nnote: a{chr(code)}b\n".encode())
    sentence = f"an invisible character (U+{code:04X}) stands here; delete it and type the text again"
    assert faults == (YamlFault(2, 8, sentence),)
    assert text == "class: 6B\nnote: a\ufffdb\n"


def test_every_line_with_such_a_character_is_named_once() -> None:
    _, faults = decode(b"a: \x01\x01\r\nb: c\rd: \x02\n")
    assert [(fault.line, fault.column) for fault in faults] == [(1, 4), (3, 4)]


def test_tabs_and_unusual_letters_are_no_faults() -> None:
    assert decode("a:\tﷺ\xa0🎉\n".encode())[1] == ()


def test_a_file_over_a_megabyte_is_not_read() -> None:
    sentence = "the file is larger than 1 MB; a record is plain text and far smaller"
    assert decode(b"a" * MAX_BYTES)[1] == ()
    assert decode(b"a" * (MAX_BYTES + 1)) == ("", (YamlFault(1, 1, sentence),))


def test_positions_count_from_one_over_all_line_ends() -> None:
    text = "ab\r\nc\rd\ne"
    assert [position(text, text.index(character)) for character in "abcde"] == [(1, 1), (1, 2), (2, 1), (3, 1), (4, 1)]
