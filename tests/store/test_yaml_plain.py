from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import REPOSITORY

from senco_cli.store import yaml_events, yaml_parser
from senco_cli.store.yaml_editor import dump
from senco_cli.store.yaml_plain import plain_tree

RECORDS = sorted((REPOSITORY / "records").rglob("*.yaml"))

EVERY_SHAPE = """\
# yaml-language-server: $schema=../../_schemas/pupil.json

name: {legal_forename: Siân, legal_surname: "O'Brien-Nguyễn", known_as: 'D''Arcy'}   # as on the birth certificate
date_of_birth: 2015-11-03
circumstances: []
profile: {}
upn:
left_on: ~
class: null
notes: Answers when asked
  twice, at 12:30 (see C#)
  # and here is a comment
attendance: {percent: 92.6,
  to: 2026-11-13, why: Half a
   week? Away, days: [[1, 2], [~]]}
sen_status:
- status: K
  reason: >-
    Two terms of phonics
    without progress

    And a second paragraph
- {status: E}

-
needs:
    -   type: SLCN
        description: |
          First line
           further in

          last
     \x20
          # no comment
        words: ["He said \\"no\\"", "one
          two"]
    - -5
    -
      - a
      - b
"""
TREE = {
    "name": {"legal_forename": "Siân", "legal_surname": "O'Brien-Nguyễn", "known_as": "D'Arcy"},
    "date_of_birth": "2015-11-03",
    "circumstances": [],
    "profile": {},
    "upn": None,
    "left_on": None,
    "class": None,
    "notes": "Answers when asked twice, at 12:30 (see C#)",
    "attendance": {"percent": "92.6", "to": "2026-11-13", "why": "Half a week? Away", "days": [["1", "2"], [None]]},
    "sen_status": [
        {"status": "K", "reason": "Two terms of phonics without progress\nAnd a second paragraph"},
        {"status": "E"},
        None,
    ],
    "needs": [
        {
            "type": "SLCN",
            "description": "First line\n further in\n\nlast\n\n# no comment\n",
            "words": ['He said "no"', "one two"],
        },
        "-5",
        ["a", "b"],
    ],
}


def test_what_records_have_in_them_is_read_without_a_parser() -> None:
    assert plain_tree(EVERY_SHAPE.encode()) == TREE == parsed(EVERY_SHAPE.encode())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_marks_and_line_ends_of_other_systems_are_plain(mark: str, end: str) -> None:
    assert plain_tree((mark + EVERY_SHAPE.replace("\n", end)).encode()) == TREE


def test_a_file_without_a_line_end_at_its_end_is_plain() -> None:
    assert plain_tree(b"a: 1\nb: c") == {"a": "1", "b": "c"}
    assert plain_tree(b"a: |\n  b") is None


def test_nearly_every_record_of_the_practice_school_is_plain() -> None:
    files = [path.read_bytes() for path in RECORDS]
    plain = [(data, tree) for data in files if (tree := plain_tree(data)) is not None]
    assert len(plain) > 0.95 * len(files)
    assert all(parsed(data) == tree for data, tree in plain)


# Each is a fault, or means something else than it seems to, or is so rare that it is not worth a rule of its own.
@pytest.mark.parametrize(
    "text",
    [
        *("", "# c\n", "#a: b\n", "#- a\n", "words\n", "null: a\n", "~: a\n", "a: b\na: c\n"),
        *("a: {b: c, b: d}\n", "a: *b\n", "a: &b c\n", "a: !b c\n", "<<: a\n", "? a\n", "---\na: b\n", "a: b\n...\n"),
        *("a:\tb\n", "a: b\rc: d\n", "a: b\x07\n", "a: \u2028\n", "a: b: c\n", "a: b:\n", "a: @b\n", "a: %b\n"),
        *("a: b\n c: d\n", "a: b\n  - c\n", "- a: b\n  c\n", "  a: b\nc: d\n", "a:\n  b: c\n d: e\n", "a: b\n\n  c\n"),
        *("a: [b, c\n", "a: [b]]\n", "a: [b] c\n", "a: [b, ]\n", "a: [, b]\n", "a: {,b: c}\n", "a: [b c: d]\n"),
        *("a: {b}\n", "a: {b: }\n", "a: {b:c}\n", "a: [b}\n", "a: {b: c]\n", "a: [b\nc]\n", "[a]: b\n", "a: [#b]\n"),
        *("a: [b- ? c]\n", "a: [b ?c]\n"),
        *('a: "b\n', 'a: "b" c\n', 'a: "\\x41"\n', 'a: "b\\\n c"\n', "a: 'b' 'c'\n", '"a": b\n', "a: 'b'#c\n"),
        *("a: |2\n  b\n", "a: |+\n  b\n", "a: >\n  b\n   c\n", "a: |\nb: c\n", "- a: |\n  b: c\n", "a: |\n\n  b\n"),
        *("a: |\n  b\n     \n", "a: | # c\n  b\n", "a: - b\n", "- - a\n", f"{'a' * 2000}: b\n", "a b: c\n"),
        "".join(f"{' ' * level}a:\n" for level in range(40)),
    ],
)  # fmt: skip
def test_whatever_else_stands_in_a_file_is_left_to_the_parser(text: str) -> None:
    assert plain_tree(text.encode("utf-8")) is None


