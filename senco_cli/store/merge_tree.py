"""Merging what two people made of one record: the edits that bring theirs into ours, and what cannot be decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

from senco_cli.model.entry_pairs import alike, alike_unless_named, name_of, pairs
from senco_cli.store.conflicts import Conflict, Side, Step, Where
from senco_cli.store.yaml_reader import Path, Tree

# Stands for the name in a note whose other version is theirs, until somebody has looked who that was.
THEIRS: Final = ""

NamesAt = Callable[[tuple[str, ...]], Sequence[str]]


class Nothing(Enum):
    """What stands where a record has no such field or entry."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING
Value = Tree | Literal[Nothing.NOTHING]
Everything = Literal["all"]
_LONGEST_NAME: Final = 80
# Names that point to something: another one is another entry, and no name that somebody mended.
_KEYS: Final = frozenset(("id", "pupil", "staff"))


@dataclass(frozen=True)
class Put:
    """Have `value` at `at`."""

    at: Path
    value: Tree


@dataclass(frozen=True)
class Remove:
    """Take out what is at `at`."""

    at: Path


@dataclass(frozen=True)
class Insert:
    """Have `value` in the list at `at`, before the entry that is at `index` now."""

    at: Path
    value: Tree
    index: int


Edit = Put | Remove | Insert


@dataclass
class Merge:
    """The edits to ours, in the order in which they are to be made, and the notes to leave.

    Of the fields of the record that `held` names, ours stays whatever theirs is, and theirs becomes a note.
    """

    names_at: NamesAt
    held: Collection[str] | Everything = ()
    edits: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def put(self, at: Path, value: Value) -> None:
        """Have `value` at `at`, or have it gone."""
        self.edits.append(Remove(at) if value is NOTHING else Put(at, value))

    def note(self, where: Where, *, here: Value, other: Value, is_theirs: bool = True) -> None:
        """Leave a note; `is_theirs` says whose the other version is."""
        self.conflicts.append(Conflict(where, _side(here), _side(other), by=THEIRS if is_theirs else None))

    def holds(self, at: Path) -> bool:
        """Whether ours stays at `at` whatever theirs is."""
        return len(at) == 1 and (self.held == "all" or at[0] in self.held)


def merge(base: Tree, ours: Tree, theirs: Tree, *, names_at: NamesAt, held: Collection[str] | Everything = ()) -> Merge:
    """Merge three versions of a record.

    `names_at` gives the fields that tell the entries of a list apart.
    """
    state = Merge(names_at, held)
    _merge(state, base, ours, theirs, at=(), where=())
    return state


def applied(tree: Tree, edits: Sequence[Edit]) -> Tree:
    """The data after the edits."""
    for edit in edits:
        tree = _changed(tree, edit.at, edit)
    return tree


def _merge(state: Merge, base: Value, ours: Value, theirs: Value, *, at: Path, where: Where) -> None:
    if _same(ours, theirs) or _same(base, theirs):
        return
    if state.holds(at):
        state.note(where, here=ours, other=theirs)
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        _fields(state, base if isinstance(base, dict) else {}, ours, theirs, at=at, where=where)
    elif isinstance(ours, list) and isinstance(theirs, list):
        _entries(state, base if isinstance(base, list) else [], ours, theirs, at=at, where=where)
    elif _same(base, ours):
        state.put(at, theirs)
    elif _is_nothing(ours):
        state.put(at, theirs)
        state.note(where, here=theirs, other=NOTHING, is_theirs=False)
    else:
        state.note(where, here=ours, other=theirs)


def _fields(
    state: Merge,
    base: Mapping[str, Tree],
    ours: Mapping[str, Tree],
    theirs: Mapping[str, Tree],
    *,
    at: Path,
    where: Where,
) -> None:
    for name in dict.fromkeys((*ours, *theirs)):
        versions = (tree.get(name, NOTHING) for tree in (base, ours, theirs))
        _merge(state, *versions, at=(*at, name), where=(*where, name))


