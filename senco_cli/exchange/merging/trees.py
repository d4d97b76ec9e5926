"""Records as trees of text: one value laid over another without taking anything away, and the difference as edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from senco_cli.exchange.report import Said

Tree = dict[str, Any]
At = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of a record as they are to be, and what there is to say about them."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a record: the value at `at` becomes `new`, or with `adds_item` the list at `at` gets it at its end.

    `file` is the record's file in the pupil's folder; `old` is None where there was nothing; a new file has `at` empty.
    """

    file: str
    at: At
    old: Any
    new: Any
    adds_item: bool = False


def differences(file: str, old: Any, new: Any, at: At = ()) -> Iterator[Edit]:
    """The edits that make `new` of `old`; `new` has everything that `old` has."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name, value in new.items():
            yield from differences(file, old.get(name), value, (*at, name))
    elif isinstance(old, list) and isinstance(new, list) and old:
        for place, value in enumerate(new[: len(old)]):
            yield from differences(file, old[place], value, (*at, place))
        for value in new[len(old) :]:
            yield Edit(file, at, None, value, adds_item=True)
    elif old != new:
        yield Edit(file, at, old, new)


def edited(tree: Tree | None, edits: Sequence[Edit]) -> Tree:
    """The tree with the edits made."""
    found: Any = deepcopy(tree)
    for edit in edits:
        found = _set(found, edit.at, edit)
    return dict(found)


def laid_over(old: Tree, parts: Sequence[Part], order: Sequence[str]) -> Tree:
    """A record with the fields of the parts in place of its own; new ones come in `order` after those it has."""
    given = {name: value for part in parts for name, value in part.fields.items() if value not in (None, [], {})}
    fresh = sorted((name for name in given if name not in old), key=order.index)
    return {**{name: given.get(name, value) for name, value in old.items()}, **{name: given[name] for name in fresh}}


def listed_in(tree: Tree, name: str) -> list[Any]:
    """The list at `name`; none and nothing are the same."""
    found = tree.get(name)
    return list(found) if isinstance(found, list) else []


def entries(tree: Tree, name: str) -> list[Tree]:
    """The mappings in the list at `name`; anything else in it is kept in its place as an empty one."""
    return [entry if isinstance(entry, dict) else {} for entry in listed_in(tree, name)]


def day_in(tree: Tree, name: str) -> date | None:
    """The day at `name`; None where there is none or it cannot be read."""
    try:
        return date.fromisoformat(str(tree.get(name)))
    except ValueError:
        return None


def _set(tree: Any, at: At, edit: Edit) -> Any:
    if not at:
        return [*tree, edit.new] if edit.adds_item else edit.new
    step, rest = at[0], at[1:]
    if isinstance(tree, list):
        return [_set(value, rest, edit) if place == step else value for place, value in enumerate(tree)]
    inner = (tree or {}).get(step)
    return {**(tree or {}), step: _set(inner, rest, edit)}