@pytest.mark.parametrize("data", [b"a: \xff\n", "a: b\n".encode("utf-16"), b"a: b\0\n", b"a: b\n" * 200_001])
def test_what_is_no_text_or_too_much_is_left_to_the_parser(data: bytes) -> None:
    assert plain_tree(data) is None


@pytest.mark.parametrize(
    "text",
    [
        *('a: "' + "x\n  " * 50_000, "- [a\n  " * 50_000, "a: " + "[" * 200_000, "a: ['" + "''" * 100_000),
        *("a: b\n" + "  c\n" * 50_000 + "  d: e\n", "a: |\n" + "  c\n" * 50_000 + " d\n", f"a: b{':c' * 100_000}: "),
    ],
    ids=range(7),
)
def test_nothing_makes_it_look_at_a_text_again_and_again(text: str) -> None:
    # To look at each line once for each line before it would take minutes.
    assert plain_tree(text.encode()) is None


TEXTS = st.text(st.sampled_from("abC09 :-#'\"{}[],?&*!|>%@`~\\\n/.é\u00a0"), max_size=14)
TREES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), inner),
    max_leaves=8,
)


@settings(max_examples=30, deadline=None)
@given(TREES)
def test_whatever_senco_writes_is_read_as_the_parser_reads_it(tree: Any) -> None:
    data = dump(tree).encode()
    assert plain_tree(data) in (None, tree)


PIECES = [
    *"\n\n\n   abZ09_-.:,?!|>&*%@`'\"#[]{}()~=<+/\\\t",
    *(": ", ", ", "- ", "\n- ", "\n  ", "\n    ", "\n  - ", " #", "''", '\\"', "|\n", ">-\n  ", "null", "---", "...\n"),
    *("a: ", "b: c\n", "- a\n", "[]", "a:b", "\n\n", " \n", "\r\n", "\u00a0", "é", "\n#c: d", "{a: b}", "key:\n"),
]


@settings(max_examples=60, deadline=None)
@example(0)
@given(st.integers(0, 2**32))
def test_a_text_with_slips_in_it_is_read_as_both_parsers_read_it_or_not_at_all(seed: int) -> None:
    chance = Random(seed)
    for _ in range(4):
        lines = chance.choice(SOURCES).splitlines(keepends=True)
        start = chance.randrange(len(lines))
        text = "".join(lines[start : start + chance.choice((1, 2, 4, 8))])
        for _slip in range(chance.randrange(4)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(PIECES) * chance.randrange(2) + text[at + chance.randrange(3) :]
        data = text.encode()
        tree = plain_tree(data)
        if tree is not None:
            assert parsed(data) == tree
            with pytest.MonkeyPatch.context() as without_libyaml:
                without_libyaml.setattr(yaml_parser, "C_LOADER", None)
                assert parsed(data) == tree


SOURCES = [EVERY_SHAPE, *(path.read_text(encoding="utf-8") for path in RECORDS[:40])]


def parsed(data: bytes) -> Any:
    """What a parser of YAML reads, which must find no fault."""
    tree, faults = yaml_events.parse(data)
    assert not faults
    return tree
