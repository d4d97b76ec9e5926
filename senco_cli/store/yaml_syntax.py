"""What a YAML parser's complaint means, in a sentence that somebody who is no programmer can act on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml

from senco_cli.store.yaml_text import LINE_END, YamlFault

NAME_MISSING: Final = "a field's name is missing in front of the colon"

_TAB_INDENT = "this line is indented with a tab; use spaces instead, two for each step"
_TAB = "a tab stands here; type a space instead"
_INDENT = "this line is not indented like the lines it belongs with; start it in the same column as they do"
_TOO_FAR_IN = (
    "this field is indented further than the one above, which already has its text; start both in the same column, "
    "or put the whole text in double quotes if this is part of it"
)
_NO_COLON = (
    "this line has no colon; write a field as its name, a colon, a space and the text, "
    "or indent the line if it goes on from the one above"
)
_NAME_TOO_LONG = "this is far too long for a field's name; put a text that holds a colon in double quotes"
_LIST_BELOW = 'a list begins on the line below the name of its field; put the "- " there'
_NOT_A_FIELD = 'a line that begins with "- " stands among fields; indent it under the field whose list it belongs to'
_NOT_AN_ITEM = 'this line stands in a list but does not begin with "- "; begin it so, or indent it under the item above'
_BLOCK = "the text after | or > begins on the next line; put a text that begins with | or > itself in double quotes"
_BACKSLASH = "a backslash between double quotes has a meaning of its own; type it twice, or use single quotes"
_AFTER_QUOTE = {
    '"': 'the text goes on after its closing quote; type a double quote within it as \\", or leave the quotes out',
    "'": "the text goes on after its closing quote; put a text with an apostrophe in double quotes",
}
_AFTER_BRACKET = "the text goes on after a closing bracket; put the whole of it in double quotes"
_IN_BRACKETS = "within { } or [ ] put a text that holds a comma, a colon, a bracket or a quote in double quotes"
_SECOND = "the record ended above this line; keep one record in a file, without lines of --- or ..."
_UNKNOWN = "this cannot be read; look for a missing quote, colon or space in this line and the one above"

_CLOSING: Final = {"{": "}", "[": "]"}
_QUOTES: Final = {'"': "double", "'": "single"}
_WITHOUT_SPACE: Final = re.compile(r"\s*(?:- +)*([A-Za-z_][\w-]*):(?=[^\s:/])")
_FIELD: Final = re.compile(r"(?<![\w'’-])([a-z][a-z0-9_]*) *:(?:\s|$)")
# A field's name, which may be repeated; whatever else stands before a colon may be somebody's name.
_SAID: Final = re.compile(r"[a-z][a-z0-9_]*")
_NAME_LIMIT: Final = 1000
_INDICATORS: Final = "-?:,[]{}#&*!|>@`%"


@dataclass(frozen=True)
class _Place:
    """Where a parser gave up, and where what it was reading began; lines and columns count from 0."""

    lines: list[str]
    line: int
    column: int
    begun: tuple[int, int]
    context: str

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    @property
    def is_end(self) -> bool:
        return not self.text[self.column :].strip() and not any(line.strip() for line in self.lines[self.line + 1 :])

    @property
    def beginning(self) -> _Place:
        return self.at(*self.begun)

    def at(self, line: int, column: int) -> _Place:
        return replace(self, line=line, column=column)

    def says(self, sentence: str) -> YamlFault:
        return YamlFault(self.line + 1, self.column + 1, sentence)


def explain(error: yaml.MarkedYAMLError, text: str) -> YamlFault:
    """The fault that made a parser give up on `text`, at the place where a person would mend it."""
    mark: Any = error.problem_mark
    begun: Any = error.context_mark or mark
    context, problem = error.context or "", error.problem or ""
    place = _Place(LINE_END.split(text), mark.line, mark.column, (begun.line, begun.column), context)
    explanation = next((found for words, found in _EXPLANATIONS if words in context or words in problem), None)
    return explanation(place) if explanation else place.says(_UNKNOWN)


def begins_with(character: str) -> str:
    """The sentence for a text that begins with a character YAML keeps for itself."""
    return f'a text cannot begin with {character}; put it in double quotes: "{character}..."'


def space_missing(text: str) -> str | None:
    """The sentence for `name:text` where `name: text` is meant; None where there is no sign of that."""
    found = _WITHOUT_SPACE.match(text)
    return f"a space is missing after {said(found[1], ':') or 'the colon'}; type one there" if found else None


def said(name: str, after: str = "") -> str | None:
    """The name of a field in quotes; None for what may be the name of a child."""
    return f'"{name}{after}"' if _SAID.fullmatch(name) else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _at_start(place: _Place) -> YamlFault:
    if place.character == "\t":
        return place.says(_TAB if place.before.strip() else _TAB_INDENT)
    return place.says(begins_with(place.character) if place.character in _INDICATORS else _UNKNOWN)


def _without_colon(place: _Place) -> YamlFault:
    """For a whole line that ought to be a field; `place` is anywhere in it."""
    if found := _WITHOUT_SPACE.match(place.text):
        return place.at(place.line, found.end()).says(space_missing(place.text) or _NO_COLON)
    return place.at(place.line, _indent(place.text)).says(_NO_COLON)


def _unexpected_colon(place: _Place) -> YamlFault:
    if re.search(r":\s", place.before):
        return _colon_in_text(place)
    if place.column > _NAME_LIMIT:
        return place.says(_NAME_TOO_LONG)
    numbers = [number for number in range(place.line) if place.lines[number].strip(" ")[:1] not in ("", "#")]
    for number in reversed(numbers):
        line = place.lines[number]
        if _WITHOUT_SPACE.match(line):
            return _without_colon(place.at(number, 0))
        if _indent(line) < _indent(place.text):
            return place.at(place.line, _indent(place.text)).says(_TOO_FAR_IN)
    return _without_colon(place.at(numbers[-1], 0)) if numbers else place.says(_UNKNOWN)


def _colon_in_text(place: _Place) -> YamlFault:
    if place.before.rstrip()[-1:] in _QUOTES:
        return _after_quote(place)
    names = _FIELD.findall(place.before)
    if not names:
        return place.says("a colon stands within the text; put the whole text in double quotes")
    return place.says(f'the text of "{names[-1]}" has a colon in it; put the text in double quotes: {names[-1]}: "..."')


def _after_quote(place: _Place) -> YamlFault:
    """Text after a quote: either the quote was meant to be part of the text, or an earlier one was never closed."""
    quote = place.before.rstrip()[-1]
    if place.before.count(quote) % 2:
        opening = re.compile(rf"(?:^|[:,\[{{-])\s*({quote})")
        for number in range(place.line - 1, -1, -1):
            line = place.lines[number]
            if line.count(quote) % 2 and (found := opening.search(line)):
                return _unclosed_quote(place.at(number, found.start(1)))
    return place.says(_AFTER_QUOTE[quote])


def _unclosed_quote(place: _Place) -> YamlFault:
    name = _QUOTES.get(place.character, "double")
    return place.says(f"the {name} quote that opens here is never closed; type it again where the text ends")


def _unclosed_bracket(place: _Place) -> YamlFault:
    closing = _CLOSING.get(place.character)
    if closing is None:
        return place.says(_IN_BRACKETS)
    return place.says(f"the {place.character} that opens here is never closed; type {closing} where it ends")


def _in_brackets(place: _Place) -> YamlFault:
    opening = place.beginning
    later = place.lines[opening.line + 1 : place.line + 1]
    begins_anew = any(
        line.strip() and _indent(line) <= _indent(opening.text) and line.lstrip()[0] not in "]}" for line in later
    )
    if place.is_end or begins_anew:
        return _unclosed_bracket(opening)
    if place.character in ("]", "}") and opening.character in _CLOSING:
        closing = _CLOSING[opening.character]
        return place.says(f"{place.character} stands here, but what {opening.character} opens ends with {closing}")
    if place.character == ":":
        return _colon_in_text(place)
    if place.before.rstrip()[-1:] in _QUOTES:
        return _after_quote(place)
    return place.says(_IN_BRACKETS)


def _nothing_there(place: _Place) -> YamlFault:
    if place.text.startswith("..."):
        return place.says(_SECOND)
    if not place.is_end:
        return _at_start(place)
    for number in range(place.line, -1, -1):
        line = place.lines[number]
        if (column := max(line.rfind("["), line.rfind("{"))) >= 0:
            return _unclosed_bracket(place.at(number, column))
    return place.says(_UNKNOWN)


def _misplaced(place: _Place) -> YamlFault:
    """For what does not belong to the fields or the list that it stands in."""
    before, character = place.before.strip(" -"), place.character
    if before[-1:] in _QUOTES:
        return _after_quote(place)
    if before and before[-1] in "]}":
        return place.says(_AFTER_BRACKET)
    if character == ":" and not before:
        return place.says(NAME_MISSING)
    if character and character in ",]}":
        return place.says(begins_with(character))
    if before or place.column != place.begun[1]:
        return place.says(_INDENT)
    if "collection" in place.context:
        return place.says(_NOT_AN_ITEM)
    return place.says(_NOT_A_FIELD if character == "-" else _INDENT)


def _after_end(place: _Place) -> YamlFault:
    if place.before.strip():
        return _misplaced(place)
    if any(line.startswith(("---", "...")) for line in place.lines[: place.line]):
        return place.says(_SECOND)
    return place.says(_INDENT)


def _backslash(place: _Place) -> YamlFault:
    return place.at(place.line, max(place.text.rfind("\\", 0, place.column + 1), 0)).says(_BACKSLASH)


def _says(sentence: str) -> Callable[[_Place], YamlFault]:
    return lambda place: place.says(sentence)


# What PyYAML and libyaml write in the context or the problem of an error; the first that fits counts.
_EXPLANATIONS: Final[tuple[tuple[str, Callable[[_Place], YamlFault]], ...]] = (
    ("tab character", _at_start),
    ("cannot start any token", _at_start),
    ("mapping values are not allowed", _unexpected_colon),
    ("sequence entries are not allowed", _says(_LIST_BELOW)),
    ("mapping keys are not allowed", _at_start),
    ("could not find expected ':'", lambda place: _without_colon(place.beginning)),
    ("escape", _backslash),
    ("quoted scalar", lambda place: _unclosed_quote(place.beginning)),
    ("scanning an alias", lambda place: _at_start(place.beginning)),
    ("scanning an anchor", lambda place: _at_start(place.beginning)),
    ("scanning a tag", lambda place: _at_start(place.beginning)),
    ("parsing a tag", lambda place: _at_start(place.beginning)),
    ("undefined tag handle", lambda place: _at_start(place.beginning)),
    ("block scalar", lambda place: place.beginning.says(_BLOCK)),
    ("directive", lambda place: place.beginning.says(begins_with("%"))),
    ("YAML document", lambda place: place.says(begins_with("%"))),
    ("node content", _nothing_there),
    ("while parsing a flow", _in_brackets),
    ("while parsing a block", _misplaced),
    ("<document start>", _after_end),
)
