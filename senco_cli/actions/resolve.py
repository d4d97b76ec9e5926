"""Decide between two versions of what two people changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import WouldNotLoad
from senco_cli.errors import SencoError
from senco_cli.model.base import Record
from senco_cli.model.kinds import place_of
from senco_cli.model.phrases import how_many
from senco_cli.store import undecided as store
from senco_cli.store.conflicts import Conflict, Side, split
from senco_cli.store.files import digest
from senco_cli.store.git_begun import refuse_in_the_way
from senco_cli.store.layout import marked_at
from senco_cli.store.records import parse
from senco_cli.store.transaction import Committed, transaction
from senco_cli.store.undecided import Undecided, decided, left_as_it_is, place_of_note
from senco_cli.store.yaml_reader import Tree, read
from senco_cli.store.yaml_text import decode

HERE, OTHER = "here", "other"


class PlaceGone(SencoError):
    """The place that two people changed is no longer in the record, so that no version can be put there."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f'in "{path}" the place that two people changed is no longer there',
            hint="keep the record as it is, then put in with senco edit what is missing",
        )


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: in which record, and the note with both versions."""

    path: str
    note: Conflict


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a question: one of the versions, or another value."""

    question: Question
    chosen: str
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """A record as it is to be: None where it is deleted, and the digest of what it was."""

    path: str
    data: bytes | None
    expected: str


def questions(workspace: Workspace, *, pupil: str | None) -> tuple[Question, ...]:
    """Everything that is to be decided, in the whole folder or for one pupil.

    Raises CannotSaveNow where git itself is in the middle of a merge, so that no decision could be kept.
    """
    found = store.undecided(workspace.root, pupil=pupil)
    questions = tuple(Question(each.path, note) for each in found for note in each.notes)
    refuse_in_the_way(workspace.root, environment=workspace.environment)
    return questions


def asked_about(question: Question) -> str:
    """The place that a question is about, as a person calls it."""
    from senco_cli.actions.told_notes import place_in_words

    place, note = place_of(question.path), question.note
    if not note.where:
        return "the whole record"
    return place_in_words(place.kind, note.where) if place else note.fields


def may_type(question: Question) -> bool:
    """Whether the versions are single values, so that a third can be typed."""
    note = question.note
    sides = (note.here, note.other)
    return bool(note.where) and all(side.removed or isinstance(side.value, str) for side in sides)


def try_out(workspace: Workspace, decisions: Sequence[Decision]) -> None:
    """See whether the decisions leave sound records. Raises WouldNotLoad, PlaceGone or CannotEdit."""
    _files(workspace, decisions)


def still_open(workspace: Workspace, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those of the decisions that nobody else has taken meanwhile."""
    left = {each.path: each.notes for each in store.undecided(workspace.root)}
    return tuple(each for each in decisions if each.question.note in left.get(each.question.path, ()))


def standing(workspace: Workspace, question: Question, decisions: Sequence[Decision]) -> Side:
    """What stands in the record where a question asks, after the decisions; for the whole record, its text."""
    text, _errors = _text_of((workspace.root / question.path).read_bytes())
    for decision in decisions:
        if decision.question.path == question.path:
            text = _decided(text, decision, kind=None) or ""
    if question.note.where:
        return store.standing(text, question.note)
    return Side(split(text)[0], is_file=True)


def is_sound(path: str, side: Side) -> bool:
    """Whether a version can be read as a record, where it is one as a whole."""
    place = place_of(path)
    if place is None or not side.is_file:
        return True
    return parse(str(side.value).encode("utf-8", "surrogatepass"), path, place.kind).record is not None


def resolve(workspace: Workspace, decisions: Sequence[Decision]) -> Committed:
    """Carry out all decisions in one commit. Raises as `try_out` does."""
    files = _files(workspace, decisions)
    keys = sorted({file.path.split("/")[1] if file.path.startswith("pupils/") else file.path for file in files})
    with transaction(
        workspace.root,
        message=f"resolve {how_many(len(decisions), 'place')} ({', '.join(keys)})",
        environment=workspace.environment,
        dry_run=workspace.dry_run,
    ) as tx:
        for file in files:
            if file.data is None:
                tx.delete(file.path, expected=file.expected)
            else:
                tx.write(file.path, file.data, expected=file.expected)
    return tx.result


def _files(workspace: Workspace, decisions: Sequence[Decision]) -> list[_File]:
    by_path: dict[str, list[Decision]] = {}
    for decision in still_open(workspace, decisions):
        by_path.setdefault(decision.question.path, []).append(decision)
    return [_file(each, by_path[each.path]) for each in store.undecided(workspace.root) if each.path in by_path]


def _file(record: Undecided, decisions: Sequence[Decision]) -> _File:
    place = place_of(record.path)
    text, errors = _text_of(record.data)
    for decision in decisions:
        after = _decided(text, decision, kind=place.kind if place else None)
        if after is None:
            return _File(record.path, None, digest(record.data))
        text = after
    data = text.encode("utf-8", errors)
    if place is not None:
        known = {(fault.at, fault.sentence) for fault in parse(record.data, record.path, place.kind).faults}
        new = [
            fault for fault in parse(data, record.path, place.kind).faults if (fault.at, fault.sentence) not in known
        ]
        if new:
            raise WouldNotLoad(record.path, new, is_new=False)
    return _File(record.path, data, digest(record.data))


def _text_of(data: bytes) -> tuple[str, str]:
    """The text of a file, and how it is written back; what cannot be read as text keeps its bytes."""
    text, faults = decode(data)
    return (data.decode("utf-8", "surrogateescape"), "surrogateescape") if faults else (text, "surrogatepass")


def _decided(text: str, decision: Decision, *, kind: type[Record] | None) -> str | None:
    """The text after one decision; None where it is that the record goes."""
    note = decision.question.note
    side = note.here if decision.chosen == HERE else note.other
    if decision.typed is None and not note.where and decision.chosen == OTHER:
        return None if side.removed else str(side.value)
    if decision.typed is None and decision.chosen == HERE:
        # What stands in the record may have been changed since; then that is what is kept.
        return left_as_it_is(text, note)
    value: Tree = decision.typed if decision.typed is not None else side.value
    at = place_of_note(read(text.encode("utf-8", "surrogatepass")).tree, note)
    if kind is not None and value is not None and at is not None:
        value = marked_at(kind, at, value)
    after = decided(text, note, value)
    if after is None:
        raise PlaceGone(decision.question.path)
    return after


def said(side: Side) -> str:
    """A version in words for the screen."""
    if side.removed:
        return "taken out"
    from senco_cli.store.yaml_editor import dump

    return side.value if isinstance(side.value, str) else dump(side.value).rstrip("\n") or "nothing"
