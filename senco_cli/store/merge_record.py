"""Merging the bytes of three versions of one record into a file that loads, in the handwriting of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from senco_cli.model.base import Record
from senco_cli.model.entry_pairs import alike_unless_named, pairs
from senco_cli.model.identity import identity_at
from senco_cli.model.kinds import place_of
from senco_cli.store import conflicts, yaml_editor
from senco_cli.store.conflicts import Conflict, Side
from senco_cli.store.merge_tree import THEIRS, Edit, Insert, Put, applied, merge
from senco_cli.store.undecided import place_of_note
from senco_cli.store.yaml_comments import Comment, comments_in, comments_of_bars, with_comment
from senco_cli.store.yaml_reader import Path, Tree, read
from senco_cli.store.yaml_splice import open_page
from senco_cli.store.yaml_text import decode

# No record holds this: what no version is the same as.
_UNDECIDED: Final = "\0"


@dataclass(frozen=True)
class Author:
    """Who made the other version, and the day; None where it is not known."""

    name: str | None = None
    day: str | None = None


@dataclass(frozen=True)
class Result:
    """The merged file, and how many places of it somebody has to decide that nobody had to before."""

    data: bytes
    undecided: int


@dataclass(frozen=True)
class _Version:
    """One version: its text without notes and byte order mark, its notes, and its data if it loads as fields."""

    text: str
    notes: tuple[Conflict, ...]
    tree: dict[str, Tree] | None


def merge_records(
    path: str,
    base: bytes | None,
    ours: bytes,
    theirs: bytes,
    *,
    author: Callable[[], Author] = Author,
) -> Result:
    """Merge the record at `path`; `base` is None where both have written it anew.

    `author` is asked only where a note has to say who made the other version.
    """
    if ours == theirs or theirs == base:
        return Result(ours, 0)
    if ours == base:
        return Result(theirs, 0)
    was, here, there = _version(base or b""), _version(ours), _version(theirs)
    if here.tree is None or there.tree is None:
        return _side_by_side(ours, theirs, author=author)
    place = place_of(path)
    was = replace(was, tree=_without_decided(was, here, there))
    text, found = _merged(was, here, there, kind=place.kind if place else None)
    left = conflicts.merged(was.notes, here.notes, there.notes, found)
    new = [note for note in left if note.by == THEIRS or note in found]
    who = author() if any(note.by == THEIRS for note in left) else Author()
    named = [replace(note, by=who.name, day=who.day) if note.by == THEIRS else note for note in left]
    mark = "\ufeff" if ours.startswith(b"\xef\xbb\xbf") else ""
    return Result((mark + conflicts.with_notes(text, named)).encode("utf-8", "surrogatepass"), len(new))


def gone_on_one_side(data: bytes, *, author: Author) -> Result:
    """The record that one side changed and the other, `author`, deleted: it stays, with a note."""
    note = Conflict((), Side(), Side(removed=True), by=author.name, day=author.day)
    text, _faults = decode(data)
    return Result(conflicts.with_notes(text, [note]).encode("utf-8", "surrogatepass"), 1)


def _version(data: bytes) -> _Version:
    text, faults = decode(data)
    plain, notes = conflicts.split(text)
    document = read(plain.encode("utf-8", "surrogatepass"))
    sound = not faults and not document.faults
    # As it was typed, so that what is written again has the quotes its author gave it.
    tree = open_page(plain).tree if sound else None
    return _Version(plain, notes, tree if isinstance(tree, dict) else None)


def _without_decided(base: _Version, ours: _Version, theirs: _Version) -> dict[str, Tree] | None:
    """The data of base, with what neither has where both have decided, each for itself, what had been left open.

    Who decides for what stands there changes nothing, and has decided all the same.
    """
    tree: Tree = base.tree
    for note in base.notes:
        at = place_of_note(tree, note)
        if note.where and at and not any(note.is_same_as(each) for each in (*ours.notes, *theirs.notes)):
            tree = applied(tree, [Put(at, _UNDECIDED)])
    return tree if isinstance(tree, dict) else None


def _side_by_side(ours: bytes, theirs: bytes, *, author: Callable[[], Author]) -> Result:
    """Ours whole, and theirs whole in a note, where one of them cannot be read as a record."""
    who = author()
    note = Conflict((), Side(), Side(_any_text(theirs), is_file=True), by=who.name, day=who.day)
    start, faults = decode(ours)
    if faults:
        # What cannot be read as text is kept byte for byte.
        end = b"" if not ours or ours.endswith(b"\n") else b"\n"
        return Result(ours + end + conflicts.with_notes("", [note]).encode("utf-8", "surrogatepass"), 1)
    return Result(conflicts.with_notes(start, [note]).encode("utf-8", "surrogatepass"), 1)


def _any_text(data: bytes) -> str:
    text, faults = decode(data)
    return data.decode("utf-8", "backslashreplace") if faults else text


def _merged(
    base: _Version, ours: _Version, theirs: _Version, *, kind: type[Record] | None
) -> tuple[str, list[Conflict]]:
    """The merged text without notes, and what is left undecided."""
    held: frozenset[str] | None = frozenset()
    must_be_sound = kind is not None and not _faulty_fields(kind, ours.tree) and not _faulty_fields(kind, theirs.tree)
    while True:
        found = merge(
            base.tree or {},
            ours.tree,
            theirs.tree,
            names_at=lambda at: identity_at(kind, at),
            held="all" if held is None else held,
        )
        wanted = applied(ours.tree, found.edits)
        faulty = _faulty_fields(kind, wanted) if must_be_sound and kind is not None else frozenset()
        if not faulty or held is None:
            break
        # Each version was sound and both together are not: somebody has to say which of the two it is to be.
        held = None if not faulty - held or "" in faulty else held | faulty
    text = _edited(ours, found.edits, wanted)
    return _with_their_comments(text, base, ours, theirs, wanted=wanted, kind=kind), found.conflicts


def _faulty_fields(kind: type[Record], tree: Tree) -> frozenset[str]:
    from senco_cli.model.faults import validate

    return frozenset(str(fault.at[0]) if fault.at else "" for fault in validate(kind, tree)[1])


def _edited(ours: _Version, edits: list[Edit], wanted: Tree) -> str:
    text = ours.text
    try:
        for edit in edits:
            text = _edit(text, edit)
    except yaml_editor.CannotEdit:
        return yaml_editor.dump(wanted)
    return text if read(text.encode("utf-8", "surrogatepass")).tree == wanted else yaml_editor.dump(wanted)


def _edit(text: str, edit: Edit) -> str:
    if isinstance(edit, Put):
        return yaml_editor.set_value(text, edit.at, edit.value)
    if isinstance(edit, Insert):
        return yaml_editor.insert_item(text, edit.at, edit.value, edit.index)
    return yaml_editor.remove(text, edit.at)


def _with_their_comments(
    text: str, base: _Version, ours: _Version, theirs: _Version, *, wanted: Tree, kind: type[Record] | None
) -> str:
    """The text with the comments that theirs has and base had not, and with ours that an edit took along."""
    known = [comment.text for comment in comments_in(base.text)] if base.tree is not None else []
    present = [*(comment.text for comment in comments_in(text)), *comments_of_bars(text)]
    missing: list[tuple[Comment, _Version]] = []
    for version, already in ((ours, []), (theirs, known)):
        left, new = list(present), list(already)
        for comment in comments_in(version.text):
            if comment.text in new:
                new.remove(comment.text)
            elif comment.text in left:
                left.remove(comment.text)
            else:
                missing.append((comment, version))
                present.append(comment.text)
    for comment, version in missing:
        at = None if comment.at is None else _same_place(version.tree, wanted, comment.at, kind=kind)
        if at is None and comment.at is not None and version is ours:
            continue
        text = with_comment(text, Comment(comment.text, at))
    return text


def _same_place(tree: Tree, wanted: Tree, at: Path, *, kind: type[Record] | None) -> Path | None:
    """Where in the result the entry is that stands at `at` in one version; the nearest around it that is there."""
    found: list[str | int] = []
    for step in at:
        if isinstance(step, str) and isinstance(tree, dict) and isinstance(wanted, dict) and step in wanted:
            tree, wanted = tree[step], wanted[step]
            found.append(step)
        elif isinstance(step, int) and isinstance(tree, list) and isinstance(wanted, list):
            names = identity_at(kind, tuple(each for each in found if isinstance(each, str)))
            place = pairs(tree, wanted, names, alike=alike_unless_named(names)).get(step)
            if place is None:
                break
            tree, wanted = tree[step], wanted[place]
            found.append(place)
        else:
            break
    return tuple(found) or None
