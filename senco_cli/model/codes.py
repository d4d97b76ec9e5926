"""Code sets: the field's lists of codes as dated data, one file a set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from senco_cli.model.shipped import shipped, shipped_names


class Code(NamedTuple):
    """One code: what it is called, when it may be used and where, and who says so."""

    code: str
    name: str
    also: tuple[str, ...] = ()
    note: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    group: str | None = None
    used_in: tuple[str, ...] = ()
    source: str | None = None
    verified: str | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether a new entry dated `day` may use this code."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class CodeSet(NamedTuple):
    """The codes of one field, in the order in which they are offered."""

    name: str
    title: str
    meaning: str
    source: str
    codes: tuple[Code, ...]

    def get(self, code: str) -> Code | None:
        """The code with exactly this spelling."""
        return next((each for each in self.codes if each.code == code), None)

    def name_of(self, code: str) -> str:
        """The words for a code; the code itself where the set does not know it."""
        known = self.get(code)
        return known.name if known else code

    def find(self, text: str) -> Code | None:
        """The code somebody means who typed its letters in any case, its name, or one of its other names."""
        wanted = fold(text)
        for code in self.codes:
            if wanted in {fold(code.code), fold(code.name), *(fold(name) for name in code.also)}:
                return code
        return None

    def current(self, day: date) -> tuple[Code, ...]:
        """The codes that a new entry dated `day` may use."""
        return tuple(code for code in self.codes if code.is_valid_on(day))


class NotACode(ValueError):
    """Text that is not a code of the set; `sentence` says which codes there are, or the likeliest."""

    def __init__(self, code_set: CodeSet, text: str) -> None:
        self.sentence = _not_a_code(code_set, text)
        super().__init__(self.sentence)


def fold(text: str) -> str:
    """Text without case, punctuation or doubled spaces, for comparing what people type."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@cache
def code_set(name: str) -> CodeSet:
    """The code set in `code_sets/<name>.yaml`."""
    data = _read(f"{name}.yaml")
    return CodeSet(
        name=name,
        title=data["title"],
        meaning=data["meaning"],
        source=data["source"],
        codes=tuple(_code(row) for row in data["codes"]),
    )


def code_set_names() -> tuple[str, ...]:
    """Every code set there is, by being there."""
    return shipped_names("model/code_sets")


def understand(name: str, text: str) -> str:
    """The code of set `name` that `text` spells, in any case.

    Raises NotACode for anything else, words for a code included: words are for prompts and imports.
    """
    wanted = text.strip()
    code = _spellings(name).get(wanted.casefold())
    if code is None:
        raise NotACode(code_set(name), wanted)
    return code


@cache
def _spellings(name: str) -> Mapping[str, str]:
    """Codes by their letters in no case; of two that are spelled alike the first."""
    return {code.code.casefold(): code.code for code in reversed(code_set(name).codes)}


def _read(name: str) -> Any:
    return shipped(f"model/code_sets/{name}")


def _code(row: dict[str, Any]) -> Code:
    return Code(
        code=row["code"],
        name=row["name"],
        also=tuple(row.get("also", ())),
        note=row.get("note"),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        group=row.get("group"),
        used_in=tuple(row.get("used_in", ())),
        source=row.get("source"),
        verified=row.get("verified"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _not_a_code(codes: CodeSet, text: str) -> str:
    """Says what stands there only where it is the words for a code: anything else may be a name or a note."""
    meant = codes.find(text)
    if meant:
        return f'"{text}" is the words for a code; write {meant.code} ({meant.name})'
    from difflib import get_close_matches

    close = get_close_matches(text.casefold(), [code.code.casefold() for code in codes.codes], n=1)
    if close:
        likely = next(code for code in codes.codes if code.code.casefold() == close[0])
        return f"is not a code for {codes.title}; did you mean {likely.code} ({likely.name})?"
    known = ", ".join(code.code for code in codes.codes)
    return f"is not a code for {codes.title}; use one of {known}"
