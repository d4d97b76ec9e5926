"""Changing one value in a YAML text and leaving every other character as its author typed it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.errors import ExitStatus, SencoError
from senco_cli.store import yaml_parser
from senco_cli.store.yaml_editor import Bare, CannotEdit, insert_item, remove, set_value
from senco_cli.store.yaml_reader import Path, Tree

SIAN = """\
# Siân came to us from Oak Lane 🎉
name: {legal_forename: Siân, legal_surname: O'Brien-Nguyễn}   # no nickname
date_of_birth: 2015-11-03


class:   '6B'    # until July
sen_status:
# newest last
- {status: K, from: 2022-01-10}
- status: E          # plan
  from: 2024-03-18

  # the panel's words
  reason: >
    Needs more than the school
    can give alone

contacts:
    - name: Ngozi 🎉 Okafor
      phone: "07700 900123"
notes: reads
  well  # says her teacher
birthday: 30 February
"""
FOLDED = ">\n    Needs more than the school\n    can give alone"
NGOZI = '\n    - name: Ngozi 🎉 Okafor\n      phone: "07700 900123"'


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(yaml_parser, "C_LOADER", None)


def changed(old: str, new: str) -> str:
    assert SIAN.count(old) == 1
    return SIAN.replace(old, new)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("date_of_birth",), Bare("2015-11-04"), changed("2015-11-03", "2015-11-04")),
        (("class",), "5B", changed("'6B'", "5B")),
        (("class",), "NO", changed("'6B'", '"NO"')),
        (("class",), None, changed("   '6B'", "")),
        (("name", "legal_forename"), "Siâni", changed("forename: Siân", "forename: Siâni")),
        (("name", "known_as"), "Si, Ân", changed("Nguyễn}", 'Nguyễn, known_as: "Si, Ân"}')),
        (("name",), {"known_as": "Si"}, changed("legal_forename: Siân, legal_surname: O'Brien-Nguyễn", "known_as: Si")),
        (("sen_status", 0, "status"), "N", changed("{status: K", '{status: "N"')),
        (("sen_status", 1, "status"), "K", changed("status: E  ", "status: K  ")),
        (("sen_status", 1, "until"), Bare("2026-01-01"), changed("alone\n", "alone\n  until: 2026-01-01\n")),
        (("sen_status", 1, "reason"), "Help", changed(FOLDED, "Help")),
        (("sen_status", 1, "reason"), "A\nB", changed(FOLDED, "|-\n    A\n    B")),
        (("notes",), "reads badly", changed("reads\n  well", "reads badly")),
        (("notes",), ["a", "b"], changed(" reads\n  well  # says her teacher", "  # says her teacher\n- a\n- b")),
        (("contacts", 0, "phone"), "07700 900456", changed('"07700 900123"', "07700 900456")),
        (("contacts", 0, "home"), {"town": "York"}, changed('123"\n', '123"\n      home:\n        town: York\n')),
        (("contacts",), [], changed(NGOZI, " []")),
        (("upn",), "01632070123", SIAN + 'upn: "01632070123"\n'),
        (("profile", "likes", "most"), "Drums", SIAN + "profile:\n  likes:\n    most: Drums\n"),
    ],
)  # fmt: skip
def test_only_the_value_that_is_set_changes(path: Path, value: Tree, expected: str) -> None:
    assert set_value(SIAN, path, value) == expected
    crlf = SIAN.replace("\n", "\r\n")
    assert set_value("\ufeff" + crlf, path, value) == "\ufeff" + expected.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("path", "index", "value", "expected"),
    [
        (("sen_status",), None, {"status": "N"}, changed("alone\n", 'alone\n- status: "N"\n')),
        (("sen_status",), 0, {"status": "E"}, changed("sen_status:\n", "sen_status:\n- status: E\n")),
        (("sen_status",), 1, {"status": "E"}, changed("01-10}\n", "01-10}\n- status: E\n")),
        (("sen_status",), 2, "odd", changed("alone\n", "alone\n- odd\n")),
        (("needs",), None, {"type": "SLCN", "rank": Bare("1")}, SIAN + "needs:\n- {type: SLCN, rank: 1}\n"),
        (("a", "b"), None, "c", SIAN + "a:\n  b:\n  - c\n"),
    ],
)  # fmt: skip
def test_an_item_is_added_in_the_style_of_its_list(path: Path, index: int | None, value: Tree, expected: str) -> None:
    assert insert_item(SIAN, path, value, index) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("date_of_birth",), changed("date_of_birth: 2015-11-03\n", "")),
        (("class",), changed("class:   '6B'    # until July\n", "")),
        (("name", "legal_forename"), changed("legal_forename: Siân, ", "")),
        (("name", "legal_surname"), changed(", legal_surname: O'Brien-Nguyễn", "")),
        (("sen_status", 0), changed("- {status: K, from: 2022-01-10}\n", "")),
        (("sen_status", 1, "from"), changed("  from: 2024-03-18\n", "")),
        (("sen_status", 1, "status"), changed("status: E          # plan\n  from", "from")),
        (("contacts", 0, "name"), changed("name: Ngozi 🎉 Okafor\n      phone", "phone")),
        (("contacts", 0), changed(NGOZI, " []")),
        (("notes",), changed("notes: reads\n  well  # says her teacher\n", "")),
    ],
)
def test_only_the_entry_that_is_removed_goes(path: Path, expected: str) -> None:
    assert remove(SIAN, path) == expected


SMALL: list[tuple[str, str, Path, Tree]] = [
    ("", "a: b\n", ("a",), "b"),
    ("", "- a\n", (), ["a"]),
    ("# only this", "# only this\na: b", ("a",), "b"),
    ("# only this\n\n", "# only this\n\na: b\n", ("a",), "b"),
    ("---\n", "---\na: b\n", ("a",), "b"),
    ("null  # yet\n", "a: b  # yet\n", ("a",), "b"),
    ("a: 1", "a: 1\nb: c", ("b",), "c"),
    ("a: 1", "a: 2", ("a",), Bare("2")),
    ("a: |\n  1", "a: |-\n  1\nb: c", ("b",), "c"),
    ("a: |+\n  1\n\n\n", "a: |+\n  1\n\n\nb: c\n", ("b",), "c"),
    ("a: |  # x\n  1\n\n# y\nb: c\n", "a: 2\n\n# y\nb: c\n", ("a",), Bare("2")),
    ("a: {}  # x\n", "a:  # x\n  b: c\n", ("a", "b"), "c"),
    ("a:  # x\n\n# y\n", "a: b  # x\n\n# y\n", ("a",), "b"),
    ("a: x  # y\n", "a:  # y\n  b:\n    - c\n", ("a",), {"b": ["c"]}),
    ("a:\n  # x\n  b: c  # y\nd: e\n", "a: f\n  # x\nd: e\n", ("a",), "f"),
    ("a:\n  # x\n  b: c  # y\nd: e\n", "a:\n  # x\n  f: g\nd: e\n", ("a",), {"f": "g"}),
    ("a: {b: 1, c: }\n", "a: {b: 1, c: x }\n", ("a", "c"), "x"),
    ("[a: 1, b]\n", "[a: 2, b]\n", (0, "a"), Bare("2")),
    ("[a: 1, b]\n", "[{a: 1, c: d}, b]\n", (0, "c"), "d"),
    ("? a\n: b\n", "? a\n: c\n", ("a",), "c"),
    ("--- {a: 1}\n", "--- {a: 1, b: c}\n", ("b",), "c"),
    ("-\n-  x\n", "-\n-  y1\n", (1,), "y1"),
    ("a: [b, c,]\n", "a: [b, d,]\n", ("a", 1), "d"),
    ("a: b\n...\n", "a: b\nc: d\n...\n", ("c",), "d"),
]


@pytest.mark.parametrize(("text", "expected", "path", "value"), SMALL, ids=[repr(case[:2]) for case in SMALL])
def test_unusual_files_are_edited_in_place_too(text: str, expected: str, path: Path, value: Tree) -> None:
    assert set_value(text, path, value) == expected


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("[]\n", None, "- x\n"),
        ("[a]\n", None, "[a, x]\n"),
        ("[a]\n", 0, "[x, a]\n"),
        ("[a,  # 1\n b,\n]\n", None, "[a,  # 1\n b, x,\n]\n"),
        ("# head\n\n- a\n", 0, "# head\n\n- x\n- a\n"),
        ("- a\n# on b\n- b\n", 1, "- a\n- x\n# on b\n- b\n"),
        ("- a  # on a\n", None, "- a  # on a\n- x\n"),
        ("- a\n\n\n# end", None, "- a\n- x\n\n\n# end"),
    ],
)
def test_items_go_to_their_place_among_comments(text: str, index: int | None, expected: str) -> None:
    assert insert_item(text, (), "x", index) == expected


def test_an_item_goes_above_the_first_of_a_list_within_a_list() -> None:
    assert insert_item("- - a\n  - b\n", (0,), "x", 0) == "- - x\n  - a\n  - b\n"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: 1\nb: 2", ("b",), "a: 1"),
        ("a: 1\nb: 2", ("a",), "b: 2"),
        ("a: 1", ("a",), "{}"),
        ("a: |\n  1\nb: 2", ("b",), "a: |\n  1\n"),
        ("a:\n- b: 1\n  # on c\n  c: 2\n", ("a", 0, "b"), "a:\n- \n  # on c\n  c: 2\n"),
        ("[a,  # 1\n b,  # 2\n c  # 3\n]\n", (1,), "[a,  # 1\n   # 2\n c  # 3\n]\n"),
        ("[\n a,\n b,\n c\n]\n", (1,), "[\n a,\n c\n]\n"),
        ("[\n a,\n b\n]\n", (1,), "[\n a,\n]\n"),
    ],
)
def test_entries_leave_comments_and_line_ends_behind(text: str, path: Path, expected: str) -> None:
    assert remove(text, path) == expected


def test_what_the_smallest_edit_cannot_do_is_done_by_writing_what_is_around_it_anew() -> None:
    assert remove("# c\n? a\n: 2015-11-03\nb: 'x'\n", ("a",)) == "# c\nb: x\n"
    assert set_value("? a\n: '1'\n? b\n", ("b",), "c") == 'a: "1"\nb: c\n'


def test_text_is_quoted_by_what_it_is_meant_as() -> None:
    assert set_value("a: 1\n", ("a",), "12") == 'a: "12"\n'
    assert set_value("a: 1\n", ("a",), Bare("12")) == "a: 12\n"
    assert set_value("a: '1'\n", ("a",), Bare("1")) == "a: '1'\n"


UNCLOSED = "line 2: the [ that opens here is never closed; type ] where it ends"
TWICE = 'line 2: "a" stands here a second time, after line 1; keep only one of them'
NOT_THERE = "there is no such place in the file"
NO_LIST = "there is no such list, or it is shorter"
NOTHING = "there is nothing to remove"


@pytest.mark.parametrize(
    ("edit", "place", "why"),
    [
        (lambda: set_value("a: x\n", ("a", "b"), "y"), "a.b", NOT_THERE),
        (lambda: set_value("a: [x]\n", ("a", 1, "b"), "y"), "a.2", NOT_THERE),
        (lambda: set_value("a: [x]\n", ("a", -1), "y"), "a.0", NOT_THERE),
        (lambda: insert_item("a: x\n", ("a",), "y"), "a", NO_LIST),
        (lambda: insert_item("a: [x]\n", ("a",), "y", 2), "a", NO_LIST),
        (lambda: remove("a: x\n", ("b",)), "b", NOTHING),
        (lambda: remove("a: x\n", ()), "the record", NOTHING),
        (lambda: set_value("b: 1\na: [x\n", ("b",), "y"), "b", UNCLOSED),
        (lambda: set_value("a: 1\na: 2\n", ("b",), "y"), "b", TWICE),
        (lambda: set_value("a: x\n", ("b",), "\ud83c"), "b", "the file would not read back as it should"),
    ],
)
def test_what_cannot_be_done_is_refused_by_a_sentence_without_values(
    edit: Callable[[], str], place: str, why: str
) -> None:
    with pytest.raises(CannotEdit) as refused:
        edit()
    assert isinstance(refused.value, SencoError)
    assert refused.value.sentence == f'cannot change "{place}": {why}'
    assert refused.value.status == ExitStatus.REFUSED
