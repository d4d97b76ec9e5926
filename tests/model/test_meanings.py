"""What the fields of records mean is said below each of them, and comes to whoever asks."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from senco_cli.model.base import Part
from senco_cli.model.kinds import KINDS
from senco_cli.model.meanings import meanings


class Plain(Part):
    """A part of one line."""

    first: str
    """What comes first."""
    second: str | None = None
    """What comes second,
    in two lines.
    """
    bare: str | None = None

    def method(self) -> None:
        """No field."""


class Longer(Plain):
    """A part with more."""

    third: str | None = None
    """What comes third."""
    first: str = ""
    """What comes first now."""


def test_what_a_field_means_stands_below_it() -> None:
    assert meanings(Plain) == {"first": "What comes first.", "second": "What comes second, in two lines."}


def test_a_part_has_the_meanings_of_what_it_is_made_from_and_its_own_before_them() -> None:
    assert meanings(Longer)["first"] == "What comes first now."
    assert meanings(Longer)["second"] == "What comes second, in two lines."
    assert meanings(Longer)["third"] == "What comes third."


def test_an_editor_is_told_what_a_field_means() -> None:
    told = Longer.model_json_schema(by_alias=True)["properties"]
    assert {name: field.get("description") for name, field in told.items()} == {
        "first": "What comes first now.",
        "second": "What comes second, in two lines.",
        "bare": None,
        "third": "What comes third.",
    }


def within(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model within it."""
    yield kind
    for hint in typing.get_type_hints(kind, include_extras=True).values():
        for found in models_of(hint):
            yield from within(found)


def models_of(hint: object) -> Iterator[type[BaseModel]]:
    """The models in a type."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in typing.get_args(hint):
        yield from models_of(argument)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_field_of_every_record_has_a_meaning(kind: type[BaseModel]) -> None:
    for model in within(kind):
        assert list(meanings(model)) == list(model.model_fields), model
        assert all(meaning.endswith((".", "...")) for meaning in meanings(model).values()), model
