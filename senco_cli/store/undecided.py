"""The notes of two versions that stand in the folder's records, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import place_of
from senco_cli.store import conflicts, yaml_editor
from senco_cli.store.conflicts import Conflict, Side, Where, has_notes, notes_in
from senco_cli.store.plain_files import read_plain
from senco_cli.store.records import record_paths, shared_paths
from senco_cli.store.strays import RECORD_FAULT, yaml_below
from senco_cli.store.yaml_reader import Path as At
from senco_cli.store.yaml_reader import Tree, read
from senco_cli.store.yaml_text import decode


@dataclass(frozen=True)
class Undecided:
    """One record with notes in it, and its text."""

    path: str
    data: bytes
    text: str
    notes: tuple[Conflict, ...]


def undecided(root: Path, *, pupil: str | None = None) -> Iterator[Undecided]:
    """Every record with notes that can be read, or those of one pupil. Raises FolderUnreadable."""
    for path, data in _with_notes(root, record_paths(root) if pupil is None else yaml_below(root, f"pupils/{pupil}")):
        text, _faults = decode(data)
        notes = conflicts.split(text)[1]
        if notes:
            yield Undecided(path, data, text, notes)


def undecided_findings(root: Path, *, pupil: str | None) -> Iterator[Finding]:
    """A finding for each note in a pupil's records, or in those that are no pupil's; never what the note holds.

    A note stands where two people changed something differently. Raises FolderUnreadable.
    """
    for path, data in _with_notes(root, shared_paths(root) if pupil is None else yaml_below(root, f"pupils/{pupil}")):
        yield from findings_in(path, data)


def decided(text: str, note: Conflict, value: Tree) -> str | None:
    """The text without the note and with `value` in its place; None where that place is no longer in the record.

    A `value` of None takes the place out. Raises CannotEdit.
    """
    plain, notes = conflicts.split(text)
    tree = read(plain.encode("utf-8", "surrogatepass")).tree
    at = place_of_note(tree, note)
    if at is not None and value is not None:
        plain = yaml_editor.set_value(plain, at, value)
    elif at is not None and _is_there(tree, note):
        plain = yaml_editor.remove(plain, at)
    elif value is not None:
        return None
    return conflicts.with_notes(plain, [each for each in notes if each != note])


def left_as_it_is(text: str, note: Conflict) -> str:
    """The text without the note."""
    plain, notes = conflicts.split(text)
    return conflicts.with_notes(plain, [each for each in notes if each != note])


def standing(text: str, note: Conflict) -> Side:
    """What stands in the record where a note says that two people changed something."""
    tree = read(conflicts.split(text)[0].encode("utf-8", "surrogatepass")).tree
    at = place_of_note(tree, note)
    value = next((value for place, value in _places(tree, note.where) if place == at), None)
    return Side(removed=True) if value is None else Side(value)


def place_of_note(tree: Tree, note: Conflict) -> At | None:
    """Where in a record the note's place is now; None where it is gone."""
    found = list(_places(tree, note.where))
    exact = [at for at, value in found if value == (None if note.here.removed else note.here.value)]
    return exact[0] if exact else found[0][0] if found else None


def _is_there(tree: Tree, note: Conflict) -> bool:
    return any(value is not None for _at, value in _places(tree, note.where))


def _places(tree: Tree, where: Where) -> Iterator[tuple[At, Tree]]:
    """The places that a note may mean, with what stands there; a field that is not there yet is one too."""
    if not where:
        yield (), tree
        return
    step, rest = where[0], where[1:]
    if isinstance(tree, dict) and isinstance(step, str):
        if step in tree or not rest:
            yield from (((step, *at), value) for at, value in _places(tree.get(step), rest))
        return
    for place, entry in enumerate(tree if isinstance(tree, list) else ()):
        if _is_meant(entry, place, step):
            yield from (((place, *at), value) for at, value in _places(entry, rest))


def _is_meant(entry: Tree, place: int, step: str | dict[str, str]) -> bool:
    if isinstance(step, str):
        return step == str(place)
    return isinstance(entry, dict) and all(entry.get(name) == value for name, value in step.items())


def _said(note: Conflict) -> str:
    if note.other.is_file:
        return "two people wrote this record, and one version cannot be read; the other's stands in the note here"
    if not note.where:
        return "one person deleted this record while another changed it"
    if note.other.removed:
        return f"{note.fields}: one person took this out while another changed it"
    return f"{note.fields}: two people changed this differently; the record has one version, the note here the other"


def findings_in(path: str, data: bytes) -> Iterator[Finding]:
    """A finding for each note in one record."""
    whose = path.split("/")[1] if path.startswith("pupils/") else ""
    remedy = f"senco resolve {whose}".strip()
    for noted in notes_in(decode(data)[0]):
        if noted.conflict is None:
            sentence = "a note of what two people changed is damaged; look what stands there, then delete it"
        else:
            sentence = f"{_said(noted.conflict)}; {remedy}   asks which it is to be"
        yield Finding(RECORD_FAULT, "record", path, (), sentence, noted.line)


def _with_notes(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            data = read_plain(root, path)
        except OSError:
            # Whoever reads the record says so.
            continue
        if has_notes(data) and place_of(path):
            yield path, data
