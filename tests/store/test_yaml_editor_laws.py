"""Laws of editing YAML, held on random records in random handwriting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from senco_cli.store import yaml_parser
from senco_cli.store.yaml_editor import Bare, insert_item, remove, set_value
from senco_cli.store.yaml_reader import Path, Tree, read

Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = st.lists(
    st.sampled_from(["reads", "well", "Siân", "O'Brien-Nguyễn", "🎉", "6B", "(twice)"]), min_size=1, max_size=6
)
TRAPS = [
    "NO", "yes", "~", "null", "Null", "12:30", "0123", "1e3", "=", "<<", "", " lead", "trail ", "a # b", "a: b", "a:",
    "- a", "? a", "@a", "`a`", "*a", "|", "{a", "a, b", "'q'", '"q"', "---", "...", "2015-11-03", "C:\\x", "a\tb",
    "a\nb", "a\nb\n", "a\n\n", "\n", " a\nb", "a\n b\n\nc", "\u2028", "\ufeff", "\x07", "a\r\nb", "\xa0",
    "Is it? Yes", "a ? b", "#", "it's \"so\"",
]  # fmt: skip
TEXTS = st.sampled_from(TRAPS) | WORDS.map(" ".join) | st.text(max_size=12)
NAMES = st.sampled_from(["name", "from", "what_helps", "a b", "Siân", "12"]) | TEXTS
TREES = st.recursive(
    st.none() | TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES, below, max_size=4),
    max_leaves=12,
)
BARE = st.sampled_from(["2015-11-03", "12", "17.20", "-5", "yes", "no", "12:30", "K", "7E1"]).map(Bare)


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(yaml_parser, "C_LOADER", None)


def tree_of(text: str) -> Tree:
    document = read(text.encode())
    assert document.faults == ()
    return document.tree


def is_words(text: str) -> bool:
    return text != "null" and all(word.isalpha() for word in text.split(" "))


def is_block(text: str) -> bool:
    lines = text.removesuffix("\n").split("\n")
    return text[:1].isalnum() and lines[-1] != "" and all(line.isprintable() and line == line.strip() for line in lines)


def escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"


class Hand:
    """Somebody who writes a record by hand, now in this style and now in that, and comments on it."""

    def __init__(self, mood: Random) -> None:
        self.any_of = mood.choice
        self.list_step = mood.choice([0, 2, 4])
        self.step = mood.choice([2, 4])
        self.comments = 0
        self.ends_line = False
        self.places: dict[Path, tuple[int, int]] = {}
        self.lines: list[str] = []

    def maybe(self) -> bool:
        return bool(self.any_of((True, False, False, False)))

    def comment(self) -> str:
        self.comments += 1
        return f"# comment: {self.comments}, 'said'"

    def between(self, column: int) -> None:
        if self.maybe():
            self.lines.append(self.any_of(["", " " * column + self.comment(), self.comment()]))

    def tail(self) -> str:
        return "  " + self.comment() if self.maybe() else ""

    def one_line(self, value: Tree) -> str:
        """A value in brackets or quotes, or plain where that can do no harm anywhere."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.one_line(name)}: {self.one_line(of)}" for name, of in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.one_line, value)) + self.any_of(["", " "]) + "]"
        if value is None:
            return self.any_of(["~", "null"])
        if is_words(value) and self.maybe():
            return value
        if "'" in value and value.isprintable() and self.maybe():
            return "'" + value.replace("'", "''") + "'"
        return '"' + "".join(map(escaped, value)) + '"'

    def place(self, path: Path, head: str, column: int, value: Tree) -> None:
        """Write one entry, `head` being its name and colon or its dash."""
        first = len(self.lines)
        if isinstance(value, dict | list) and value and not self.maybe():
            self.below(path, head, column, value)
        elif value is None and self.maybe():
            self.lines.append(head + self.tail())
        elif isinstance(value, str) and self.maybe():
            self.several_lines(head, " " * (column + self.step), value)
        else:
            self.lines.append(head + self.any_of([" ", "  "]) + self.one_line(value) + self.tail())
        self.places[path] = (first, len(self.lines))

    def several_lines(self, head: str, indent: str, value: str) -> None:
        words = value.split(" ")
        if is_block(value) and self.maybe():
            self.ends_line |= value.endswith("\n")
            self.lines.append(f"{head} |{'' if value.endswith(chr(10)) else '-'}{self.tail()}")
            self.lines += [indent + line if line else "" for line in value.removesuffix("\n").split("\n")]
        elif is_words(value) and self.maybe():
            self.lines += [f"{head} >-{self.tail()}", *(indent + word for word in words)]
        elif is_words(value) and len(words) > 1:
            self.lines += [f"{head} {words[0]}", *(indent + word for word in words[1:])]
            self.lines[-1] += self.tail()
        else:
            self.lines += [head, indent + self.one_line(value) + self.tail()]

    def below(self, path: Path, head: str, column: int, value: dict[str, Tree] | list[Tree]) -> None:
        is_item = head.rstrip().endswith("-")
        if is_item and not self.maybe():
            first = len(self.lines)
            self.collection(path, column + 2, value, blank_first=False)
            self.lines[first] = head + " " + self.lines[first][column + 2 :]
            # What begins behind the dash shares its line with the whole item.
            self.places = {place: lines for place, lines in self.places.items() if lines[0] != first}
            return
        self.lines.append(head + self.tail())
        step = self.list_step if isinstance(value, list) and not is_item else self.step
        self.collection(path, column + step, value)

    def collection(self, path: Path, column: int, value: Any, *, blank_first: bool = True) -> None:
        for number, name in enumerate(value):
            if number or blank_first:
                self.between(column)
            step, head = (name, f"{self.one_line(name)}:") if isinstance(value, dict) else (number, "-")
            self.place((*path, step), " " * column + head, column, value[step])

    def record(self, value: Tree) -> None:
        self.between(0)
        if isinstance(value, (dict, list)) and value and not self.maybe():
            self.collection((), 0, value)
        else:
            self.lines.append(self.one_line(value))
        self.between(0)


