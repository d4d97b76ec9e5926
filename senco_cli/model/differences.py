"""What changed between two states of a record, field by field and entry by entry, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from senco_cli.model.base import Record
from senco_cli.model.difference_words import (
    Fields,
    entry_words,
    field_words,
    fields_of,
    mended_words,
    models_in,
    said,
    said_short,
    singular,
    status_words,
)
from senco_cli.model.entry_pairs import pairs
from senco_cli.model.identity import IDENTITY
from senco_cli.model.phrases import small_first

At = tuple[str | int, ...]
# How much an entry is alike to one that was mended in it; it gives way to one that speaks of the same.
_MENDED = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: where in the later record, the sentence, and the old and new value in words.

    `at` is the place in the earlier record where something was taken out. A value is None where there was none.
    """

    at: At
    sentence: str
    old: str | None = None
    new: str | None = None


def differences(kind: type[Record], before: Any, after: Any) -> tuple[Difference, ...]:
    """Everything that differs between two trees of one record, in the order of the model; None is a record not there.

    The trees are the text of the files, so that a record with a fault can be compared too.
    """
    if not isinstance(before, dict) and not isinstance(after, dict):
        return ()
    if not isinstance(before, dict) and not is_list_of_entries(kind):
        return (Difference((), "written down"),)
    if not isinstance(after, dict):
        return (Difference((), "taken away"),)
    return tuple(_of_fields(kind, before if isinstance(before, dict) else {}, after, at=(), within=""))


def _is_alike(one: Any, other: Any) -> bool:
    """Whether entries that nothing names have most of what they say in common, as where a name was mended."""
    if not isinstance(one, dict) or not isinstance(other, dict) or {"id", "pupil", "staff"} & {*one, *other}:
        return False
    equal = [name for name, value in other.items() if one.get(name) == value]
    return len(equal) > 1 and 2 * len(equal) > max(len(one), len(other))


def is_list_of_entries(kind: type[BaseModel]) -> bool:
    """Whether records of this kind hold nothing but entries, like the contact log."""
    return all(models_in(field.hint) and field.is_list for field in fields_of(kind).values())


def same_entry(model: type[BaseModel] | None, one: Any, other: Any) -> bool:
    """Whether two entries of a list speak of the same thing, though they may say different things of it."""
    if model is None or not isinstance(one, dict) or not isinstance(other, dict):
        return bool(one == other)
    named_by = IDENTITY.get(model)
    if named_by:
        return all(one.get(name) == other.get(name) for name in named_by)
    fields = fields_of(model)
    asked = [name for name, field in fields.items() if field.is_required] or list(fields)
    equal = [name for name in asked if one.get(name) == other.get(name)]
    return len(equal) == len(asked) or (2 * len(equal) >= len(asked) and asked[0] in equal)


def paired(
    model: type[BaseModel] | None, old: Sequence[Any], new: Sequence[Any]
) -> list[tuple[int | None, int | None]]:
    """The places of the entries of two lists, side by side; None where the other list has no such entry."""

    def likeness(one: Any, other: Any) -> float:
        return 1.0 if same_entry(model, one, other) else _MENDED if _is_alike(one, other) else 0.0

    named_by = IDENTITY.get(model, ()) if model else ()
    was = {now: place for place, now in pairs(old, new, named_by, alike=likeness).items()}
    gone = sorted(set(range(len(old))) - set(was.values()))
    return [(was.get(place), place) for place in range(len(new))] + [(place, None) for place in gone]


def _of_fields(model: type[BaseModel], old: Any, new: Any, *, at: At, within: str) -> Iterator[Difference]:
    fields: Fields = fields_of(model)
    names = [*fields, *sorted({*old, *new} - set(fields))]
    for name in names:
        one, other = old.get(name), new.get(name)
        if one == other or (not one and not other):
            continue
        field = fields.get(name)
        if field is None or not field.is_shown:
            if field is None:
                yield Difference((*at, name), f"{within}a field that is none of the record's changed")
            continue
        yield from _of_value(name, field.hint, one, other, at=(*at, name), within=within, is_list=field.is_list)


