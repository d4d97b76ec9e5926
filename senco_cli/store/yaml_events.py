"""What PyYAML's parse events say of a text: the tree, and what records do not use refused with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from senco_cli.store.yaml_parser import Parser, PythonParser, parser_for
from senco_cli.store.yaml_plain import MAX_DEPTH, NULLS, Path, Tree
from senco_cli.store.yaml_syntax import NAME_MISSING, begins_with, explain, said, space_missing
from senco_cli.store.yaml_text import YamlFault, decode, position

# In longer files the parser in Python is too slow to be asked for a second opinion.
_SHORT: Final = 100_000

_MOST_FAULTS: Final = 100

# By its number anything can be written between double quotes; what no file can hold cannot be written again.
_HALF: Final = re.compile("[\ud800-\udfff]")

# Two versions that git put below one another; in a text between quotes a parser would take them for words.
_FIRST_VERSION: Final = re.compile(r"^<{7} ", re.MULTILINE)
_SECOND_VERSION: Final = re.compile(r"^>{7} ", re.MULTILINE)
_LEFT_BY_GIT = (
    "git left two versions here, one below <<<<<<< and one below =======; take its merge back "
    "(git merge --abort, then senco sync), or keep what is right and delete the lines with these marks"
)

_TOO_DEEP = f"more than {MAX_DEPTH} levels stand inside one another here; a record needs far fewer"
_SECOND = "a second record begins here; keep one record in a file, without lines of --- or ..."
_HALF_A_CHARACTER = "half of a character stands here, written as \\uD800 or the like; type the text again"
_NAME_NOT_TEXT = "a field's name must be plain text, without brackets or a list in it"
_COMMA = "what stands here between commas has no colon; put a text that holds a comma in double quotes"


class _TooDeep(Exception):
    """Ends the walk at the event that is one level too many."""

    def __init__(self, event: Any) -> None:
        super().__init__()
        self.event = event


def parse(data: bytes) -> tuple[Tree, tuple[YamlFault, ...]]:
    """The data in a file, as far as it can be read, and all that is wrong with it as YAML."""
    text, faults = decode(data)
    if (left := _FIRST_VERSION.search(text)) and _SECOND_VERSION.search(text, left.end()):
        return None, _listed(sorted((*faults, YamlFault(*position(text, left.start()), _LEFT_BY_GIT))))
    found: list[YamlFault] = []
    tree, error = _walk(parser_for(text), found)
    if error and len(text) <= _SHORT:
        # The parsers do not give up at the same place: this one's word is taken, so that every machine says the same.
        found = []
        tree, error = _walk(PythonParser(text), found)
    if error:
        found.append(explain(error, text))
    return tree, _listed(sorted((*faults, *found)))


def line_of(data: bytes, path: Path) -> int:
    """The line, from 1, of what is at `path`, or of the nearest thing around it that exists."""
    line = 1
    try:
        next_event = parser_for(decode(data)[0]).get_event
        next_event()
        if type(next_event()) is StreamEndEvent:
            return line
        event: Any = next_event()
        if type(event) is ScalarEvent and not event.value:
            return line
        line = _line(event)
        for step in path:
            found = _below(next_event, event, step)
            if found is None:
                break
            line, event = found
    except yaml.YAMLError:
        pass
    return line


def _listed(faults: list[YamlFault]) -> tuple[YamlFault, ...]:
    """All faults, up to a number that somebody would still read."""
    if len(faults) <= _MOST_FAULTS:
        return tuple(faults)
    first_left_out = faults[_MOST_FAULTS]
    sentence = f"and {len(faults) - _MOST_FAULTS} more faults from here on"
    return (*faults[:_MOST_FAULTS], YamlFault(first_left_out.line, first_left_out.column, sentence))


def _walk(parser: Parser, faults: list[YamlFault]) -> tuple[Tree, yaml.MarkedYAMLError | None]:
    try:
        return _document(parser.get_event, faults), None
    except _TooDeep as reached:
        faults.append(_fault(reached.event, _TOO_DEEP))
        return None, None
    except yaml.MarkedYAMLError as error:
        return None, error


def _document(next_event: Callable[[], Any], faults: list[YamlFault]) -> Tree:
    next_event()
    if type(next_event()) is StreamEndEvent:
        return None
    tree = _tree_builder(next_event, faults)(next_event(), 0)
    next_event()
    if type(after := next_event()) is not StreamEndEvent:
        faults.append(_fault(after, _SECOND))
    return tree


def _tree_builder(next_event: Callable[[], Any], faults: list[YamlFault]) -> Callable[[Any, int], Tree]:
    """A closure, because this is the inner loop of reading a folder: local names are looked up fastest."""

    def tree(event: Any, depth: int) -> Tree:
        kind = type(event)
        if event.anchor is not None or event.tag is not None:
            faults.extend(_refused(event))
        if kind is ScalarEvent:
            text: str = event.value
            if not text.isascii():
                text = _whole_characters(event, text, faults)
            return None if text in NULLS and not event.style else text
        if kind is AliasEvent:
            return None
        if depth == MAX_DEPTH:
            raise _TooDeep(event)
        if kind is MappingStartEvent:
            return mapping(event, depth + 1)
        items = []
        while type(item := next_event()) is not SequenceEndEvent:
            items.append(tree(item, depth + 1))
        return items

    def mapping(start: Any, depth: int) -> dict[str, Tree]:
        fields: dict[str, Tree] = {}
        first: dict[str, Any] = {}
        while type(key := next_event()) is not MappingEndEvent:
            name = tree(key, depth)
            event = next_event()
            value = tree(event, depth)
            if type(name) is not str or name in fields:
                faults.append(_fault(key, _no_name(key, name, first)))
            else:
                fields[name] = value
                first[name] = key
                if value is None and start.flow_style and event.start_mark.index == key.end_mark.index:
                    faults.append(_fault(key, space_missing(name) or _COMMA))
        return fields

    return tree


def _no_name(key: Any, name: Tree, first: Mapping[str, Any]) -> str:
    """Why what stands before a colon names no field, or one that has been named before."""
    if type(name) is str:
        return _twice(name, first[name])
    return _NAME_NOT_TEXT if name or type(key) is not ScalarEvent else NAME_MISSING


def _whole_characters(event: Any, text: str, faults: list[YamlFault]) -> str:
    if not _HALF.search(text):
        return text
    faults.append(_fault(event, _HALF_A_CHARACTER))
    return _HALF.sub("\ufffd", text)


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _fault(event: Any, sentence: str) -> YamlFault:
    return YamlFault(_line(event), event.start_mark.column + 1, sentence)


def _twice(name: str, first: Any) -> str:
    return f"{said(name) or 'this field'} stands here a second time, after line {_line(first)}; keep only one of them"


def _refused(event: Any) -> list[YamlFault]:
    """Faults for an alias, an anchor or a tag, which nobody means who writes a record."""
    if type(event) is AliasEvent:
        return [_fault(event, begins_with("*"))]
    marks = [mark for mark, used in (("&", event.anchor), ("!", event.tag)) if used is not None]
    return [_fault(event, begins_with(mark)) for mark in marks]


def _below(next_event: Callable[[], Any], event: Any, step: str | int) -> tuple[int, Any] | None:
    """The line of one entry of the collection that `event` begins, and the event its value begins with."""
    if type(event) is SequenceStartEvent and isinstance(step, int):
        for _ in range(step):
            if type(event := next_event()) is SequenceEndEvent:
                return None
            _skip(next_event, event)
        item = next_event()
        return None if type(item) is SequenceEndEvent else (_line(item), item)
    if type(event) is MappingStartEvent and isinstance(step, str):
        while type(key := next_event()) is not MappingEndEvent:
            _skip(next_event, key)
            value = next_event()
            if type(key) is ScalarEvent and key.value == step:
                return _line(key), value
            _skip(next_event, value)
    return None


def _skip(next_event: Callable[[], Any], event: Any) -> None:
    """Leave out all that `event` begins."""
    depth = 0
    while True:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth == 0:
            return
        event = next_event()
