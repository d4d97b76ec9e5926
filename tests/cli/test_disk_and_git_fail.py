"""A full disk, a folder that may not be written to, and a git that fails: a sentence, a way out, and nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from endurance.dying import everything_below, forked, senco_in
from endurance.survival import left_behind, told
from endurance.write_kinds import KINDS, Kind, clean_environment, make_school, words_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork")
WANTED = ("add-pupil", "edit", "import csv", "undo", "sync", "resolve", "backup", "restore", "export --out")
TRIED = [kind for kind in KINDS if kind.name in WANTED]


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only() -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """A small school, made once, and the variables to work in it with."""
    place = tmp_path_factory.mktemp("world")
    environment = clean_environment(place / "home")
    (place / "top").mkdir()
    make_school(place / "top", environment=environment)
    return place / "top", environment


@pytest.mark.parametrize("fault", [full, read_only])
@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.name)
def test_from_any_step_on_the_disk_takes_nothing_more(
    kind: Kind, fault: Callable[[], None], world: tuple[Path, Mapping[str, str]], tmp_path: Path
) -> None:
    school, environment = world
    story = told(kind, school, tmp_path, environment=environment)
    for part in (0.1, 0.5, 0.8):
        top = shutil.copytree(story.scene, tmp_path / f"at{part}")
        words = words_of(kind, top, kind.words)

        def act(top: Path = top, words: list[str] = words) -> int:
            ran = senco_in(top / "school", *words, environment=environment, typed=kind.typed)
            os.write(said.fileno(), ran.err.encode())
            return ran.status

        with (tmp_path / "said").open("wb", buffering=0) as said:
            ended = forked(act, at_step=int(story.steps * part), instead=fault)
        err = (tmp_path / "said").read_text(encoding="utf-8")
        assert ended.status in (0, kind.status, 3), (part, ended, err)
        if ended.status == 3:
            assert 1 <= len(err.strip().splitlines()) <= 4 and "try: " in err, err
        # The disk has room again, and whoever comes next finds the one state or the other.
        senco_in(top / "school", *words_of(kind, top, kind.then), environment=environment)
        state = {path: data for path, data in everything_below(top).items() if not path.endswith(".zip")}
        wanted = [{p: d for p, d in each.items() if not p.endswith(".zip")} for each in (story.before, story.after)]
        assert state in wanted, (part, err, sorted(set(state.items()) ^ set(wanted[0].items()))[:3])
        assert not left_behind(top), (part, left_behind(top))


@pytest.mark.parametrize("kind", [each for each in TRIED if each.name != "export --out"], ids=lambda kind: kind.name)
def test_a_git_that_fails_at_any_call_leaves_the_records_as_they_were(
    kind: Kind, world: tuple[Path, Mapping[str, str]], tmp_path: Path
) -> None:
    school, environment = world
    story = told(kind, school, tmp_path, environment=environment)
    real = next(Path(folder, "git") for folder in environment["PATH"].split(":") if Path(folder, "git").exists())
    for number in (1, 3, 5, 7, 9, 11):
        top = shutil.copytree(story.scene, tmp_path / f"git{number}")
        (tmp_path / "bin").mkdir(exist_ok=True)
        count = tmp_path / "count"
        count.write_bytes(b"")
        git = tmp_path / "bin" / "git"
        git.write_text(
            f'#!/bin/sh\nprintf x >> "{count}"\n'
            f'if [ "$(wc -c < "{count}")" -ge {number} ]; then echo "fatal: no more today" >&2; exit 128; fi\n'
            f'exec "{real}" "$@"\n',
            encoding="utf-8",
        )
        git.chmod(0o755)
        failing = {**environment, "PATH": f"{tmp_path / 'bin'}:{environment['PATH']}"}
        words = words_of(kind, top, kind.words)

        def act(top: Path = top, words: list[str] = words, failing: Mapping[str, str] = failing) -> int:
            ran = senco_in(top / "school", *words, environment=failing, typed=kind.typed)
            os.write(said.fileno(), ran.err.encode())
            return ran.status

        with (tmp_path / "said").open("wb", buffering=0) as said:
            ended = forked(act)
        err = (tmp_path / "said").read_text(encoding="utf-8")
        assert ended.status in (0, kind.status, 3), (number, err)
        assert ended.status != 3 or ("no more today" in err and "try: " in err), err
        senco_in(top / "school", *words_of(kind, top, kind.then), environment=environment)
        state = {path: data for path, data in everything_below(top).items() if not path.endswith(".zip")}
        wanted = [{p: d for p, d in each.items() if not p.endswith(".zip")} for each in (story.before, story.after)]
        assert state in wanted, (number, err)
