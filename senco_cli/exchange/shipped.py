"""The word lists that come with this package, and codes by any of their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from senco_cli.exchange.closeness import closest
from senco_cli.exchange.text import one_line, squeeze
from senco_cli.model.codes import Code, code_set
from senco_cli.model.shipped import shipped as shipped_data

_CLOSE = 0.86
_SHORTEST_CLOSE = 6


@cache
def shipped(name: str) -> Any:
    """The data in the file `name` of this package, every scalar as text."""
    return shipped_data(f"exchange/{name}")


def word(text: str) -> str:
    """Text as the word lists hold it: one line, no capitals, no full stop."""
    return one_line(text).casefold().rstrip(".").strip()


@cache
def words(group: str) -> frozenset[str]:
    """One group of `cell_words.yaml`."""
    return words_of("cell_words.yaml", group)


@cache
def words_of(name: str, group: str) -> frozenset[str]:
    """One group of words of the file `name`."""
    return frozenset(word(each) or each for each in shipped(name)[group])


@cache
def grouped_words(group: str) -> Mapping[str, frozenset[str]]:
    """A group of `cell_words.yaml` that has groups in it, in their order."""
    return {name: frozenset(word(each) for each in some) for name, some in shipped("cell_words.yaml")[group].items()}


def code_meant(set_name: str, text: str) -> Code | None:
    """The code that `text` is the letters, the name or another name of, whatever its capitals and punctuation."""
    return _codes_by_name(set_name).get(_name_key(text))


@lru_cache(maxsize=2048)
def code_close(set_name: str, text: str) -> Code | None:
    """The code whose name is spelt almost like `text`; short texts are never close to anything."""
    wanted = _name_key(text)
    if len(wanted) < _SHORTEST_CLOSE:
        return None
    names = _codes_by_name(set_name)
    found = closest(wanted, [name for name in names if len(name) >= _SHORTEST_CLOSE], at_least=_CLOSE)
    return names[found] if found else None


@cache
def _codes_by_name(set_name: str) -> Mapping[str, Code]:
    found: dict[str, Code] = {}
    for code in code_set(set_name).codes:
        for name in (code.code, code.name, *code.also):
            found.setdefault(_name_key(name), code)
    return found


def _name_key(text: str) -> str:
    return squeeze(text.replace("&", " and "))
