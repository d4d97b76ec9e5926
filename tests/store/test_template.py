"""The empty record for an editor: readable as it stands, and right in every field when all of it is used."""

from __future__ import annotations

import re

import pytest

from senco_cli.model.base import Record
from senco_cli.model.kinds import KINDS
from senco_cli.store.records import parse
from senco_cli.store.template import template

OF_EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
# What may be wrong with a record in which nothing is filled in yet.
EMPTY = ("is empty; ", "is missing; ", "should have fields of its own", "has no colour after accent:")


def sentences(text: str, kind: type[Record]) -> list[str]:
    """What is wrong with a text as a record."""
    return [fault.sentence for fault in parse(text.encode("utf-8"), kind.path, kind).faults]


@OF_EVERY_KIND
def test_nothing_is_wrong_with_it_but_what_is_not_filled_in(kind: type[Record]) -> None:
    found = sentences(template(kind), kind)
    assert [sentence for sentence in found if not sentence.startswith(EMPTY)] == []


@OF_EVERY_KIND
def test_every_field_that_waits_behind_a_hash_can_be_used(kind: type[Record]) -> None:
    used = re.sub(r"(?m)^# (?=( {2}- | {4})?[A-Za-z_0-9]+:( |$))", "", template(kind))
    found = sentences(used, kind)
    assert [sentence for sentence in found if not sentence.startswith(EMPTY)] == []
    assert len(re.findall(r"(?m)^[a-zA-Z]", used)) == len(kind.model_fields)


def test_a_code_is_offered_where_it_goes() -> None:
    text = template(next(kind for kind in KINDS if kind.kind == "pupil"))
    (line,) = [line for line in text.splitlines() if "- type:" in line]
    assert "SLCN, ASD" in line


def test_a_list_within_a_list_shows_how_it_is_written() -> None:
    text = template(next(kind for kind in KINDS if kind.kind == "calendar"))
    assert "Written like [{from: ..., to: ..., name: ..." in text
