"""Diagnoses as registers write them, and how sure each one is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from senco_cli.exchange.shipped import grouped_words, word, words
from senco_cli.exchange.text import one_line, squeeze

_TAILED = re.compile(r"(?P<head>.+?)(?:\s+[-–—]\s*|\s*[-–—]\s+|\s*\()(?P<tail>[^()]+)\)?")
_SEPARATORS = re.compile(r"[;\n|•·,/&+](?![^(]*\))")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class DiagnosisRead:
    """A diagnosis in the words of the cell; `certainty` is a code, None where the cell does not say."""

    name: str
    certainty: str | None = None
    made_by: str | None = None


def read_diagnosis(text: str) -> DiagnosisRead | None:
    """The diagnosis that a text speaks of; None where it names no condition and no diagnosis."""
    certainty = is_certain(text)
    if certainty is None and not _names_condition(text):
        return None
    return _told(text, certainty)


def read_diagnoses(cell: str) -> tuple[DiagnosisRead, ...]:
    """The diagnoses in a cell of a column that holds nothing else."""
    parts = [one_line(part).strip(" .-*") for part in _SEPARATORS.split(cell)]
    return tuple(_told(part, is_certain(part)) for part in parts if squeeze(part) and word(part) not in words("blank"))


def is_certain(text: str) -> str | None:
    """The code for how sure a text says that a diagnosis is; None where it does not say."""
    plain = f" {_spaced(text)} "
    for certainty, phrases in grouped_words("certainty").items():
        if any(f" {phrase} " in plain for phrase in phrases):
            return certainty
    return "suspected" if "?" in text else None


def _told(text: str, certainty: str | None) -> DiagnosisRead:
    match = _TAILED.fullmatch(text)
    if match:
        head, tail = match["head"], match["tail"].strip()
        if " report" in f" {tail.casefold()}":
            return DiagnosisRead(_unasked(head), certainty, tail)
        if _says_only_certainty(tail):
            return DiagnosisRead(_unasked(head), certainty)
    return DiagnosisRead(_unasked(text), certainty)


def _says_only_certainty(tail: str) -> bool:
    plain = _spaced(tail)
    return any(plain in phrases for phrases in grouped_words("certainty").values())


def _names_condition(text: str) -> bool:
    plain = f" {_spaced(text)} "
    for name in words("diagnosis"):
        if f" {_spaced(name)} " in plain:
            # ADD, ODD and CP are conditions; "add" and "odd" in a sentence are not.
            return len(name) >= _SHORT or name.upper() in text or _spaced(name) == plain.strip()
    return False


def _unasked(text: str) -> str:
    return one_line(text.replace("?", " ")).strip() or text


def _spaced(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
