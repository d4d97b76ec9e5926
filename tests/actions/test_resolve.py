"""Deciding between two versions: what is shown stands in the record, and nobody else's decision is written over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from senco_cli.actions.resolve import (
    Decision,
    Question,
    asked_about,
    is_sound,
    questions,
    resolve,
    standing,
    still_open,
)
from senco_cli.actions.workspace import Workspace
from senco_cli.store.conflicts import Conflict, Side, Where, with_notes

PUPIL = "pupils/k7m2q/pupil.yaml"
RECORD = "name: {legal_forename: Amara, legal_surname: Okafor}\ndate_of_birth: 2015-11-03\nclass: 6E\n"
ANN = Conflict(("class",), Side("6D"), Side("6C"), by="Ann")
BEN = Conflict(("class",), Side("6E"), Side("6D"), by="Ben")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A folder without a history where three people gave one pupil three classes, and 6E stands in the record."""
    (tmp_path / "pupils" / "k7m2q").mkdir(parents=True)
    (tmp_path / "senco.yaml").write_bytes(b"format: 1\n")
    (tmp_path / PUPIL).write_bytes(with_notes(RECORD, [ANN, BEN]).encode())
    return Workspace(tmp_path, date(2026, 11, 21))


def text(workspace: Workspace) -> str:
    return (workspace.root / PUPIL).read_bytes().decode()


def test_what_is_asked_about_is_what_stands_in_the_record_after_what_was_decided(workspace: Workspace) -> None:
    first, second = questions(workspace, pupil=None)
    assert standing(workspace, first, []) == Side("6E")
    assert standing(workspace, second, [Decision(first, "other")]) == Side("6C")
    assert standing(workspace, second, [Decision(first, "type", "6Z")]) == Side("6Z")


def test_what_somebody_else_has_decided_meanwhile_is_not_decided_again(workspace: Workspace) -> None:
    first, second = questions(workspace, pupil=None)
    resolve(workspace, [Decision(first, "here")])
    mine = [Decision(first, "other"), Decision(second, "here")]
    assert still_open(workspace, mine) == (mine[1],)
    resolve(workspace, mine)
    assert text(workspace) == RECORD


def test_bytes_that_are_no_text_stay_what_they_are_when_the_record_is_kept(workspace: Workspace) -> None:
    broken = RECORD.encode() + b"notes: caf\xe9\n"
    note = Conflict((), Side(), Side(RECORD, is_file=True), by="Ann")
    (workspace.root / PUPIL).write_bytes(broken + with_notes("", [note]).encode())
    (question,) = questions(workspace, pupil=None)
    assert not is_sound(PUPIL, standing(workspace, question, [])) and is_sound(PUPIL, note.other)
    resolve(workspace, [Decision(question, "here")])
    assert (workspace.root / PUPIL).read_bytes() == broken


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (("class",), "class"),
        (("contacts", {"name": "Ada Okafor"}, "phone"), "contact “Ada Okafor”, phone"),
        (("sen_status", {"status": "K"}, "from"), "SEN status, first day"),
        ((), "the whole record"),
    ],
)
def test_the_place_that_is_asked_about_is_called_as_people_call_it(where: Where, said: str) -> None:
    assert asked_about(Question(PUPIL, Conflict(where, Side("1"), Side("2"), by="Ann"))) == said
