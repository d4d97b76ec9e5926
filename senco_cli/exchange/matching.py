"""Which pupil of the records, or which earlier row, a row is about: by UPN, or by name and date of birth together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.exchange.child import Child, merged, name_forms
from senco_cli.exchange.closeness import likeness
from senco_cli.exchange.merging.trees import Tree, listed_in
from senco_cli.exchange.packed import packed
from senco_cli.exchange.report import Said
from senco_cli.model.phrases import listed
from senco_cli.model.upn import doubt

_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class ExistingPupil:
    """A pupil in the records, with the records as trees of text; `plan` is None where there is none."""

    key: str
    pupil: Tree
    plan: Tree | None = None

    @property
    def upn(self) -> str | None:
        """The UPN in capitals."""
        found = self.pupil.get("upn")
        return str(found).strip().upper() if found else None

    @property
    def upns(self) -> frozenset[str]:
        """The UPN and the former ones, in capitals."""
        former = {str(each).strip().upper() for each in listed_in(self.pupil, "former_upns")}
        return frozenset(former | ({self.upn} if self.upn else set()))

    @property
    def date_of_birth(self) -> str | None:
        """The date of birth as it is written, year-month-day."""
        found = self.pupil.get("date_of_birth")
        return str(found).strip() if found else None

    @property
    def names(self) -> frozenset[str]:
        """The forms of the pupil's name, for comparing."""
        name = self.pupil.get("name")
        parts = {part: text for part, text in name.items() if isinstance(text, str)} if isinstance(name, dict) else {}
        return name_forms(
            (parts.get("legal_forename"), parts.get("known_as")),
            (parts.get("legal_surname"), parts.get("preferred_surname")),
        )


@dataclass(frozen=True, slots=True)
class Match:
    """The pupils a row may be about: one that is sure, several or one that somebody has to say, or none."""

    keys: tuple[str, ...] = ()
    sure: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Doubled:
    """A row about a child of an earlier row; `merged` tells whether what it says was added there."""

    row: int
    first: int
    merged: bool
    why: str


class Register:
    """The pupils in the records, to be looked up by what a row says."""

    def __init__(self, existing: Sequence[ExistingPupil]) -> None:
        self._pupils = {pupil.key: pupil for pupil in existing}
        self._names = {pupil.key: pupil.names for pupil in existing}
        self._by_upn: dict[str, list[str]] = {}
        self._by_birth: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        for pupil in existing:
            for name in self._names[pupil.key]:
                self._by_name.setdefault(name, []).append(pupil.key)
            for upn in pupil.upns:
                self._by_upn.setdefault(upn, []).append(pupil.key)
            if pupil.date_of_birth:
                self._by_birth.setdefault(pupil.date_of_birth, []).append(pupil.key)

    def pupil(self, key: str) -> ExistingPupil:
        """The pupil with this key."""
        return self._pupils[key]

    def has(self, key: str) -> bool:
        """Whether there is a pupil with this key."""
        return key in self._pupils

    def match(self, child: Child) -> Match:
        """The pupil a row is about by UPN, or by name and date of birth; never by name alone."""
        by_upn = [key for upn in child.upns for key in self._by_upn.get(upn, ())]
        names = child.names
        by_name = [key for key in self._born_like(child) if self._names[key] & names]
        keys = tuple(dict.fromkeys((*by_upn, *by_name)))
        if not keys:
            return Match()
        if len(keys) > 1:
            return Match(keys, sure=False, why=f"may be any of the pupils {listed(list(keys))}")
        pupil = self._pupils[keys[0]]
        born = child.date_of_birth
        if not by_name and born and pupil.date_of_birth != born.isoformat() and not self._names[keys[0]] & names:
            return Match(keys, sure=False, why="the UPN is the same, but neither the name nor the date of birth is")
        return Match(keys, why="UPN" if by_upn else "name and date of birth")

    def alike(self, child: Child, *, but: Collection[str]) -> Match:
        """Pupils with the same date of birth and a name like this one, none of those in `but`.

        A day of birth with day and month the other way round counts too, where the name is the same.
        """
        names = child.names
        keys = tuple(
            key
            for key in self._born_like(child)
            if key not in but and not _are_two(child, self._pupils[key]) and _names_alike(names, self._names[key])
        )
        if keys:
            return Match(keys, sure=False, why="the date of birth is the same and the name is close")
        turned = tuple(
            key
            for key in self._born(_turned(child.date_of_birth))
            if key not in but and not _are_two(child, self._pupils[key]) and self._names[key] & names
        )
        why = "the name is the same, and the date of birth too with day and month the other way round"
        return Match(turned, sure=False, why=why) if turned else Match()

    def namesakes(self, child: Child) -> tuple[str, ...]:
        """The pupils with the very name of a child, and another date of birth."""
        there = {key for name in child.names for key in self._by_name.get(name, ())}
        return tuple(sorted(there.difference(self._born_like(child))))

    def _born_like(self, child: Child) -> list[str]:
        return self._born(child.date_of_birth)

    def _born(self, day: date | None) -> list[str]:
        return self._by_birth.get(day.isoformat(), []) if day else []


