from __future__ import annotations

import re
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.store import yaml_parser, yaml_reader
from senco_cli.store.yaml_reader import MAX_DEPTH, Document, Path, Tree, YamlFault, line_of, read

AMARA = b"""\
# Transferred from Oak Lane in 2020
name: {legal_forename: Amara, known_as: "Amara"}
date_of_birth: 2015-11-03
circumstances: [pupil-premium, english-as-additional-language]
sen_status:
  - {status: K, from: 2022-01-10}   # by the class teacher
  - status: E
    from: 2024-03-18
needs:
- type: SLCN
contacts:
profile:
  what_helps: >
    One instruction
    at a time
  note: |
    Two
    lines
"""

SECOND = "a second record begins here; keep one record in a file, without lines of --- or ..."
NOT_TEXT = "a field's name must be plain text, without brackets or a list in it"
MISSING = "a field's name is missing in front of the colon"
COMMA = "what stands here between commas has no colon; put a text that holds a comma in double quotes"
DEEP = "more than 32 levels stand inside one another here; a record needs far fewer"


@pytest.fixture(params=["plain first", "libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "plain first":
        monkeypatch.setattr(yaml_reader, "plain_tree", lambda _data: None)
    if request.param == "python":
        monkeypatch.setattr(yaml_parser, "C_LOADER", None)


def begins(character: str) -> str:
    return f'a text cannot begin with {character}; put it in double quotes: "{character}..."'


def twice(name: str, line: int) -> str:
    return f'"{name}" stands here a second time, after line {line}; keep only one of them'


def test_a_record_reads_as_text_lists_and_fields() -> None:
    assert read(AMARA) == Document(
        {
            "name": {"legal_forename": "Amara", "known_as": "Amara"},
            "date_of_birth": "2015-11-03",
            "circumstances": ["pupil-premium", "english-as-additional-language"],
            "sen_status": [{"status": "K", "from": "2022-01-10"}, {"status": "E", "from": "2024-03-18"}],
            "needs": [{"type": "SLCN"}],
            "contacts": None,
            "profile": {"what_helps": "One instruction at a time\n", "note": "Two\nlines\n"},
        }
    )


TRAPS = [
    "NO", "no", "yes", "Yes", "on", "off", "y", "n", "true", "False", "12:30", "01632070123", "07700 900123",
    "7E1", "1e3", "10.10", "17.20", "2015-11-03", "2026/27", "0x1f", "0o17", "0123", "1_000", "1,000", ".5", "-5",
    "+44", ".inf", ".nan", "=", "<<",
    "Null", "NULL", "nUll", "~x", "6B", "C#", "it's", "x:y", "http://school.example/a?b=c", "what? yes",
]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_every_other_plain_text_stays_as_it_was_typed(text: str) -> None:
    data = f"a: {text}\nb:\n  - {text}\nc: [{text if ',' not in text else 'x'}]\n".encode()
    assert read(data) == Document({"a": text, "b": [text], "c": [text if "," not in text else "x"]})


@pytest.mark.parametrize("name", ["NO", "on", "12:30", "0123", "2015-11-03", "<<", "Siân O'Brien-Nguyễn 🎉"])
def test_names_of_fields_stay_as_they_were_typed(name: str) -> None:
    assert read(f"{name}: x\n".encode()) == Document({name: "x"})


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_reads_as_none_only_where_no_quotes_stand(nothing: str) -> None:
    data = f"a: {nothing}\nb: [\"{nothing}\", '{nothing}']\nc:\n  - {nothing}\nd: {{e: {nothing}}}\n".encode()
    assert read(data) == Document({"a": None, "b": [nothing, nothing], "c": [None], "d": {"e": None}})


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf", b"---\n", b"---\n# c\n...\n"])
def test_a_file_without_anything_in_it_reads_as_none(data: bytes) -> None:
    assert read(data) == Document(None)


def test_all_line_ends_encodings_and_marks_read_alike() -> None:
    text = AMARA.decode()
    for end in ("\r\n", "\r"):
        assert read(AMARA.replace(b"\n", end.encode())) == read(AMARA)
    for encoding in ("utf-8-sig", "utf-16"):
        assert read(text.encode(encoding)) == read(AMARA)


def test_a_plain_text_or_a_list_can_be_a_whole_file() -> None:
    assert read(b"just words\n") == Document("just words")
    assert read(b"- a\n-\n- - b\n") == Document(["a", None, ["b"]])


@pytest.mark.parametrize(
    ("text", "faults", "tree"),
    [
        ("a: *x\nb: c\n", [(1, 4, begins("*"))], {"a": None, "b": "c"}),
        ("a: &x b\nc: &y [d]\n", [(1, 4, begins("&")), (2, 4, begins("&"))], {"a": "b", "c": ["d"]}),
        ("a: !!int 1\nb: !x {c: d}\n", [(1, 4, begins("!")), (2, 4, begins("!"))], {"a": "1", "b": {"c": "d"}}),
        ("a: !!python/object/apply:os.system [ls]\n", [(1, 4, begins("!"))], {"a": ["ls"]}),
        ("<<: *x\na: b\n", [(1, 5, begins("*"))], {"<<": None, "a": "b"}),
        ("a: 1\nb: 2\na: 3\n", [(3, 1, twice("a", 1))], {"a": "1", "b": "2"}),
        ("a: 1\n'a': {b: 2, b: 3}\n", [(2, 1, twice("a", 1)), (2, 13, twice("b", 2))], {"a": "1"}),
        ("- a: 1\n  b: 2\n  a: 3\n  a: 4\n", [(3, 3, twice("a", 1)), (4, 3, twice("a", 1))], [{"a": "1", "b": "2"}]),
        ("a: 1\n---\nb: 2\n", [(2, 1, SECOND)], {"a": "1"}),
        ("[a]: 1\nb: 2\n", [(1, 1, NOT_TEXT)], {"b": "2"}),
        ("{a: b}: 1\n", [(1, 1, NOT_TEXT)], {}),
        ("~: 1\nb: 2\n", [(1, 1, MISSING)], {"b": "2"}),
        ("{status: K, reason: Two, three}\n", [(1, 26, COMMA)], {"status": "K", "reason": "Two", "three": None}),
        ("{class:6B}\n", [(1, 2, 'a space is missing after "class:"; type one there')], {"class:6B": None}),
    ],
)  # fmt: skip
def test_what_records_do_not_use_is_refused_and_the_rest_read(
    text: str, faults: list[tuple[int, int, str]], tree: Tree
) -> None:
    assert read(text.encode()) == Document(tree, tuple(YamlFault(*fault) for fault in faults))


def test_all_faults_come_together_in_the_order_of_their_lines() -> None:
    data = b"a: *x\nb: \x07\na: 2\nc: !t 1\nreason: Note: helps\na: 3\n"
    assert [(fault.line, fault.sentence.split()[0]) for fault in read(data).faults] == [
        (1, "a"), (2, "an"), (3, '"a"'), (4, "a"), (5, "the"),
    ]  # fmt: skip
    assert read(data).tree is None


def test_more_faults_than_anybody_reads_are_counted() -> None:
    faults = read(b"a: 1\n" * 501).faults
    assert len(faults) == 101
    assert faults[-1] == YamlFault(102, 1, "and 400 more faults from here on")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_depth_is_bounded(opening: str, closing: str) -> None:
    assert read((opening * MAX_DEPTH + closing * MAX_DEPTH).encode()).faults == ()
    for levels in (MAX_DEPTH + 1, 100_000):
        assert read((opening * levels + closing * levels).encode()).faults[-1].sentence == DEEP


def test_a_bomb_of_aliases_is_only_a_list_of_faults() -> None:
    data = b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 200))
    assert {fault.sentence for fault in read(data).faults[:100]} == {begins("&"), begins("*")}