@dataclass(frozen=True)
class _Lists:
    """Three versions of a list, and which of their entries are the same: positions of ours and theirs by base's."""

    base: Sequence[Tree]
    ours: Sequence[Tree]
    theirs: Sequence[Tree]
    in_ours: Mapping[int, int]
    in_theirs: Mapping[int, int]
    added_by_both: Mapping[int, int]

    @property
    def ours_of(self) -> dict[int, int]:
        """The position in ours of the same entry, by the position in theirs."""
        kept = {there: self.in_ours[was] for was, there in self.in_theirs.items() if was in self.in_ours}
        return kept | {there: here for here, there in self.added_by_both.items()}


def _matched(base: Sequence[Tree], ours: Sequence[Tree], theirs: Sequence[Tree], names: Sequence[str]) -> _Lists:
    in_ours = pairs(base, ours, names, alike=alike_unless_named(names))
    in_theirs = pairs(base, theirs, names, alike=alike_unless_named(names))
    if names and names[0] not in _KEYS:
        mended = _mended_by_both(base, ours, theirs, in_ours, in_theirs)
        in_ours |= {was: here for was, (here, _there) in mended.items()}
        in_theirs |= {was: there for was, (_here, there) in mended.items()}
    new_here = [at for at in range(len(ours)) if at not in in_ours.values()]
    new_there = [at for at in range(len(theirs)) if at not in in_theirs.values()]
    both = pairs([ours[at] for at in new_here], [theirs[at] for at in new_there], names)
    return _Lists(
        base, ours, theirs, in_ours, in_theirs, {new_here[here]: new_there[there] for here, there in both.items()}
    )


def _mended_by_both(
    base: Sequence[Tree],
    ours: Sequence[Tree],
    theirs: Sequence[Tree],
    in_ours: Mapping[int, int],
    in_theirs: Mapping[int, int],
) -> dict[int, tuple[int, int]]:
    """The entries of base that each side has under a name of its own, with their positions in ours and in theirs."""
    gone = [was for was in range(len(base)) if was not in in_ours and was not in in_theirs]
    found: list[dict[int, int]] = []
    for side, known in ((ours, in_ours), (theirs, in_theirs)):
        new = [at for at in range(len(side)) if at not in known.values()]
        like = pairs([base[was] for was in gone], [side[at] for at in new], (), alike=alike)
        found.append({gone[was]: new[at] for was, at in like.items()})
    return {was: (found[0][was], found[1][was]) for was in found[0] if was in found[1]}


def _entries(
    state: Merge, base: Sequence[Tree], ours: Sequence[Tree], theirs: Sequence[Tree], *, at: Path, where: Where
) -> None:
    names = state.names_at(tuple(step for step in at if isinstance(step, str)))
    lists = _matched(base, ours, theirs, names)
    gone = [here for was, here in lists.in_ours.items() if was not in lists.in_theirs and ours[here] == base[was]]
    come_back = [
        there for was, there in lists.in_theirs.items() if was not in lists.in_ours and theirs[there] != base[was]
    ]
    new = [there for there in range(len(theirs)) if there not in lists.ours_of]
    new = [there for there in new if there in come_back or there not in lists.in_theirs.values()]
    line = _in_line(lists, gone=gone, new=new)
    if list(base) == list(ours) and [_place_in_theirs(lists, each) for each in line] != list(range(len(theirs))):
        # Theirs only stand in another order, or are entries that cannot be told apart.
        state.put(at, list(theirs))
        return
    _matched_entries(state, lists, names, at=at, where=where)
    for there in come_back:
        state.note((*where, _step(theirs[there], there, names)), here=theirs[there], other=NOTHING, is_theirs=False)
    state.edits.extend(Remove((*at, here)) for here in sorted(gone, reverse=True))
    state.edits.extend(Insert(at, theirs[place], index) for index, (is_ours, place) in enumerate(line) if not is_ours)