def without_doubles(
    children: Sequence[Child], *, entry: str = "row"
) -> tuple[Sequence[Child], list[Doubled], Mapping[int, tuple[Said, ...]]]:
    """Each child once, the rows about a child of an earlier row, and by row what such a row says otherwise.

    `entry` is what the file calls one child's part.
    """
    changed: dict[int, Child] = {}
    again: set[int] = set()
    doubled: list[Doubled] = []
    said: dict[int, tuple[Said, ...]] = {}
    places: dict[str, int] = {}
    for at, child in enumerate(children):
        marks = _marks(child)
        place = next((places[mark] for mark in marks if mark in places), None)
        if place is None:
            for mark in marks:
                places.setdefault(mark, at)
            continue
        again.add(at)
        first = changed.get(place) or children[place]
        why = _not_the_same(first, child, f"{entry} {first.row}")
        doubled.append(Doubled(child.row, first.row, why is None, why or f"the same pupil as {entry} {first.row}"))
        if why is None:
            changed[place], otherwise = merged(first, child)
            sentence = f"{entry} {first.row} says otherwise about the same pupil; not taken"
            said[child.row] = tuple(Said("refused", name, sentence) for name in otherwise)
            for mark in marks:
                places.setdefault(mark, place)
    if not again:
        return children, doubled, said
    once = (changed.get(at, child) for at, child in enumerate(children) if at not in again)
    return packed(once), doubled, said


def _marks(child: Child) -> list[str]:
    marks = [f"upn {child.upn}"] if child.upn else []
    if child.date_of_birth:
        marks += [f"{child.date_of_birth} {form}" for form in sorted(child.names)]
    return marks


def _not_the_same(first: Child, second: Child, where: str) -> str | None:
    if first.upn and first.upn == second.upn:
        if first.date_of_birth and second.date_of_birth and first.date_of_birth != second.date_of_birth:
            return f"has the UPN of {where}, but another date of birth; one of them is mistyped"
        if first.names and second.names and not first.names & second.names:
            return f"has the UPN of {where}, but another name; one of them is mistyped"
        return None
    if first.upn and second.upn:
        return f"has the name and date of birth of {where}, but another UPN; one of them is mistyped"
    return None


def _are_two(child: Child, pupil: ExistingPupil) -> bool:
    # Twins: alike in name and date of birth, but each with a sound number of their own.
    if not child.upn or not pupil.upn or child.upn == pupil.upn:
        return False
    return doubt(child.upn) is None and doubt(pupil.upn) is None


def _turned(day: date | None) -> date | None:
    """The day with day and month the other way round; None where there is no such day, or it is the same."""
    return date(day.year, day.day, day.month) if day and day.day <= 12 and day.day != day.month else None


def _names_alike(names: Collection[str], others: Collection[str]) -> bool:
    return any(_are_alike(mine, theirs) for mine in names for theirs in others)


def _are_alike(first: str, second: str) -> bool:
    surname, _, forename = first.partition(" ")
    other_surname, _, other_forename = second.partition(" ")
    if surname == other_surname and (forename.startswith(other_forename) or other_forename.startswith(forename)):
        return True
    swapped = f"{forename} {surname}"
    return any(likeness(each, second, at_least=_ALIKE) for each in (first, swapped))
