"""Who asks for each field: the data names real fields and real askers, and leaves no field out."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from senco_cli.model.asked_by import asked_by, askers, entries
from senco_cli.model.base import Record
from senco_cli.model.kinds import KINDS

MARKS = {"primary", "secondary", "memory", None}
OF_EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


@OF_EVERY_KIND
def test_every_entry_names_a_field_of_its_record(kind: type[Record]) -> None:
    assert set(entries(kind.kind)) - set(field_names(kind)) == set()


@OF_EVERY_KIND
def test_every_field_at_the_top_of_a_record_says_who_asks_for_it(kind: type[Record]) -> None:
    top = {field.alias or name for name, field in kind.model_fields.items()}
    assert {name for name in top if not entries(kind.kind).get(name)} == set()


def test_every_asker_asks_for_something() -> None:
    asking = {asked.asker.id for kind in KINDS for found in entries(kind.kind).values() for asked in found}
    assert asking == set(askers())


def test_what_was_read_of_a_source_is_said_with_one_of_the_known_marks() -> None:
    asked = [each for kind in KINDS for found in entries(kind.kind).values() for each in found]
    assert {each.verified for each in asked} <= MARKS
    assert {each.verified for each in askers().values()} <= MARKS


def test_only_what_nobody_outside_asks_for_is_without_a_mark() -> None:
    assert {id for id, asker in askers().items() if asker.verified is None} == {"letters", "school", "senco"}


def test_a_part_without_an_entry_of_its_own_is_asked_for_as_its_whole() -> None:
    assert [each.asker.id for each in asked_by("review", "outcomes.progress")] == ["send-regulations", "review-report"]


def test_a_part_with_an_entry_of_its_own_has_that_one() -> None:
    (told,) = asked_by("pupil", "sen_status.parents_told_on")
    assert (told.asker.name, told.where) == ("Children and Families Act 2014", "section 68")


def test_a_place_that_was_not_read_itself_is_marked_apart_from_the_rest_of_its_source() -> None:
    (sent,) = asked_by("review", "report_sent_on")
    assert sent.asker.verified == "primary"
    assert sent.verified == "secondary"


def test_of_a_field_that_does_not_exist_nothing_is_known() -> None:
    assert asked_by("pupil", "favourite_colour") == ()
    assert asked_by("timetable", "monday") == ()


def field_names(model: type[BaseModel], *, below: str = "") -> Iterator[str]:
    """The dotted names of all fields of a record as they stand in the YAML."""
    for name, field in model.model_fields.items():
        path = f"{below}{field.alias or name}"
        yield path
        for part in _parts(field.annotation):
            yield from field_names(part, below=f"{path}.")


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _parts(argument)
