"""Which pupils a provision map means by its names: sure by UPN or date of birth, else somebody has to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from senco_cli.exchange.child import Child
from senco_cli.exchange.closeness import likeness
from senco_cli.exchange.matching import ExistingPupil, Register
from senco_cli.exchange.provision_map.lines import Person
from senco_cli.exchange.text import one_line
from senco_cli.model.names import fold_name

_ALIKE = 0.8
_STRONG = re.compile(r"\s*[;\n•·|]\s*")
_WEAK = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
_BESIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*|^\s*(?:\d{1,2}[.)]|[-*–])\s+")
WHOLE = "the only pupil of that whole name"


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a map and the pupils it may mean; `whole` where one alone has just that name."""

    name: str
    keys: tuple[str, ...] = ()
    sure: bool = False
    whole: bool = False
    why: str = "nobody in the records has a name like it"


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    wholes: frozenset[str]


class Names:
    """The pupils of the records, to be looked up by what a map calls them."""

    def __init__(self, existing: Sequence[ExistingPupil]) -> None:
        self._register = Register(existing)
        self._known = [_Known(each.key, frozenset(_wholes(each))) for each in existing]

    def people_in(self, cell: str) -> list[Person]:
        """The pupils that a cell names, each once; a comma may stand within a name or between two."""
        found: list[str] = []
        for piece in _STRONG.split(cell):
            plain = one_line(_BESIDE.sub(" ", piece))
            if plain and self._whole(plain):
                found.append(plain)
            else:
                found += [one_line(part) for part in _WEAK.split(plain) if part.strip()]
        return [Person(name) for name in dict.fromkeys(found)]

    def meant(self, person: Person) -> Naming:
        """Whom a map means; never sure by the name alone."""
        surname, _, forename = (part.strip() or None for part in person.name.partition(","))
        if person.upn or person.date_of_birth:
            child = Child(0, legal_surname=surname, legal_forename=forename, upn=person.upn)
            match = self._register.match(_born(child, person))
            if match.keys:
                return Naming(person.name, match.keys, sure=match.sure and len(match.keys) == 1, why=match.why)
        wholes = self._whole(person.name)
        if wholes:
            why = WHOLE if len(wholes) == 1 else "several pupils have that name"
            return Naming(person.name, wholes, whole=len(wholes) == 1, why=why)
        found = tuple(each.key for each in self._known if _may_be(person.name, each.wholes))
        if found:
            return Naming(person.name, found, why="a part of the name, initials, or spelt almost so")
        return Naming(person.name)

    def _whole(self, name: str) -> tuple[str, ...]:
        wanted = {fold_name(name), fold_name(_turned(name))}
        return tuple(each.key for each in self._known if wanted & each.wholes)


def _born(child: Child, person: Person) -> Child:
    from dataclasses import replace

    return replace(child, date_of_birth=person.date_of_birth)


def _turned(name: str) -> str:
    surname, comma, forename = name.partition(",")
    return f"{forename} {surname}" if comma else name


def _wholes(pupil: ExistingPupil) -> Iterable[str]:
    name = pupil.pupil.get("name")
    parts = name if isinstance(name, dict) else {}
    for forename in (parts.get("legal_forename"), parts.get("known_as")):
        for surname in (parts.get("legal_surname"), parts.get("preferred_surname")):
            if forename and surname:
                yield fold_name(f"{forename} {surname}")


def _may_be(name: str, wholes: frozenset[str]) -> bool:
    plain = fold_name(_turned(name))
    tokens = plain.split()
    return any(_fits(tokens, whole.split()) or likeness(plain, whole, at_least=_ALIKE) > 0 for whole in wholes)


def _fits(tokens: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of a name are the whole one shortened: `Amara`, `Amara O`, `A Okafor`, `AO`."""
    if not tokens or not whole:
        return False
    if len(tokens) == 1:
        initials = "".join(word[0] for word in whole)
        return tokens[0] in whole or (1 < len(tokens[0]) <= 3 and tokens[0] in (initials, whole[0][0] + whole[-1][0]))
    first, last = tokens[0], tokens[-1]
    if len(tokens) == 2 and len(first) > 1 and len(last) > 1 and last != whole[-1]:
        return first == whole[0] and len(last) <= 3 and whole[-1].startswith(last)
    return whole[0].startswith(first) and whole[-1].startswith(last)
