"""The plain shape that nearly every record has, read several times quicker than by PyYAML and to the very same tree."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from senco_cli.store.plain_files import MAX_BYTES
from senco_cli.store.yaml_text import FORBIDDEN

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Path: TypeAlias = tuple[str | int, ...]

# Unquoted, these three mean "nothing"; `Null` is a surname.
NULLS: Final = frozenset(("", "~", "null"))

# How many lists and fields may stand inside one another; so many are for the parser to count.
MAX_DEPTH: Final = 32
_MOST_LEVELS: Final = 12

# Each pattern takes less than YAML does: where a rule is in doubt, what it rules is left to the parser. What one repeat
# takes no other could, so that no text makes them slow. Only runs of single characters are kept for good (`*+`): with
# groups early releases of Python 3.11 go wrong.
_KEY: Final = r"(?!null:)[A-Za-z0-9_][\w-]{0,99}+"
_FIRST: Final = r"""(?:[^\s?:,\[\]{}#&*!|>'"%@`-]|-(?=[0-9A-Za-z]))"""
_DOUBLE: Final = r'"[^"\\\n]*+(?:(?:\\["\\n]|\n[ ]++(?=[^ \n"]))[^"\\\n]*+)*"'
_SINGLE: Final = r"'[^'\n]*+(?:(?:''|\n[ ]++(?=[^ \n']))[^'\n]*+)*'"
_PLAIN_LINE: Final = rf"{_FIRST}[^\n:#]*+(?:(?::(?=[^ \n])|(?<![ ])\#)[^\n:#]*+)*"
_PLAIN: Final = rf"{_PLAIN_LINE}(?:\n[ ]++{_PLAIN_LINE}(?=[\n#]))*"
_REST_WITHIN: Final = r"[^\n:#?,\[\]{}]*+"
_PLAIN_WITHIN: Final = (
    rf"{_FIRST}{_REST_WITHIN}"
    rf"(?:(?:(?<=\w):(?=[\w/])|(?<![ ])\#|(?<=\w)\?|\n[ ]++(?={_FIRST})){_REST_WITHIN})*"
)
# What holds neither brackets nor quotes within quotes, on one line: nearly all that stands within brackets.
_FLAT: Final = (
    rf"{_FIRST}{_REST_WITHIN}(?:(?:(?<=\w):(?=[\w/])|(?<![ ])\#|(?<=\w)\?){_REST_WITHIN})*"
    r"""|"[^"\\\n]*+"|'[^'\n]*+'"""
)
# Only where they seem to end; the whole must then be a value.
_BRACKETS: Final = r"[\[{](?:[^\n]*+(?<![\]}])\n[ ]++)*[^\n]*+(?<=[\]}])|[\[{][^\n#]*[\]}](?=[ ]++\#)"
_BLOCK: Final = r"[|>]-?[ ]*+(?=\n([ ]++)[^ \n])(?:\n\5[^\n]*+|\n[ ]*+(?=\n))*"
_NOTHING: Final = r"(?:[ ]*+(?:\#[^\n]*+)?\n)*"
_SPACE: Final = r"[ ]*+(?:\n[ ]++)?"

_PRINTABLE: Final = bytes((*range(0x20, 0x7F), 0x0A))
_MARKS: Final = frozenset("\"'[{|>")
_QUOTES: Final = frozenset("\"'")
_ESCAPES: Final = {'\\"': '"', "\\\\": "\\", "\\n": "\n"}


class _NotPlain(Exception):
    """There is something in the text that a parser of YAML had better judge."""


class _Patterns(NamedTuple):
    """A line with what belongs to it, one step of what stands within brackets, and what is changed in texts.

    `fields` and `entries` are one field, or entry of a list, of what stands flat within brackets.
    """

    nothing: re.Pattern[str]
    line: re.Pattern[str]
    step: re.Pattern[str]
    fields: re.Pattern[str]
    entries: re.Pattern[str]
    line_breaks: re.Pattern[str]
    escape: re.Pattern[str]


def plain_tree(data: bytes) -> Tree:
    """What a record says; None where it is empty, or has anything in it that is not plain.

    Whatever is read here a parser of YAML reads without a fault and to the same tree.
    """
    try:
        return _tree(_text(data))
    except (_NotPlain, UnicodeDecodeError):
        return None


def _text(data: bytes) -> str:
    """The text of a file in which no character is a fault, or may mean one thing here and another there."""
    if len(data) > MAX_BYTES:
        raise _NotPlain
    data = data.removeprefix(BOM_UTF8)
    rest = data.translate(None, _PRINTABLE)
    if b"\r" in rest:
        data = data.replace(b"\r\n", b"\n")
        rest = data.translate(None, _PRINTABLE)
    if rest and (min(rest) < 0x80 or FORBIDDEN.search(rest.decode("utf-8"))):
        raise _NotPlain
    if not data.endswith(b"\n"):
        # A text of several lines that ends where the file ends is without the line end that others have.
        if b"|" in data or b">" in data:
            raise _NotPlain
        data += b"\n"
    return data.decode("utf-8")


def _tree(text: str) -> Tree:
    """The tree that the beginnings of the lines tell.

    A level is twice the column, and one more for the dashes of a list, which may stand right below the list's name.
    """
    root: list[Tree] = [None]
    nodes: list[Any] = [root]
    levels = [-1]
    # Where fields or a list go that begin on the next line: what stood last had no text.
    holder: Any = root
    place: Any = 0
    for indent, dash, key, value, inner in _matches(text):
        column = len(indent)
        level = 2 * column + 1 if dash else 2 * column
        if level > levels[-1]:
            if holder is None or len(levels) > _MOST_LEVELS:
                raise _NotPlain
            holder[place] = [] if dash else {}
            nodes.append(holder[place])
            levels.append(level)
        elif level < levels[-1]:
            while level < levels[-1]:
                del levels[-1], nodes[-1]
            if level != levels[-1]:
                raise _NotPlain
        holder, place = nodes[-1], key
        if dash:
            holder.append({} if key else None)
            if key:
                column += len(dash)
                levels.append(2 * column)
                nodes.append(holder := holder[-1])
            else:
                place = -1
        elif not key or key in holder:
            raise _NotPlain
        holder[place] = _value(value, column, len(inner)) if value else None
        holder = None if value else holder
    return root[0]


def _matches(text: str) -> list[tuple[str, str, str, str, str]]:
    """Indentation, dash, name and value of each line, and the indentation of the lines of a block."""
    patterns = _patterns()
    before = patterns.nothing.match(text)
    return patterns.line.findall(text, before.end() if before else 0)


def _value(text: str, column: int, inner: int) -> Tree:
    """What stands behind a name or a dash in a column; the lines of a block begin with so many spaces."""
    first = text[0]
    if first not in _MARKS:
        if "\n" in text:
            # What stands no further in than the name does not belong to its text.
            if text.count("\n") != text.count("\n" + " " * (column + 1)):
                raise _NotPlain
            text = _one_line(text)
        else:
            text = text.rstrip(" ")
        return None if text in NULLS else text
    if first in "[{":
        return _within(text)
    if first in "|>":
        if inner <= column:
            raise _NotPlain
        return _block(text, inner)
    return _quoted(text)


def _one_line(text: str) -> str:
    return " ".join([line.strip(" ") for line in text.split("\n")])


def _quoted(text: str) -> str:
    if "\n" in text:
        text = _one_line(text)
    mark, text = text[0], text[1:-1]
    if mark == "'":
        return text.replace("''", "'")
    return _patterns().escape.sub(lambda found: _ESCAPES[found[0]], text) if "\\" in text else text


def _block(text: str, inner: int) -> str:
    """The lines below a bar, as they are, or below an angle bracket, of which a paragraph is one line."""
    header, *lines = text.split("\n")
    is_folded = header[0] == ">"
    lines = [line[inner:] for line in lines]
    # A line that begins further in stays a line of its own, and one of spaces alone is no empty one.
    if any(line[:1] == " " and (is_folded or not line.strip(" ")) for line in lines):
        raise _NotPlain
    text = "\n".join(lines).rstrip("\n")
    if is_folded:
        text = _patterns().line_breaks.sub(lambda found: found[0][1:] or " ", text)
    return text if header[1:2] == "-" else f"{text}\n"


def _flat(text: str) -> Tree:
    """The list or the fields within brackets, if no others stand within them and all are on one line; else None."""
    if text[0] == "[":
        entries = _patterns().entries.findall(text, 1)
        return [_plain_or_quoted(entry) for entry in entries] if "" not in entries else None
    pairs = _patterns().fields.findall(text, 1)
    fields: dict[str, Tree] = {key: _plain_or_quoted(entry) for key, entry in pairs}
    return fields if "" not in fields and len(fields) == len(pairs) else None


def _plain_or_quoted(text: str) -> str | None:
    if text[:1] in _QUOTES:
        return text[1:-1]
    text = text.rstrip(" ")
    return None if text in NULLS else text


def _within(text: str) -> Tree:
    """The list or the fields within brackets."""
    flat = _flat(text)
    if flat is not None:
        return flat
    root: list[Tree] = []
    node: Any = root
    outer: list[Any] = []
    is_more = True
    for key, bracket, entry, closing, comma in _patterns().step.findall(text):
        if not is_more or bool(key) is not (type(node) is dict) or (key and key in node):
            raise _NotPlain
        if bracket:
            entry = {} if bracket == "{" else []
        elif entry:
            entry = _value(entry, -1, 0)
        else:
            raise _NotPlain
        if key:
            node[key] = entry
        else:
            node.append(entry)
        if bracket:
            if len(outer) > _MOST_LEVELS:
                raise _NotPlain
            outer.append(node)
            node = entry
        is_more = bracket != "" and not closing
        if comma:
            if is_more:
                raise _NotPlain
            is_more = True
        for mark in closing:
            if mark in "]}":
                if not outer or (mark == "}") is not (type(node) is dict):
                    raise _NotPlain
                node = outer.pop()
    if is_more or outer or len(root) != 1:
        raise _NotPlain
    return root[0]


@cache
def _patterns() -> _Patterns:
    # What is not plain takes all that is left with it, so that nothing more is looked for.
    line = rf"""(?: ([ ]*+) (-(?:[ ]++|(?=\n)))? (?:({_KEY}):(?:[ ]++|(?=\n)))?
            ({_DOUBLE}|{_SINGLE}|{_BRACKETS}|{_BLOCK}|{_PLAIN})?
            [ ]*+(?:(?<=[ ])\#[^\n]*+)?\n {_NOTHING}
        | (?s:.+))"""
    step = rf"""(?:({_KEY}):(?=[ \n]){_SPACE})?
        (?: ([\[{{]){_SPACE} | ({_DOUBLE}|{_SINGLE}|{_PLAIN_WITHIN}){_SPACE} )
        ((?:[\]}}]{_SPACE})*) (,?){_SPACE}
        | (?s:.+)"""
    key, ahead = rf"({_KEY}):[ ]++", "[ ]*+"
    return _Patterns(
        nothing=re.compile(_NOTHING),
        line=re.compile(line, re.VERBOSE),
        step=re.compile(step, re.VERBOSE),
        fields=re.compile(rf"{ahead}{key}({_FLAT}){ahead}(?:,|\}}\Z)|(?s:.+)"),
        entries=re.compile(rf"{ahead}({_FLAT}){ahead}(?:,|\]\Z)|(?s:.+)"),
        line_breaks=re.compile(r"\n+"),
        escape=re.compile(r'\\["\\n]'),
    )
