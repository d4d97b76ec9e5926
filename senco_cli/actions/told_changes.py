"""Changes of records told in words: what a comparison of two states of their files comes to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from senco_cli.actions.told_names import Names, no_name
from senco_cli.actions.told_notes import told_notes
from senco_cli.model.base import Record
from senco_cli.model.difference_words import day_words
from senco_cli.model.differences import Difference, differences, is_list_of_entries
from senco_cli.model.document_index import is_copy_path
from senco_cli.model.faults import validate
from senco_cli.model.kinds import Place, path_of, place_of
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.staff import Staff
from senco_cli.store.pupil_folders import load_tree
from senco_cli.store.records import record_keys
from senco_cli.store.yaml_reader import read

# The fields in which a member of staff may stand.
_PERSON = re.compile(r"key_worker|staff|senco|who|\w+_by")


@dataclass(frozen=True, slots=True)
class Told:
    """One change of one record: its path, the place in it, the sentence, and both values in words; None for none."""

    path: str
    at: tuple[str | int, ...]
    sentence: str
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """A file as it stood: its tree where it is YAML, whether it was there, and how many faults stood in its way."""

    tree: Any
    is_there: bool
    faults: int


def tell(
    path: str,
    before: bytes | None,
    after: bytes | None,
    *,
    pupil: str | None = None,
    staff: Mapping[str, str] = MappingProxyType({}),
    names: Names = no_name,
) -> tuple[Told, ...]:
    """What became of one file; None where it was not there. With `pupil`, of a provision only what concerns the pupil.

    `staff` are names by keys, as `staff_names` gives them, and `names` says those of provision and pupils. A file that
    is no record is told only where it is the copy of an original.
    """
    place = place_of(path)
    if place is None:
        return _of_copy(path, before, after)
    called = no_name if pupil is not None and place.kind is Provision else names
    states = tuple(_state(place.kind, data, staff=staff, names=called) for data in (before, after))
    found = tuple(_of_record(path, place, *states, pupil=pupil))
    where = "" if place.kind is Pupil else f"{_called(place, *states)}: "
    return found + tuple(Told(path, (), where + sentence) for sentence in told_notes(place.kind, before, after))


def staff_names(root: Path) -> Mapping[str, str]:
    """The name of each member of staff by the key, which stands behind it where two have the same name."""
    trees = {key: load_tree(root, path_of(Staff, key=key)) for key in record_keys(root, "staff")}
    named = {key: tree["name"] for key, tree in trees.items() if isinstance(tree, dict) and _is_text(tree.get("name"))}
    often = Counter(named.values())
    return {key: name if often[name] == 1 else f"{name} ({key})" for key, name in named.items()}


def telling_order(path: str) -> tuple[bool, bool, str]:
    """Puts the pupil's own record first and the provision last."""
    return (path.startswith("provision/"), not path.endswith("/pupil.yaml"), path)


def _of_copy(path: str, before: bytes | None, after: bytes | None) -> tuple[Told, ...]:
    if not is_copy_path(path) or before == after:
        return ()
    word = "filed" if before is None else "taken away" if after is None else "replaced"
    return (Told(path, (), f"the copy of an original {word}"),)


def _of_record(path: str, place: Place, old: _State, new: _State, *, pupil: str | None) -> Iterator[Told]:
    called = _called(place, old, new)
    before, after = old.tree, new.tree
    if place.kind is Provision and pupil is not None:
        before, after = (_of_pupil(tree, pupil) for tree in (before, after))
        joined = _joined(before, after)
        if joined is not None:
            yield from [Told(path, (), f"{joined} {called}")] if joined else ()
            return
    was_read, is_read = (state.tree is not None or not state.is_there for state in (old, new))
    if was_read and is_read:
        for each in differences(place.kind, before, after):
            yield Told(path, each.at, _sentence(each, place.kind, called, pupil=pupil), each.old, each.new)
    if new.faults and not old.faults:
        yield Told(path, (), f"{called} could not be read after this ({_faults(new.faults)})")
    elif old.faults and new.is_there and not new.faults:
        more = "" if was_read else "; what changed while it could not be read is not told"
        yield Told(path, (), f"{called} could be read again{more}")
    elif not (was_read and is_read):
        yield Told(path, (), f"{called} changed, and could not be read before or after")


def _sentence(difference: Difference, kind: type[Record], called: str, *, pupil: str | None) -> str:
    sentence = difference.sentence
    if pupil is not None:
        sentence = sentence.removeprefix(f"pupil {pupil}: ")
    if not difference.at:
        return f"{called} {sentence}"
    return sentence if kind is Pupil or is_list_of_entries(kind) else f"{called}: {sentence}"


def _called(place: Place, old: _State, new: _State) -> str:
    kind = place.kind
    if kind is Pupil:
        return "the pupil's record"
    tree = new.tree or old.tree
    if kind is Provision:
        title = tree.get("title") if isinstance(tree, dict) else None
        return f"provision “{title}” ({place.key})" if isinstance(title, str) else f"provision {place.key}"
    if kind is Staff and isinstance(tree, dict) and _is_text(tree.get("name")):
        return f"member of staff {tree['name']} ({place.key})"
    if place.key is None:
        return f"the {kind.title}"
    day = day_words(place.key)
    return f"{kind.title} {place.key}" if day == place.key else f"{kind.title} of {day}"


def _state(kind: type[Record], data: bytes | None, *, staff: Mapping[str, str], names: Names) -> _State:
    if data is None:
        return _State(None, is_there=False, faults=0)
    document = read(data)
    if document.faults:
        return _State(None, is_there=True, faults=len(document.faults))
    _record, faults = validate(kind, document.tree)
    tree = _with_names(document.tree, staff, names) if isinstance(document.tree, dict) else None
    return _State(tree, is_there=True, faults=len(faults))


def _with_names(tree: dict[str, Any], staff: Mapping[str, str], names: Names) -> dict[str, Any]:
    """The tree with names where it has keys of members of staff, of provision and of pupils."""

    def name_of(field: str, key: str) -> str | None:
        return staff.get(key) if _PERSON.fullmatch(field) else names(field, key)

    return {name: _named(value, name, name_of) for name, value in tree.items()}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _named(value: Any, field: str, name_of: Names) -> Any:
    if isinstance(value, dict):
        return {name: _named(each, name, name_of) for name, each in value.items()}
    if isinstance(value, list):
        return [_named(each, field, name_of) for each in value]
    return name_of(field, value) or value if isinstance(value, str) else value


def _of_pupil(tree: Any, pupil: str) -> Any:
    """A provision with no other member than the pupil."""
    if not isinstance(tree, dict) or not isinstance(tree.get("pupils"), list):
        return tree
    members = [each for each in tree["pupils"] if isinstance(each, dict) and each.get("pupil") == pupil]
    return {**tree, "pupils": members}


def _joined(before: Any, after: Any) -> str | None:
    """What happened where the pupil was not in the provision on both sides; empty where on neither, None on both."""
    was, now = (isinstance(tree, dict) and bool(tree.get("pupils")) for tree in (before, after))
    if was and now:
        return None
    if now:
        return "put into"
    return "taken out of" if was else ""


def _faults(number: int) -> str:
    return "one fault" if number == 1 else f"{number} faults"
