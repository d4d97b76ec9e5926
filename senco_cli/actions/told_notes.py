"""What became of the notes of two versions in a record, told in words: what was left open, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from senco_cli.model.base import Record
from senco_cli.model.difference_words import entry_words, field_words, fields_of, models_in, said_short, singular
from senco_cli.model.identity import IDENTITY
from senco_cli.store.conflicts import Conflict, Side, Where, has_notes, split
from senco_cli.store.undecided import standing
from senco_cli.store.yaml_text import decode

if TYPE_CHECKING:
    from pydantic import BaseModel


def told_notes(kind: type[Record], before: bytes | None, after: bytes | None) -> Iterator[str]:
    """A sentence for each place that two people had changed differently and that is open since, or is decided.

    A decision for what did not stand in the record is told by what changed there.
    """
    was, now = _notes(before), _notes(after)
    for note in now:
        if not _is_in(was, note):
            yield _left_open(kind, note)
    for note in was:
        if after is not None and not _is_in(now, note) and _is_kept(after, note):
            yield _kept(kind, note)


def _notes(data: bytes | None) -> tuple[Conflict, ...]:
    return split(decode(data)[0])[1] if data is not None and has_notes(data) else ()


def _is_in(notes: tuple[Conflict, ...], note: Conflict) -> bool:
    return any(note.is_same_as(each) for each in notes)


def _is_kept(after: bytes, note: Conflict) -> bool:
    """Whether what stood in the record when the note was written stands there still."""
    if not note.where:
        return not note.other.is_file or decode(after)[0].rstrip() != str(note.other.value).rstrip()
    return standing(decode(after)[0], note) == note.here


def _left_open(kind: type[Record], note: Conflict) -> str:
    if note.other.is_file:
        return "two people wrote this, and one version cannot be read; it is not decided which counts"
    if not note.where:
        return "one person deleted this and another changed it; it is not decided which counts"
    place = place_in_words(kind, note.where)
    return f"{place}: two people changed this differently, {_both(kind, note)}; it is not decided"


def _kept(kind: type[Record], note: Conflict) -> str:
    whose = f"{note.by}'s" if note.by else "the other"
    if note.other.is_file:
        return f"decided that this version counts, and not {whose}"
    if not note.where:
        return f"decided that the record stays, which {note.by or 'somebody'} had deleted"
    here, other = (_words(kind, note.where, side) for side in (note.here, note.other))
    stays = f"{here} stays" if here else "this version stays"
    if note.here.removed:
        stays = "it stays taken out"
    instead = f"not {f'{whose} ' if note.by else ''}{other}" if other else f"not {whose} version"
    if note.other.removed:
        instead = "is not taken out"
    return f"{place_in_words(kind, note.where)}: decided that {stays}, and {instead}"


def _both(kind: type[Record], note: Conflict) -> str:
    here, other = (
        "taken out" if side.removed else _words(kind, note.where, side) or "a longer text"
        for side in (note.here, note.other)
    )
    return f"{here} and {other}" + (f" ({note.by})" if note.by else "")


def place_in_words(kind: type[Record], where: Where) -> str:
    """The field or entry that a note is about, as a person calls it."""
    model: type[BaseModel] | None = kind
    words: list[str] = []
    for step in where:
        if isinstance(step, str) and not step.isdigit():
            hint = _hint(model, step)
            words.append(field_words(step, hint))
            model = next(iter(models_in(hint)), None)
        elif words and isinstance(step, dict) and model is not None:
            named_by = IDENTITY.get(model, ())
            # Where both gave it another name, the rest of it tells which is meant, and would be no name for it.
            is_named = not named_by or named_by[0] in step
            words[-1] = entry_words(words[-1], model, step, place=0) if is_named else singular(words[-1])
        elif words:
            words[-1] = f"{singular(words[-1])} {int(str(step)) + 1}" if isinstance(step, str) else singular(words[-1])
    return ", ".join(words)


def _hint(model: type[BaseModel] | None, name: str) -> Any:
    field = fields_of(model).get(name) if model is not None else None
    return field.hint if field else None


def _words(kind: type[Record], where: Where, side: Side) -> str | None:
    """A single value in words, None for what is longer than a sentence holds."""
    model: type[BaseModel] | None = kind
    hint: Any = None
    for step in where:
        if isinstance(step, str) and not step.isdigit():
            hint = _hint(model, step)
            model = next(iter(models_in(hint)), None)
    return said_short(side.value, hint) if isinstance(side.value, str) and side.value else None