def _of_value(name: str, hint: Any, old: Any, new: Any, *, at: At, within: str, is_list: bool) -> Iterator[Difference]:
    model = next(iter(models_in(hint)), None)
    if is_list and isinstance(old or [], list) and isinstance(new or [], list):
        if model is None:
            yield from _of_words(name, hint, old or [], new or [], at=at, within=within)
        else:
            yield from _of_entries(name, model, old or [], new or [], at=at, within=within)
    elif model is not None and isinstance(old or {}, dict) and isinstance(new or {}, dict):
        label = field_words(name, hint)
        if not new and sum(1 for value in old.values() if value) > 1:
            yield Difference(at, f"{within}{label} taken out", _whole(model, old), None)
            return
        yield from _of_fields(model, old or {}, new or {}, at=at, within=f"{within}{label}, ")
    else:
        yield _of_scalar(name, hint, old, new, at=at, within=within)


def _of_scalar(name: str, hint: Any, old: Any, new: Any, *, at: At, within: str) -> Difference:
    label = field_words(name, hint)
    before, after = (said(value, hint) if value else None for value in (old, new))
    short_before, short_after = (said_short(value, hint) if value else None for value in (old, new))
    if new and name in ("result", "outcome") and short_after:
        marked = f"marked {small_first(short_after)}"
        return Difference(at, f"{within.rstrip(' ,:')} {marked}".strip(), before, after)
    if not old:
        sentence = f"{label}: {short_after}" if short_after else f"{label} written down"
    elif not new:
        sentence = f"{label} taken out" + (f" (it was {short_before})" if short_before else "")
    elif short_before and short_after:
        sentence = f"{label}: {short_before} to {short_after}"
    else:
        texts = isinstance(old, str) and isinstance(new, str)
        mended = mended_words(old, new) if texts else None
        sentence = f"{label}{'' if mended == 'added to' else ':'} {mended}" if mended else f"{label} written anew"
    return Difference(at, within + sentence, before, after)


def _of_words(
    name: str, hint: Any, old: Sequence[Any], new: Sequence[Any], *, at: At, within: str
) -> Iterator[Difference]:
    """Changes in a list of plain texts or codes."""
    label = field_words(name)
    gone = [each for each in old if each not in new]
    come = [each for each in new if each not in old]
    if not gone and not come:
        yield Difference(at, f"{within}{label} put in another order")
    for each in come:
        short = said_short(each, hint)
        yield Difference(at, f"{within}{label}: {short or 'a line'} added", None, said(each, hint))
    for each in gone:
        short = said_short(each, hint)
        yield Difference(at, f"{within}{label}: {short or 'a line'} taken out", said(each, hint), None)


def _of_entries(
    name: str, model: type[BaseModel], old: Sequence[Any], new: Sequence[Any], *, at: At, within: str
) -> Iterator[Difference]:
    if name == "sen_status" and (changed := status_words(old, new)):
        yield Difference(at, within + changed[0], changed[1], changed[2])
        return
    pairs = paired(model, old, new)
    for was, now in pairs:
        if was is None and now is not None:
            called = entry_words(name, model, new[now], place=now)
            yield Difference((*at, now), f"{within}{called} written down", None, _whole(model, new[now]))
        elif now is None and was is not None:
            called = entry_words(name, model, old[was], place=was)
            yield Difference((*at, was), f"{within}{called} taken out", _whole(model, old[was]), None)
        elif was is not None and now is not None and old[was] != new[now]:
            yield from _of_entry(name, model, old[was], new[now], at=(*at, now), within=within)
    if not any(None in pair for pair in pairs) and [was for was, _now in pairs] != sorted(was or 0 for was, _ in pairs):
        yield Difference(at, f"{within}{field_words(name)} put in another order")


def _of_entry(name: str, model: type[BaseModel], old: Any, new: Any, *, at: At, within: str) -> Iterator[Difference]:
    place = at[-1] if isinstance(at[-1], int) else 0
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield Difference(at, f"{within}{singular(field_words(name))} {place + 1} changed")
        return
    called = entry_words(name, model, new, place=place)
    yield from _of_fields(model, old, new, at=at, within=f"{within}{called}: ")


def _whole(model: type[BaseModel], entry: Any) -> str | None:
    """All that an entry says, on one line."""
    if not isinstance(entry, dict):
        return str(entry)
    fields = fields_of(model)
    parts = []
    for name, value in entry.items():
        field = fields.get(name)
        if field is None or not field.is_shown or not value:
            continue
        inner = next(iter(models_in(field.hint)), None)
        values = value if isinstance(value, list) else [value]
        words = [(_whole(inner, each) or "") if inner else said(each, field.hint) for each in values]
        parts.append(f"{field_words(name, field.hint)}: {', '.join(words)}")
    return "; ".join(parts)
