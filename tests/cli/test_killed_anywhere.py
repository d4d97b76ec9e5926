"""Killed at any step of any kind of write, senco leaves the state before or the state after, and a folder that opens.

Some steps of each kind are tried here; `python tests/endurance/kill_everywhere.py` tries all of them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from endurance.survival import killed_at, told
from endurance.write_kinds import KINDS, Kind, clean_environment, make_school

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
POINTS = 4


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """A small school, made once, and the variables to work in it with."""
    place = tmp_path_factory.mktemp("world")
    environment = clean_environment(place / "home")
    (place / "top").mkdir()
    make_school(place / "top", environment=environment)
    return place / "top", environment


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_killed_at_any_step_it_is_before_or_after(
    kind: Kind, world: tuple[Path, Mapping[str, str]], tmp_path: Path
) -> None:
    school, environment = world
    story = told(kind, school, tmp_path, environment=environment)
    # Another few steps on each machine and each day would be better still, but a test has to be the same every time.
    steps = sorted({round(number * (story.steps - 1) / (POINTS - 1)) for number in range(POINTS)})
    made = [
        killed_at(story, step, tmp_path, environment=environment, thorough=step == steps[POINTS // 2]) for step in steps
    ]
    # One moment decides: what was once made is not unmade by being killed later.
    assert made == sorted(made)
