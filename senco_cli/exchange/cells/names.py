"""Pupils' names as registers write them: in one cell or in several, in capitals, with the used name in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from senco_cli.exchange.shipped import words
from senco_cli.exchange.text import one_line

_USED = re.compile(
    r"\s*(?:[(\[\"“‘]|(?<!\S)')\s*(?:known as|aka|a\.k\.a\.|k/a|pref(?:erred)?\b)?[\s:]*"
    r"([^)\]\"”’]+?)\s*(?:[)\]\"”’]|'(?!\S))\s*",
    re.IGNORECASE,
)
_AKA = re.compile(r"\s+(?:known as|aka|a\.k\.a\.|k/a)\s+(.+)$", re.IGNORECASE)
_PIECES = re.compile(r"([\s\-‐–'’`.]+)")
_MC = re.compile(r"mc(\w{2,})", re.IGNORECASE)
_MAC = re.compile(r"mac\w{3,}", re.IGNORECASE)
_LONGEST = 150
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
MAC_DOUBT = "capitals after Mac cannot be told from a name in capitals; look at the spelling"
LOST = "?"
LOST_DOUBT = 'a "?" stands where the file lost a letter when it was saved; save it again as "CSV UTF-8", or look at it'
MARK_DOUBT = "what stands in brackets was not taken for a name that the pupil is known by"
SPLIT_ASSUMED = "forename and surname stand in one cell without a comma; the last name was taken as the surname"


@dataclass(frozen=True, slots=True)
class ReadName:
    """The parts of a name in one cell; `assumed` says what was guessed, `doubt` what cannot be known."""

    forename: str
    surname: str
    known_as: str | None = None
    assumed: str | None = None
    doubt: str | None = None


class NotAName(ValueError):
    """A cell from which no forename and surname can be taken; `reason` holds nothing of the cell."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def read_full_name(cell: str) -> ReadName:
    """Forename and surname from one cell, `SURNAME, Forename (Known as)` or `Forename Surname`. Raises NotAName."""
    if len(cell) > _LONGEST:
        raise NotAName("is too long for a name")
    text, known_as = _without_used(one_line(cell))
    marked = known_as is not None and (_all_upper(known_as) or not _LETTER.match(known_as))
    if not _LETTER.search(text):
        raise NotAName("holds no name")
    if any(character.isdigit() for character in text):
        raise NotAName("holds figures, so it is not only a name")
    surname, comma, forename = (part.strip() for part in text.partition(","))
    assumed = None
    if not comma:
        forename, surname, assumed = _split(text)
    if not _LETTER.search(forename) or not _LETTER.search(surname):
        raise NotAName("has one name only; forename and surname are both needed")
    spelt = _forename_case(forename, surname)
    used = known_as if known_as and not marked and known_as != spelt else None
    doubtful = case_doubt(forename if LOST in forename else surname)
    return ReadName(spelt, ordinary_case(surname), used, assumed, MARK_DOUBT if marked else doubtful)


def read_one_name(cell: str) -> str:
    """A forename or a surname from a cell of its own. Raises NotAName."""
    text = one_line(cell)
    if len(text) > _LONGEST:
        raise NotAName("is too long for a name")
    if not _LETTER.search(text):
        raise NotAName("holds no name")
    return ordinary_case(text)


def ordinary_case(name: str) -> str:
    """A name all in capitals or all in small letters as names are written; any other stays as it is."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or not (_all_upper(name) or name == name.lower()):
        return name
    pieces = _PIECES.split(name)
    several = len(name.split()) > 1
    spelt: list[str] = []
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else ""
        spelt.append(piece if place % 2 else _cased(piece, before, pieces[:place], small_words=several))
    return "".join(spelt)


def _forename_case(name: str, surname: str) -> str:
    # TJ is initials that people go by, and so is AJ beside a surname that is not in capitals.
    initials = len(name) <= 3 and not (_all_upper(surname) and _VOWEL.search(name))
    return name if initials and _all_upper(name) else ordinary_case(name)


def case_doubt(name: str) -> str | None:
    """What cannot be known about the spelling of a name in capitals, or of one that has lost a letter."""
    if LOST in name:
        return LOST_DOUBT
    return MAC_DOUBT if _all_upper(name) and any(_MAC.fullmatch(each) for each in name.split()) else None


def _cased(piece: str, separator: str, before: list[str], *, small_words: bool) -> str:
    lower = piece.lower()
    if small_words and lower in words("small_surname_words") and not separator.strip():
        return lower
    if separator in ("'", "’", "`") and len(before[-2]) > 1:
        # O'Brien and D'Souza, but Na'im: only a single letter before the apostrophe starts a new capital.
        return lower
    scots = _MC.fullmatch(lower)
    if scots:
        return "Mc" + scots.group(1)[0].upper() + scots.group(1)[1:]
    return lower[:1].upper() + lower[1:]


def _without_used(text: str) -> tuple[str, str | None]:
    match = _AKA.search(text)
    if match:
        return text[: match.start()].strip(), match.group(1).strip(" ()")
    match = _USED.search(text)
    if match is None:
        return text, None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return one_line(rest).replace(" ,", ","), match.group(1)


def _split(text: str) -> tuple[str, str, str | None]:
    parts = text.split()
    capitals = [_all_upper(part) and len(part) > 1 for part in parts]
    for cut in range(1, len(parts)):
        first, last = capitals[:cut], capitals[cut:]
        if all(last) and not any(first):
            return " ".join(parts[:cut]), " ".join(parts[cut:]), None
        # AJ Smith goes by initials; PATEL Jo has the surname first.
        if all(first) and not any(last) and len(parts[0]) > 2:
            return " ".join(parts[cut:]), " ".join(parts[:cut]), None
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in words("surname_prefixes"):
        start -= 1
    assumed = SPLIT_ASSUMED if len(parts) > 2 else None
    return " ".join(parts[:start]), " ".join(parts[start:]), assumed


def _all_upper(text: str) -> bool:
    return any(c.isalpha() for c in text) and text == text.upper()
