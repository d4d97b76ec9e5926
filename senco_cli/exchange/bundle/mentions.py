"""Other children in what is written about one: their names, keys and numbers, found so that none of it is sent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from senco_cli.model.pupil import Pupil

Place = tuple[str | int, ...]
WITHHELD = "(withheld: it may name another child)"
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam)"
# Forenames of fewer letters are parts of too many words to be looked for alone.
_SHORTEST = 2
_SURE_IN_SMALL_LETTERS = 5
_SENTENCE = re.compile(r".+?(?:[.!?;]['\"”’)]*(?=\s)|\n|$)", re.DOTALL)
_PIECE = re.compile(r"\w+")
_ONE_KIND = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-"}


@dataclass(frozen=True, slots=True)
class Other:
    """Another pupil of the school: the key, the numbers, and the parts of the name in every form."""

    key: str
    numbers: frozenset[str]
    forenames: frozenset[str]
    surnames: frozenset[str]

    @classmethod
    def of(cls, key: str, pupil: Pupil) -> Other:
        """What would tell the pupil from others."""
        name = pupil.name
        numbers = (pupil.upn, pupil.uln, *pupil.former_upns)
        forenames = (name.legal_forename, name.known_as)
        surnames = (name.legal_surname, name.preferred_surname)
        return cls(
            key,
            frozenset(number.upper() for number in numbers if number),
            frozenset(plain(part) for part in forenames if part),
            frozenset(plain(part) for part in surnames if part),
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at which another child may be named; `whose` are the keys of those it may be.

    `is_sure` where the whole name, a key or a number stands there; else it is one part of a name. `left` is what is
    sent in place of the text, and `found` the sentences of it that are not.
    """

    path: str
    at: Place
    whose: tuple[str, ...]
    is_sure: bool
    found: str
    left: str = ""


@dataclass(frozen=True)
class Others:
    """All other pupils, to be looked for; `own` are parts of names that are the pupil's or the family's too."""

    pupils: Sequence[Other]
    own: frozenset[str] = field(default_factory=frozenset)

    def in_text(self, text: str) -> tuple[tuple[str, ...], bool]:
        """The keys of those whom a text may name, and whether that is sure."""
        folded = plain(text)
        beginnings = {piece.casefold() for piece in _PIECE.findall(folded)}
        maybe = {each.key: each for piece in beginnings & self._by_piece.keys() for each in self._by_piece[piece]}
        sure = [key for key, each in maybe.items() if _whole_of(each).search(folded)]
        if sure:
            return tuple(sorted(sure)), True
        return tuple(sorted(key for key, each in maybe.items() if self._is_named_in_part(each, folded))), False

    @cached_property
    def _by_piece(self) -> dict[str, list[Other]]:
        # A school has thousands of names and a record hundreds of texts: only those who may be in one are looked for.
        found: dict[str, list[Other]] = {}
        for each in self.pupils:
            parts = each.forenames | each.surnames | each.numbers | {each.key}
            pieces = {_PIECE.findall(part)[0].casefold() for part in parts if _PIECE.search(part)}
            for piece in pieces:
                found.setdefault(piece, []).append(each)
        return found

    def _is_named_in_part(self, other: Other, text: str) -> bool:
        untitled = _titled(other.surnames).sub(" ", text)
        parts = [part for part in other.forenames | other.surnames if part not in self.own and len(part) >= _SHORTEST]
        return any(_word(part).search(untitled) for part in parts)


def plain(text: str) -> str:
    """The text without accents and with one kind of apostrophe and hyphen; capitals stay, for names have them."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(
        bare.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-"}).split()
    )


def mentions_in(path: str, tree: object, others: Others) -> Iterator[Mention]:
    """Every text in a tree that may name another child."""
    for at, text in texts_of(tree):
        whose, is_sure = others.in_text(text)
        if whose:
            found, left = _parted(text, others)
            yield Mention(path, at, whose, is_sure, found, left)


def texts_of(tree: object, at: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text in a tree with its place."""
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from texts_of(value, (*at, name))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from texts_of(value, (*at, number))


def without(tree: object, left: Mapping[Place, str], at: Place = ()) -> object:
    """The tree with other texts at the places given, in which the reader sees that something is not there."""
    if at in left:
        return left[at]
    if isinstance(tree, dict):
        return {name: without(value, left, (*at, name)) for name, value in tree.items()}
    if isinstance(tree, list):
        return [without(value, left, (*at, number)) for number, value in enumerate(tree)]
    return tree


def _parted(text: str, others: Others) -> tuple[str, str]:
    """The sentences of a text that may name another child, and the text with a note in the place of each."""
    sentences = _SENTENCE.findall(text)
    held = [bool(others.in_text(each)[0]) for each in sentences]
    kept = [WITHHELD if is_held else each for each, is_held in zip(sentences, held, strict=True)]
    left = " ".join(" ".join(each.strip() for each in kept).split())
    # A name may be broken by what looks like the end of a sentence.
    if others.in_text(left)[0] or not any(held):
        return text, WITHHELD
    return " … ".join(each.strip() for each, is_held in zip(sentences, held, strict=True) if is_held), left


def own_words(pupil: Pupil, family: Iterable[str]) -> frozenset[str]:
    """The parts of names that are the pupil's own, or of the people in their record."""
    name = pupil.name
    parts = (name.legal_forename, name.known_as, name.legal_surname, name.preferred_surname)
    words = [part for part in parts if part]
    for each in family:
        words += [each, *each.split()]
    return frozenset(plain(word) for word in words)


@cache
def _whole_of(other: Other) -> re.Pattern[str]:
    names = [
        form
        for forename in other.forenames
        for surname in other.surnames
        for form in (f"{forename} {surname}", f"{surname}, {forename}", f"{surname} {forename}")
    ]
    joined = "|".join([*map(_spaced, names), *map(re.escape, (other.key, *sorted(other.numbers)))])
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


@cache
def _word(part: str) -> re.Pattern[str]:
    # A short name in small letters is a word like any other: may, will, rose.
    flags = re.IGNORECASE if len(part) >= _SURE_IN_SMALL_LETTERS else re.NOFLAG
    return re.compile(rf"(?<!\w)(?:{_spaced(part)}|{_spaced(part.upper())})(?!\w)", flags)


@cache
def _titled(surnames: frozenset[str]) -> re.Pattern[str]:
    # Mrs Delaney is a grown-up, whoever else has that name.
    return re.compile(rf"\b{_TITLES}\.?(?:\s+[A-Z]\.?)*\s+(?:{'|'.join(map(_spaced, surnames))})(?!\w)")


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
