"""What a YAML parser's complaint means, in a sentence that somebody who is no programmer can act on."""

from __future__ import annotations

import pytest

from senco_cli.store import yaml_parser
from senco_cli.store.yaml_reader import read
from senco_cli.store.yaml_text import YamlFault

TAB_INDENT = "this line is indented with a tab; use spaces instead, two for each step"
TAB = "a tab stands here; type a space instead"
INDENT = "this line is not indented like the lines it belongs with; start it in the same column as they do"
TOO_FAR_IN = (
    "this field is indented further than the one above, which already has its text; "
    "start both in the same column, or put the whole text in double quotes if this is part of it"
)
NO_COLON = (
    "this line has no colon; write a field as its name, a colon, a space and the text, "
    "or indent the line if it goes on from the one above"
)
NO_SPACE = 'a space is missing after "class:"; type one there'
DOUBLE = "the double quote that opens here is never closed; type it again where the text ends"
SINGLE = "the single quote that opens here is never closed; type it again where the text ends"
AFTER_DOUBLE = 'the text goes on after its closing quote; type a double quote within it as \\", or leave the quotes out'
AFTER_SINGLE = "the text goes on after its closing quote; put a text with an apostrophe in double quotes"
AFTER_BRACKET = "the text goes on after a closing bracket; put the whole of it in double quotes"
BRACE = "the { that opens here is never closed; type } where it ends"
BRACKET = "the [ that opens here is never closed; type ] where it ends"
BLOCK = "the text after | or > begins on the next line; put a text that begins with | or > itself in double quotes"
BACKSLASH = "a backslash between double quotes has a meaning of its own; type it twice, or use single quotes"
LIST_BELOW = 'a list begins on the line below the name of its field; put the "- " there'
NOT_A_FIELD = 'a line that begins with "- " stands among fields; indent it under the field whose list it belongs to'
NOT_AN_ITEM = 'this line stands in a list but does not begin with "- "; begin it so, or indent it under the item above'
NAME_MISSING = "a field's name is missing in front of the colon"
NAME_TOO_LONG = "this is far too long for a field's name; put a text that holds a colon in double quotes"
IN_BRACKETS = "within { } or [ ] put a text that holds a comma, a colon, a bracket or a quote in double quotes"
ENDED = "the record ended above this line; keep one record in a file, without lines of --- or ..."


def colon_in(name: str) -> str:
    return f'the text of "{name}" has a colon in it; put the text in double quotes: {name}: "..."'


def begins(character: str) -> str:
    return f'a text cannot begin with {character}; put it in double quotes: "{character}..."'


