"""From the bytes of a file to text that a YAML parser can take, with what is wrong with them."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from senco_cli.store.plain_files import MAX_BYTES, TOO_LARGE

LINE_END: Final = re.compile(r"\r\n|\r|\n")
# What YAML forbids, and U+0085, U+2028 and U+2029 too: YAML 1.1 ends a line there, YAML 1.2 and every editor do not.
# Said by what it takes: a pattern of all that is allowed takes ten times as long to compile.
FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

_SAVE_AS = 'in Notepad choose File, Save as, pick "UTF-8" at Encoding, and save it again'


class YamlFault(NamedTuple):
    """One thing that is wrong with a file as YAML; line and column count from 1."""

    line: int
    column: int
    sentence: str


def decode(data: bytes) -> tuple[str, tuple[YamlFault, ...]]:
    """The text of a file without its byte order mark, line ends as they are, and the faults that are in its characters.

    A character that no record may hold becomes U+FFFD, so that the rest can be read and line numbers stay true.
    """
    if len(data) > MAX_BYTES:
        return "", (YamlFault(1, 1, TOO_LARGE),)
    text, faults = _characters(data)
    if not FORBIDDEN.search(text):
        return text, faults
    if text.count("\0") > len(text) // 4:
        return "", (YamlFault(1, 1, f"the file is not UTF-8 text; {_SAVE_AS}"),)
    return FORBIDDEN.sub("\ufffd", text), (*faults, *_forbidden(text))


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    ends = [match.end() for match in LINE_END.finditer(text, 0, index)]
    return len(ends) + 1, index - (ends[-1] if ends else 0) + 1


def _characters(data: bytes) -> tuple[str, tuple[YamlFault, ...]]:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding, name = ("utf-16", "UTF-16") if utf16 else ("utf-8-sig", "UTF-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, errors="replace")
        sentence = f"a character here is not {name}; {_SAVE_AS}"
        return data.decode(encoding, errors="replace"), (YamlFault(*position(before, len(before)), sentence),)


def _forbidden(text: str) -> list[YamlFault]:
    faults = []
    for number, line in enumerate(LINE_END.split(text), start=1):
        if found := FORBIDDEN.search(line):
            sentence = f"an invisible character (U+{ord(found[0]):04X}) stands here; delete it and type the text again"
            faults.append(YamlFault(number, found.start() + 1, sentence))
    return faults
