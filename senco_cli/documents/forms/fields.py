"""What a form may be filled with: every field of an annual review, how it is written in a tag, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from senco_cli.documents.annual_review.view import AnnualReview
from senco_cli.documents.field_types import bare, element_of, fields_of, is_several, type_words
from senco_cli.rules.costing import Amount

# What serves the page of the pack only.
_NOT_FOR_FORMS = frozenset({"headings", "marks", "unreadable", "charts", "sources"})
_DEEPEST = 3
# One of a list, where it is not the list's name without its s.
_ONE_OF = {"wishes": "wish", "deliveries": "delivery", "provision": "line", "social_provision": "line"}
_ONE_OF |= {"missing": "gap", "invited": "person", "advice": "piece", "earlier": "action", "sent_to": "sent"}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its path, the loops around it as (name, list), its type in words, and what it is.

    Its path begins with the name of the innermost loop where it stands in a list.
    """

    path: str
    loops: tuple[tuple[str, str], ...]
    holds: str
    about: str

    @property
    def tag(self) -> str:
        """The field as it is written in a form."""
        return f"{{{{ {self.path} }}}}"

    @property
    def within(self) -> str:
        """The loop that it stands in, as it is written in a form; empty where it stands alone."""
        return "  ".join(f"{{% for {name} in {of} %}}" for name, of in self.loops)


def page_of_forms() -> Mapping[str, Any]:
    """The types of the names that a form has."""
    known = fields_of(AnnualReview)
    return {name: field.kind for name, field in known.items() if name not in _NOT_FOR_FORMS}


def values_for_forms(view: AnnualReview) -> Mapping[str, Any]:
    """The same names with what they hold in one review."""
    return {name: getattr(view, name) for name in page_of_forms()}


@cache
def form_fields() -> tuple[FormField, ...]:
    """Every field, in the order of the sections."""
    return tuple(_fields(AnnualReview, "", (), 0))


def value_of(field: FormField, values: Mapping[str, Any]) -> Any:
    """What a field that stands in no list holds; a field in a list has the number of its entries."""
    path = field.loops[0][1] if field.loops else field.path
    first, *rest = path.split(".")
    value = values[first]
    for name in rest:
        value = getattr(value, name, None)
    return len(value) if field.loops and value is not None else value


def _fields(kind: Any, before: str, loops: tuple[tuple[str, str], ...], depth: int) -> Iterator[FormField]:
    for name, field in fields_of(kind).items():
        if name in _NOT_FOR_FORMS or depth > _DEEPEST:
            continue
        path = f"{before}{name}"
        inner = element_of(field.kind) if is_several(field.kind) else field.kind
        group = bare(inner)
        if not fields_of(group) or group is Amount:
            yield FormField(path, loops, type_words(field.kind), field.about)
        elif is_several(field.kind):
            one = _one_of(name)
            yield from _fields(group, f"{one}.", (*loops, (one, path)), depth + 1)
        else:
            yield from _fields(group, f"{path}.", loops, depth + 1)


def _one_of(name: str) -> str:
    return _ONE_OF.get(name) or (name.rpartition("_")[2][:-1] if name.endswith("s") else "entry")
