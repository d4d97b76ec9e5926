"""PyYAML's two parsers behind one door: the fast one in C, and the one in Python made to agree with it."""

from __future__ import annotations

import re
from typing import Any, Final, Protocol

import yaml

# A machine without libyaml has no such class.
C_LOADER: Final[type[yaml.CBaseLoader] | None] = getattr(yaml, "CBaseLoader", None)

# Where libyaml takes what the Python parser refuses, the latter decides, so that a file means the same everywhere.
_DISAGREED: Final = ("\t", "|#", ">#", "-#", "+#")

# The Python parser takes every question mark within brackets for an indicator; these are only punctuation.
_PUNCTUATION: Final = re.compile(r"((?<=[^\s,\[\]{}])|[^\s,\[\]{}:?-] +)\?")
_PRIVATE_USE: Final = range(0xE000, 0xF900)


class Parser(Protocol):
    """What both parsers can do for us."""

    def get_event(self) -> Any:
        """The next parse event; raises yaml.YAMLError."""

    def get_single_node(self) -> yaml.Node | None:
        """The whole document as nodes with marks; raises yaml.YAMLError."""


class PythonParser(yaml.BaseLoader):
    """PyYAML's parser in Python, which takes a question mark within brackets for what it is."""

    def __init__(self, text: str) -> None:
        self._stand_in = next((chr(code) for code in _PRIVATE_USE if chr(code) not in text), "?")
        super().__init__(_PUNCTUATION.sub(rf"\1{self._stand_in}", text))

    def scan_plain(self) -> Any:
        """A plain scalar, question marks restored."""
        return self._restored(super().scan_plain())

    def scan_flow_scalar(self, style: str) -> Any:
        """A quoted scalar, question marks restored."""
        return self._restored(super().scan_flow_scalar(style))

    def scan_block_scalar(self, style: str) -> Any:
        """A literal or folded scalar, question marks restored."""
        return self._restored(super().scan_block_scalar(style))

    def _restored(self, token: Any) -> Any:
        token.value = token.value.replace(self._stand_in, "?")
        return token


def parser_for(text: str) -> Parser:
    """The parser to read `text` with, which has neither a byte order mark nor a character that YAML forbids."""
    if C_LOADER is None or any(mark in text for mark in _DISAGREED):
        return PythonParser(text)
    return C_LOADER(text)