CASES = [
    ("needs:\n\ttype: SLCN\n", 2, 1, TAB_INDENT),
    ("needs:\n  - a\n\t- b\n", 3, 1, TAB_INDENT),
    ("name: {\n\tknown_as: A}\n", 2, 1, TAB_INDENT),
    ("class:\t6B\n", 1, 7, TAB),
    ("note: one\ttwo\n", 1, 10, TAB),
    ("class:6B\nyear: 6\n", 1, 7, NO_SPACE),
    ("year: 6\nclass:6B\n", 2, 7, NO_SPACE),
    ("year: 6\nclass:6B\nhouse: Oak\n", 2, 7, NO_SPACE),
    ("- year: 6\n  class:6B\n  house: Oak\n", 2, 9, NO_SPACE),
    ('note: "one\nclass: 6B\n', 1, 7, DOUBLE),
    ("note: 'one\nclass: 6B\n", 1, 7, SINGLE),
    ('note: "one\nclass: "6B"\n', 1, 7, DOUBLE),
    ('note: "one\n---\n', 1, 7, DOUBLE),
    ("reason: Note: needs help\n", 1, 13, colon_in("reason")),
    ("reason: Note:\n", 1, 13, colon_in("reason")),
    ("- reason: Note: needs help\n", 1, 15, colon_in("reason")),
    ("- {status: K, reason: Note: needs help}\n", 1, 27, colon_in("reason")),
    ("class: 6B\n  year: 6\n", 2, 3, TOO_FAR_IN),
    ("note: one\n  two\n  three: four\n", 3, 3, TOO_FAR_IN),
    ("name:\n    a: 1\n  b: 2\n", 3, 3, INDENT),
    ("name:\n    a: 1\n   b: 2\n", 3, 4, INDENT),
    ("  a: 1\nb: 2\n", 2, 1, INDENT),
    ("needs:\n  - a\n - b\n", 3, 2, INDENT),
    ("class: 6B\nreads well\n", 2, 1, NO_COLON),
    ("class: 6B\nreads well\nyear: 6\n", 2, 1, NO_COLON),
    ("reads well\nclass: 6B\n", 1, 1, NO_COLON),
    ("needs: - SLCN\n", 1, 8, LIST_BELOW),
    ("class: 6B\n- SLCN\n", 2, 1, NOT_A_FIELD),
    ("- SLCN\nclass: 6B\n", 2, 1, NOT_AN_ITEM),
    ("needs:\n  - SLCN\n  class: 6B\n", 3, 3, NOT_AN_ITEM),
    (": 6B\n", 1, 1, NAME_MISSING),
    ("a" * 1100 + ": b\n", 1, 1101, NAME_TOO_LONG),
    ("name: {known_as: A\nclass: 6B\n", 1, 7, BRACE),
    ("needs: [SLCN, SEMH\nclass: 6B\n", 1, 8, BRACKET),
    ("needs:\n  - {type: SLCN\n  - {type: SEMH}\n", 2, 5, BRACE),
    ("name: {known_as: A", 1, 7, BRACE),
    ("needs: [SLCN", 1, 8, BRACKET),
    ("needs: [", 1, 8, BRACKET),
    ("needs: [SLCN}\n", 1, 13, "} stands here, but what [ opens ends with ]"),
    ("name: {known_as: A]\n", 1, 19, "] stands here, but what { opens ends with }"),
    ("note: [see plan] and more\n", 1, 18, AFTER_BRACKET),
    ("needs: [SLCN]]\n", 1, 14, AFTER_BRACKET),
    ("- {note: a [b] c}\n", 1, 12, IN_BRACKETS),
    ("note: 'it's so'\n", 1, 11, AFTER_SINGLE),
    ('note: "so" he said\n', 1, 12, AFTER_DOUBLE),
    ('- {note: "so" he said}\n', 1, 15, AFTER_DOUBLE),
    ('note: "so": he said\n', 1, 11, AFTER_DOUBLE),
    ('file: "C:\\plan"\n', 1, 10, BACKSLASH),
    ('file: "C:\\xyz"\n', 1, 10, BACKSLASH),
    ("note: > 5 minutes\n", 1, 7, BLOCK),
    ("note: | 5 minutes\n", 1, 7, BLOCK),
    ("class: 6B\n...\nyear: 6\n", 3, 1, ENDED),
    ("...\nyear: 6\n", 1, 1, ENDED),
    ("note: @home\n", 1, 7, begins("@")),
    ("note: %age\n", 1, 7, begins("%")),
    ("class: 6B\n%age: 5\n", 2, 1, begins("%")),
    ("note: `x`\n", 1, 7, begins("`")),
    ("note: * see below\n", 1, 7, begins("*")),
    ("note: & more\n", 1, 7, begins("&")),
    ("note: !<x\n", 1, 7, begins("!")),
    ("note: ? unsure\n", 1, 7, begins("?")),
    ("note: , then\n", 1, 7, begins(",")),
    ("note: ] then\n", 1, 7, begins("]")),
    ("note: [a,, b]\n", 1, 10, begins(",")),
]


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(yaml_parser, "C_LOADER", None)


@pytest.mark.parametrize(("text", "line", "column", "sentence"), CASES, ids=[repr(case[0][:30]) for case in CASES])
def test_a_slip_is_named_where_it_is_with_what_to_type(text: str, line: int, column: int, sentence: str) -> None:
    assert read(text.encode()).faults == (YamlFault(line, column, sentence),)


@pytest.mark.parametrize(("text", "line", "column", "sentence"), CASES, ids=[repr(case[0][:30]) for case in CASES])
def test_a_slip_is_named_alike_with_windows_line_ends_and_a_mark(
    text: str, line: int, column: int, sentence: str
) -> None:
    data = "\ufeff# head\n".encode() + text.encode()
    assert read(data.replace(b"\n", b"\r\n")).faults == (YamlFault(line + 1, column, sentence),)


def test_no_sentence_repeats_what_stands_in_the_record() -> None:
    for name in ("reason", "note", "known_as"):
        for text in (f"{name}: Zebedee: Zebedee\n", f'{name}: "Zebedee" Zebedee\n', f"{name}: @Zebedee\nZebedee\n"):
            assert "Zebedee" not in read(text.encode()).faults[0].sentence


@pytest.mark.parametrize("before", ["class: 6A\n", 'notes: "one\n'])
def test_two_versions_that_git_left_are_named_where_they_begin(before: str) -> None:
    text = f'{before}<<<<<<< HEAD\nnotes: a\n=======\nnotes: b\n>>>>>>> 80bedc9\n  and four"\n'
    (fault,) = read(text.encode()).faults
    assert (fault.line, fault.column) == (2, 1)
    assert fault.sentence.startswith("git left two versions here")


def test_one_mark_of_git_alone_is_no_two_versions() -> None:
    assert read(b'notes: "one\n<<<<<<< two"\n').faults == ()