@dataclass(frozen=True)
class Record:
    """A text, what it says, the line end it uses, and between which lines each entry stands."""

    text: str
    value: Any
    end: str
    places: dict[Path, tuple[int, int]]


@st.composite
def records(draw: Draw) -> Record:
    value = draw(TREES)
    mood = Random(draw(st.integers(0, 2**32)))
    hand = Hand(mood)
    hand.record(value)
    end = mood.choice(["\n", "\n", "\r\n", "\r"])
    last = end if hand.ends_line else mood.choice([end, ""])
    text = mood.choice(["", "", "\ufeff"]) + end.join(hand.lines) + last
    return Record(text, value, end, hand.places)


def all_paths(value: Tree, path: Path = ()) -> list[Path]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for name, of in below for found in all_paths(of, (*path, name)))]


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def edited(value: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = edited(value[path[0]], path[1:], change)
    return copy


def common_ends(one: str, other: str) -> int:
    """How many characters two texts share at the beginning and, beyond that, at the end."""
    start = shared(one, other)
    return start + shared(one[start:][::-1], other[start:][::-1])


def shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def check_lines_around(record: Record, path: Path, result: str) -> None:
    """Only the lines of the innermost entry around `path` that has lines of its own may have changed."""
    while path and path not in record.places:
        path = path[:-1]
    if path:
        first, last = record.places[path]
        before, after = (text.removeprefix("\ufeff").split(record.end) for text in (record.text, result))
        assert after[:first] == before[:first]
        assert after[len(after) - len(before[last:]) :] == before[last:]


@given(records(), TREES | BARE, st.data())
def test_setting_a_value_changes_that_value_and_no_line_around_it(
    record: Record, new: Tree, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(all_paths(record.value)))
    result = set_value(record.text, path, new)
    assert tree_of(result) == edited(record.value, path, lambda _: new)
    check_lines_around(record, path, result)


@given(records(), NAMES, TREES | BARE, st.data())
def test_adding_a_field_takes_no_character_away(record: Record, name: str, new: Tree, data: st.DataObject) -> None:
    mappings = [path for path in all_paths(record.value) if isinstance(at(record.value, path), dict | None)]
    assume(mappings)
    path = data.draw(st.sampled_from(mappings))
    fields = at(record.value, path) or {}
    assume(name not in fields)
    result = set_value(record.text, (*path, name), new)
    assert tree_of(result) == edited(record.value, path, lambda _: {**fields, name: new})
    check_lines_around(record, path, result)
    if fields and record.text.endswith(record.end):
        assert common_ends(record.text, result) == len(record.text)


@given(records(), TREES | BARE, st.data())
def test_adding_an_item_takes_no_character_away(record: Record, new: Tree, data: st.DataObject) -> None:
    lists = [path for path in all_paths(record.value) if isinstance(at(record.value, path), list | None)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    items = at(record.value, path) or []
    index = data.draw(st.none() | st.integers(0, len(items)))
    result = insert_item(record.text, path, new, index)
    where = len(items) if index is None else index
    assert tree_of(result) == edited(record.value, path, lambda _: [*items[:where], new, *items[where:]])
    check_lines_around(record, path, result)
    if items and record.text.endswith(record.end):
        assert common_ends(record.text, result) == len(record.text)


@given(records(), st.data())
def test_removing_an_entry_adds_no_character(record: Record, data: st.DataObject) -> None:
    paths = all_paths(record.value)[1:]
    assume(paths)
    path = data.draw(st.sampled_from(paths))
    result = remove(record.text, path)
    left = at(record.value, path[:-1])
    if isinstance(left, dict):
        left = {name: value for name, value in left.items() if name != path[-1]}
    else:
        left = [item for number, item in enumerate(left) if number != path[-1]]
    assert tree_of(result) == edited(record.value, path[:-1], lambda _: left)
    check_lines_around(record, path if left else path[:-1], result)
    if left:
        assert common_ends(record.text, result) == len(result)


@given(records(), TREES, st.data())
def test_an_edit_and_its_reverse_leave_the_data_as_it_was(record: Record, new: Tree, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(all_paths(record.value)))
    there = set_value(record.text, path, new)
    assert tree_of(set_value(there, path, at(record.value, path))) == record.value


@given(records(), st.data())
def test_setting_what_is_there_already_changes_nothing(record: Record, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(all_paths(record.value)))
    assert set_value(record.text, path, at(record.value, path)) == record.text
