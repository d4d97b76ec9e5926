"""What sets a time limit off is entered with one command, is offered in its turn, and is ended by another."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from support import Senco

WALKS = yaml.safe_load((Path(__file__).parent / "walks.yaml").read_text(encoding="utf-8"))
_PUPIL = {
    "support": ("--status", "K", "--since", "2024-09-02", "--born", "2014-03-04"),
    "plan": ("--status", "E", "--since", "2024-03-18", "--born", "2014-03-04", "--plan-made-on", "2025-11-10"),
    "under-five": ("--status", "E", "--since", "2026-09-07", "--born", "2022-03-04", "--plan-made-on", "2026-09-10"),
}


@pytest.mark.parametrize("name", list(WALKS))
def test_each_step_of_a_walk_makes_ends_and_offers_what_it_says(senco: Senco, school: Path, name: str) -> None:
    walk = WALKS[name]
    who = _someone(senco, school, walk["for"])
    after = due(senco, school)
    for step in walk["steps"]:
        typed, before = step["type"].format(who=who), after
        ran = senco(*shlex.split(typed), "--records", str(school))
        assert ran.status == 0, (typed, ran.err)
        after = due(senco, school)
        assert {(rule, day) for rule, day in after - before} == _pairs(step.get("due", {})), typed
        assert {rule for rule, _ in before - after} == set(step.get("gone", ())), typed
        offered = [line.partition("senco ")[2] for line in ran.out.splitlines()]
        for command in step.get("offers", ()):
            assert any(line.startswith(command.format(who=who)) for line in offered), (typed, offered)


def due(senco: Senco, school: Path) -> set[tuple[str, str | None]]:
    ran = senco("review-due", "--within", "9000d", "--format", "json", "--records", str(school))
    found = json.loads(ran.out)
    return {(each["rule"], each["legal_due"]) for each in found}


def _pairs(named: dict[str, object]) -> set[tuple[str, str | None]]:
    return {(rule, None if day == "no day" else str(day)) for rule, day in named.items()}


def _someone(senco: Senco, school: Path, kind: str) -> str:
    if kind == "school":
        return ""
    if kind == "staff":
        ran = senco("add-staff", "--name", "J. Reed", "--role", "senco", "--yes", "--records", str(school))
        key = re.search(r"added member of staff (\w+)", ran.out)
    else:
        given = ("--forename", "Ada", "--surname", "Brook", "--need", "SLCN", "--yes", "--records", str(school))
        ran = senco("add-pupil", *given, *_PUPIL[kind])
        key = re.search(r"added pupil (\w+)", ran.out)
    assert key, ran.err
    return key[1]
