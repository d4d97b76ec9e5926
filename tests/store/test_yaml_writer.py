"""Writing values as YAML that reads the same by YAML 1.1, by YAML 1.2 and by somebody who has never seen YAML."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.store import yaml_parser
from senco_cli.store.yaml_editor import Bare, CannotEdit, dump
from senco_cli.store.yaml_reader import Tree, read
from senco_cli.store.yaml_writer import WIDTH, scalar

# YAML 1.2.2, section 10.3.2: what the core schema takes for anything but text.
CORE_SCHEMA = re.compile(
    r"null|Null|NULL|~||true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"
)

TYPED = [
    "NO", "no", "yes", "Yes", "YES", "on", "Off", "y", "N", "true", "False", "~", "null", "Null", "NULL", "12:30",
    "1:2:3", "190:20:30.15", "0", "12", "-5", "+12", "0123", "0o17", "0x1f", "0b11", "1_000", "1,000", "17.20", "1.",
    ".5", "1e3", "7E1", "1.5e-3", "-.5", ".inf", "-.INF", ".NaN", "=", "<<", "2015-11-03", "2015-1-3",
    "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "",
]  # fmt: skip
SYNTAX = [
    " lead", "trail ", "\xa0", "a # b", "# a", "a: b", "a:", ":a", "- a", "-", "-a", "? a", "?", "@a", "%a", "`a`",
    "*a", "&a", "!a", "|", "> a", "{a", "}", "[a", "]", ", a", "'q'", '"q"', "---", "--- a", "...", "a\tb", "a\rb",
    "a\x07b", "\u2028", "\ufeff", "a\x85b", "\uffff",
]  # fmt: skip
PLAIN = [
    "6B", "Amara", "Siân O'Brien-Nguyễn 🎉", "07700 900123", "2026/27", "P207000016049", "C#", "it's", "x:y",
    "https://school.example/a?b=c", "what? yes", "He said \"no\"", "a, b [c] {d}", "50%", "a & b", "not null",
    "12 weeks", "2015-11-03 to 2016-01-04", "+44 7700 900123", "(twice)", "£17.20", "C:\\plans", "7E", "1st", "3-4",
    "ten - four", "No.",
]  # fmt: skip
TEXTS = st.sampled_from(TYPED + SYNTAX + PLAIN) | st.text() | st.text(st.sampled_from("a1 :#-,\n\t'\"?0.eE_=~"))
TREES = st.recursive(
    st.none() | TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4),
    max_leaves=12,
)


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(yaml_parser, "C_LOADER", None)


@pytest.mark.parametrize("text", TYPED + SYNTAX)
def test_text_that_some_reader_takes_for_something_else_is_quoted(text: str) -> None:
    for flow in (False, True):
        assert scalar(text, flow=flow)[0] in "\"'"


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_stands_as_a_person_would_type_it(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["a, b", "a [c]", "{d}", "x:y", "what? yes"])
def test_within_brackets_a_comma_a_bracket_or_a_colon_needs_quotes(text: str) -> None:
    assert scalar(text, flow=True) == f'"{text}"'


@pytest.mark.parametrize("text", ["2015-11-03", "12", "-5", "17.20", "12:30", "yes", "no", "true", "2026/27", "0123"])
def test_days_numbers_and_answers_stand_without_quotes_when_they_are_meant(text: str) -> None:
    for flow in (False, True):
        assert scalar(Bare(text), flow=flow) == text


@pytest.mark.parametrize("text", ["", "~", "null", "- a", "a: b", " a", "#", "a\nb"])
def test_bare_text_that_would_not_read_back_is_quoted_all_the_same(text: str) -> None:
    assert scalar(Bare(text)) == scalar(text)
    assert scalar(text)[0] == '"'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("NO", '"NO"'),
        ('"so"', "'\"so\"'"),
        ("'tis", '"\'tis"'),
        ('"it\'s"', '"\\"it\'s\\""'),
        ("a: \\", '"a: \\\\"'),
        ("a\tb", '"a\\tb"'),
        ("\x07\x85\u2028\ufeff", '"\\x07\\x85\\u2028\\ufeff"'),
        ("a\r\nb", '"a\\r\\nb"'),
    ],
)
def test_the_quotes_are_those_that_read_best(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_whole_record_is_written_for_somebody_who_has_never_seen_yaml() -> None:
    record: Tree = {
        "name": {"legal_forename": "Siân", "legal_surname": "O'Brien-Nguyễn"},
        "date_of_birth": Bare("2015-11-03"),
        "class": "6B",
        "circumstances": ["pupil-premium", "looked-after"],
        "sen_status": [
            {"status": "K", "from": Bare("2022-01-10"), "reason": "Two terms, without progress"},
            {"status": "N", "note": "One\nTwo\n"},
            {"status": "E", "reason": "long " * 20 + "end"},
        ],
        "profile": {"what_helps": ["Time to answer", "NO noise", "no"], "known": None, "other": [], "more": {}},
        "cost": Bare("17.20"),
        "groups": [["a", "b"], [{"c": ["d"]}]],
    }
    assert dump(record, flow_keys=["name", "circumstances", "profile"]) == (
        "name: {legal_forename: Siân, legal_surname: O'Brien-Nguyễn}\n"
        "date_of_birth: 2015-11-03\n"
        "class: 6B\n"
        "circumstances: [pupil-premium, looked-after]\n"
        "sen_status:\n"
        '  - {status: K, from: 2022-01-10, reason: "Two terms, without progress"}\n'
        '  - status: "N"\n'
        "    note: |\n"
        "      One\n"
        "      Two\n"
        "  - status: E\n"
        f"    reason: {'long ' * 20}end\n"
        "profile:\n"
        "  what_helps:\n"
        "    - Time to answer\n"
        "    - NO noise\n"
        '    - "no"\n'
        "  known:\n"
        "  other: []\n"
        "  more: {}\n"
        "cost: 17.20\n"
        "groups:\n"
        "  - [a, b]\n"
        "  -\n"
        "    - c:\n"
        "        - d\n"
    )


def test_brackets_are_used_as_far_as_a_line_is_wide() -> None:
    text = "x" * (WIDTH - len("  - {text: }"))
    assert dump({"notes": [{"text": text}]}) == f"notes:\n  - {{text: {text}}}\n"
    assert dump({"notes": [{"text": text + "x"}]}) == f"notes:\n  - text: {text}x\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb", "t: |-\n  a\n  b\n"),
        ("a\nb\n", "t: |\n  a\n  b\n"),
        ("\n\na\n\n  b: # c\n---\n", "t: |\n\n\n  a\n\n    b: # c\n  ---\n"),
        ("a\n\n", 't: "a\\n\\n"\n'),
        (" a\nb", 't: " a\\nb"\n'),
        ("\n", 't: "\\n"\n'),
        ("a\r\nb", 't: "a\\r\\nb"\n'),
        ("a\x07\nb", 't: "a\\x07\\nb"\n'),
    ],
)
def test_text_of_several_lines_is_a_block_where_the_block_keeps_it(text: str, written: str) -> None:
    assert dump({"t": text}) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("a", "a\n"),
        ("a\nb", "|-\n  a\n  b\n"),
        ([], "[]\n"),
        ({}, "{}\n"),
        (["a", None], "- a\n- null\n"),
        ("", '""\n'),
    ],
)
def test_anything_can_be_a_whole_file(value: Tree, written: str) -> None:
    assert dump(value) == written


def test_what_no_yaml_file_can_hold_is_refused_without_being_repeated() -> None:
    nested: Tree = "x"
    for _ in range(33):
        nested = [nested]
    refused: list[Tree] = [nested, "half \ud83c", {"x" * 2000: "y"}]
    for value in refused:
        with pytest.raises(CannotEdit, match=r'^cannot change "the record": this cannot be written as YAML$'):
            dump(value)


@given(TREES, st.sets(TEXTS))
def test_what_is_written_reads_back(value: Tree, flow_keys: set[str]) -> None:
    document = read(dump(value, flow_keys=flow_keys).encode())
    assert document.faults == ()
    assert document.tree == value


@given(TREES)
def test_a_yaml_1_1_reader_takes_every_text_for_text(value: Tree) -> None:
    assert yaml.safe_load(dump(value)) == value


@given(TEXTS, st.booleans())
def test_text_without_quotes_is_text_to_a_yaml_1_2_reader(text: str, flow: bool) -> None:
    written = scalar(text, flow=flow)
    assert written[0] in "\"'" or not CORE_SCHEMA.fullmatch(written)