def test_long_lines_are_read() -> None:
    text = "x y " * 50_000 + "z"
    assert read(f"a: {text}".encode()) == Document({"a": text})
    assert read(f'a: "{text}"'.encode()) == Document({"a": text})


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("name",), 2),
        (("name", "known_as"), 2),
        (("date_of_birth",), 3),
        (("sen_status",), 5),
        (("sen_status", 0, "from"), 6),
        (("sen_status", 1), 7),
        (("sen_status", 1, "from"), 8),
        (("sen_status", 1, "until"), 7),
        (("sen_status", 2), 5),
        (("sen_status", "x"), 5),
        (("needs", 0, "type"), 10),
        (("contacts", 0, "name"), 11),
        (("profile", "note"), 16),
        (("upn",), 2),
        ((0,), 2),
    ],
)
def test_a_path_has_the_line_of_its_name_or_of_what_is_nearest(path: Path, line: int) -> None:
    for end in (b"\n", b"\r\n", b"\r"):
        assert line_of(AMARA.replace(b"\n", end), path) == line


def test_the_first_of_two_equal_names_gives_the_line() -> None:
    assert line_of(b"a: 1\nb: 2\na: {c: 3}\n", ("a", "c")) == 1


@pytest.mark.parametrize(
    "data", [b"", b"# c\n", b"a: [\n", b"\xff\xfe\xff", b"[" * 9999, b'"', b"\0", b"%x\n", b"? [a\n", b"---\n  "]
)
def test_a_line_is_given_for_any_file(data: bytes) -> None:
    assert line_of(data, ("a", 0, "b")) == 1


def test_a_line_is_given_as_far_as_a_broken_file_goes() -> None:
    assert line_of(b"a: 1\nb:\n  - c: 2\n  - d: [\n", ("b", 1, "d")) == 4


PIECES = [
    *"\n :-#'\"{}[],?&*!|>%@`~\\\t\r",
    "  ",
    "\n  ",
    "\n- ",
    ": ",
    ", ",
    "---\n",
    "...\n",
    "a? b",
    "\u2028",
    "\x07",
    "|\n",
    "a: ",
]


@given(st.integers(0, 2**32))
def test_both_parsers_give_one_answer_and_a_line_in_the_file(seed: int) -> None:
    mood = Random(seed)
    text = AMARA.decode()
    start = mood.randrange(len(text))
    text = text[start : start + mood.randrange(200)]
    for _ in range(mood.randrange(5)):
        at = mood.randrange(len(text) + 1)
        text = text[:at] + mood.choice(PIECES) + text[at + mood.randrange(2) :]
    data = text.encode()
    document = read(data)
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= fault.line <= lines and fault.column >= 1 for fault in document.faults)
    assert 1 <= line_of(data, ("sen_status", 1, "from")) <= lines
    # Where a tag ends, and whether a line within brackets may begin with a question mark, they do not agree.
    if not any(begins("!") in fault.sentence for fault in document.faults) and not re.search(r"[\r\n] *\?", text):
        with pytest.MonkeyPatch.context() as other:
            other.setattr(yaml_parser, "C_LOADER", None if yaml_parser.C_LOADER else yaml.CBaseLoader)
            assert read(data) == document


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    if not read(data).faults:
        data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