def _matched_entries(state: Merge, lists: _Lists, names: Sequence[str], *, at: Path, where: Where) -> None:
    """What became of the entries that ours still has."""
    for was, here in lists.in_ours.items():
        entry = lists.ours[here]
        if was in lists.in_theirs:
            other = lists.theirs[lists.in_theirs[was]]
            step = _step(entry, here, names, also_in=other)
            _merge(state, lists.base[was], entry, other, at=(*at, here), where=(*where, step))
        elif entry != lists.base[was]:
            state.note((*where, _step(entry, here, names)), here=entry, other=NOTHING)
    for here, there in lists.added_by_both.items():
        step = _step(lists.ours[here], here, names, also_in=lists.theirs[there])
        _merge(state, NOTHING, lists.ours[here], lists.theirs[there], at=(*at, here), where=(*where, step))


def _in_line(lists: _Lists, *, gone: Sequence[int], new: Sequence[int]) -> list[tuple[bool, int]]:
    """The entries of the result: whether each is one of ours, and its position there or in theirs."""
    line = [(True, here) for here in range(len(lists.ours)) if here not in gone]
    known = {*lists.in_ours.values(), *lists.added_by_both}
    for there in new:
        before = (_place(lists, each, new) for each in range(there - 1, -1, -1))
        at = next((line.index(place) + 1 for place in before if place in line), 0)
        # What both added in the same place stands in the order ours, theirs.
        while at < len(line) and line[at][0] and line[at][1] not in known:
            at += 1
        line.insert(at, (False, there))
    return line


def _place(lists: _Lists, there: int, new: Sequence[int]) -> tuple[bool, int]:
    return (False, there) if there in new else (True, lists.ours_of.get(there, -1))


def _place_in_theirs(lists: _Lists, each: tuple[bool, int]) -> int:
    is_ours, place = each
    there_of = {here: there for there, here in lists.ours_of.items()}
    return there_of.get(place, -1) if is_ours else place


def _step(entry: Tree, position: int, names: Sequence[str], *, also_in: Tree = None) -> Step:
    """What an entry can be found by again when others have come before it."""
    if not isinstance(entry, dict):
        return str(position)
    if name_of(entry, names) is not None and name_of(also_in, names) in (None, name_of(entry, names)):
        return {name: str(entry[name]) for name in names if isinstance(entry.get(name), str)}
    other = also_in if isinstance(also_in, dict) else entry
    alike = {
        name: str(value)
        for name, value in entry.items()
        if isinstance(value, str) and len(value) <= _LONGEST_NAME and other.get(name) == value
    }
    return alike or str(position)


def _is_nothing(value: Value) -> bool:
    # A field that stands empty is the same as none.
    return value is NOTHING or value is None


def _same(one: Value, other: Value) -> bool:
    return one == other or (_is_nothing(one) and _is_nothing(other))


def _side(value: Value) -> Side:
    return Side(removed=True) if value is NOTHING or value is None else Side(value)


def _changed(tree: Tree, at: Path, edit: Edit) -> Tree:
    if not at and isinstance(edit, Insert):
        items = list(tree) if isinstance(tree, list) else []
        return [*items[: edit.index], edit.value, *items[edit.index :]]
    if not at and isinstance(edit, Put):
        return edit.value
    step, rest = at[0], at[1:]
    is_last = isinstance(edit, Remove) and not rest
    if isinstance(tree, list) and isinstance(step, int):
        new = [] if is_last else [_changed(tree[step], rest, edit)]
        return [*tree[:step], *new, *tree[step + 1 :]]
    fields = dict(tree) if isinstance(tree, dict) else {}
    name = str(step)
    if is_last:
        return {each: value for each, value in fields.items() if each != name}
    return {**fields, name: _changed(fields.get(name), rest, edit)}
