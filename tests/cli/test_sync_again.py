"""Whoever is overtaken while giving brings in what came and gives again, as long as nobody has to decide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from senco_cli.actions import sync as action
from senco_cli.actions.sync import Pulled, Waiting
from senco_cli.actions.workspace import Workspace
from senco_cli.cli.commands import sync
from senco_cli.cli.session import Session
from senco_cli.store.sharing import Overtaken, Remote

HUB = Remote("origin", "/srv/senco.git", "main")
FROM_ANN = Pulled(0, 1, ("Ann",), 0)


def given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, quicker: int, came: Pulled = FROM_ANN
) -> Iterator[str | int]:
    """What is said where others are quicker so many times, and last how often something was given."""
    session = Session(io.StringIO(), io.StringIO(), io.StringIO(), {}, tmp_path, lambda: date(2026, 11, 22))
    workspace = Workspace(tmp_path, date(2026, 11, 22), {})
    tries: list[int] = []

    def push(*_words: Any) -> None:
        tries.append(1)
        if len(tries) <= quicker:
            raise Overtaken

    monkeypatch.setattr(action, "waiting", lambda *_words: Waiting(2, is_new=False))
    monkeypatch.setattr(action, "push", push)
    monkeypatch.setattr(action, "pull", lambda *_words: came)
    try:
        sync._push(session, workspace, HUB, wanted=True, yes=False)
    except Overtaken as error:
        session.print(error.sentence)
    assert isinstance(session.stdout, io.StringIO)
    yield from session.stdout.getvalue().splitlines()
    yield len(tries)


def test_what_others_gave_in_the_same_moment_comes_in_and_ours_is_given_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(given(tmp_path, monkeypatch, quicker=1)) == [
        "somebody else gave something in this moment, so that comes in first",
        "fetched 1 change by Ann",
        "gave 2 changes to /srv/senco.git",
        2,
    ]


def test_where_somebody_has_to_decide_nothing_is_given_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *_before, said, tries = given(tmp_path, monkeypatch, quicker=1, came=Pulled(0, 1, ("Ann",), undecided=1))
    assert (said, tries) == ("nothing was given yet: senco sync   once more after that", 1)


def test_it_does_not_try_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *_before, said, tries = given(tmp_path, monkeypatch, quicker=99)
    assert (said, tries) == ("somebody else has shared something in this moment", 5)


def test_what_was_taken_out_of_the_shared_history_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    came = Pulled(0, 0, (), 0, withdrawn=2)
    assert "somebody took 2 changes out of the shared history again; this folder keeps them" in list(
        given(tmp_path, monkeypatch, quicker=1, came=came)
    )
