"""What must hold after senco was killed: the state before or the state after, and a folder that opens."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from endurance.dying import NEVER, Ended, everything_below, forked, senco_in
from endurance.write_kinds import Kind, keys_of, set_scene, words_of

from senco_cli.store import git

Environment = Mapping[str, str]
State = dict[str, bytes | None]
_UNSURE = 6
# A git that fetches or sends goes on when senco is killed.
_LONGEST_GIT_SECONDS = 30
_STAYS = (".gitignore", "lock", "journal", "scratch", "git", "unsaved")


@dataclass(frozen=True)
class Told:
    """A kind of write that was once done to its end: the folder before and after, and how many steps it took."""

    kind: Kind
    scene: Path
    before: State
    after: State
    steps: int


def told(kind: Kind, school: Path, place: Path, *, environment: Environment) -> Told:
    """Set the scene in `place`, and do it once to the end in a copy."""
    scene = shutil.copytree(school, place / "scene")
    set_scene(kind, scene, environment=environment)
    before = everything_below(scene)
    whole = shutil.copytree(scene, place / "whole")
    ended = act(kind, whole, environment=environment)
    assert (ended.killed, ended.status) == (False, kind.status), (kind.name, ended)
    after = everything_below(whole)
    assert left_behind(whole) == [], kind.name
    shutil.rmtree(whole)
    return Told(kind, scene, _placed(before, scene), _placed(after, whole), ended.steps)


def act(kind: Kind, top: Path, *, environment: Environment, at_step: int = NEVER) -> Ended:
    """Do what the kind says in a child, and kill it at a step."""
    words = words_of(kind, top, kind.words)

    def whole() -> int:
        return senco_in(top / "school", *words, environment=environment, typed=kind.typed).status

    return forked(whole, at_step=at_step)


def killed_at(story: Told, step: int, place: Path, *, environment: Environment, thorough: bool) -> bool:
    """Kill it at that step, look at what it left, and say whether the write had been made."""
    top = shutil.copytree(story.scene, place / f"step{step}")
    try:
        ended = act(story.kind, top, environment=environment, at_step=step)
        # How many files are read a second time hangs on how long ago they were written, so the last steps may not come.
        last = step >= story.steps - _UNSURE
        assert ended.killed or (last and ended.status == story.kind.status), (story.kind.name, step, "was not killed")
        return survived(story, top, environment=environment, thorough=thorough)
    finally:
        shutil.rmtree(top)


def survived(story: Told, top: Path, *, environment: Environment, thorough: bool) -> bool:
    """Go on as whoever was cut off would; returns whether the write had been made, and fails where it is neither."""
    went_on = story.kind.then == ("list",)
    said = senco_in(top / "school", *words_of(story.kind, top, story.kind.then), environment=environment)
    state = _placed(everything_below(top), top)
    assert state in (story.before, story.after), _differences(state, story)
    assert said.status == 0 or not went_on or story.kind.scene == "broken", said.err
    assert not _left_by_the_dead(top, environment), left_behind(top)
    for root in _repositories(top):
        # A change by hand is there before, and nothing else ever is.
        dirty = git.run(root, "status", "--porcelain", environment=environment).text
        assert not dirty or story.kind.scene in ("edited by hand", "broken", "deleted"), (root, dirty)
        if thorough:
            git.run(root, "fsck", "--no-progress", "--no-dangling", environment=environment)
    if thorough:
        _goes_on(top, environment)
    return state == story.after


def _goes_on(top: Path, environment: Environment) -> None:
    root = top / "school"
    checked = senco_in(root, "check", environment=environment)
    assert checked.status in (0, 1), checked.err
    another = senco_in(root, "edit", keys_of(root)[-1], "--set", "class=9Z", environment=environment)
    assert another.status == 0, another.err


def left_behind(top: Path) -> list[str]:
    """Working files that a command should have taken away."""
    found = []
    for directory, folders, names in os.walk(top):
        found += [f"{directory}/{name}" for name in (*folders, *names) if name.startswith(".senco-tmp-")]
        here = Path(directory)
        if here.name == ".senco":
            found += [
                f"{directory}/{name}"
                for name in (*folders, *names)
                if name not in _STAYS and not name.startswith("index")
            ]
        if here.parent.name == ".senco" and here.name in ("journal", "scratch", "git"):
            found += [f"{directory}/{name}" for name in (*folders, *names)]
    return found


def _left_by_the_dead(top: Path, environment: Environment) -> list[str]:
    """The same, once the gits that outlived who was killed have come to their end: theirs go with the next command."""
    until = time.monotonic() + _LONGEST_GIT_SECONDS
    while (left := left_behind(top)) and time.monotonic() < until and all("/.senco/git/" in path for path in left):
        time.sleep(0.05)
        senco_in(top / "school", "list", environment=environment)
    return left


def _repositories(top: Path) -> Iterator[Path]:
    yield from (path.parent for path in top.glob("*/.git"))


def _placed(state: State, top: Path) -> State:
    """The state with what depends on the place or the moment left out: a backup holds the time it was made."""
    del top
    return {path: b"a backup" if path.endswith(".zip") else data for path, data in state.items()}


def _differences(state: State, story: Told) -> str:
    def unlike(other: State) -> list[str]:
        return sorted(path for path in {*state, *other} if state.get(path, 0) != other.get(path, 0))

    return f"{story.kind.name}: unlike before {unlike(story.before)}, unlike after {unlike(story.after)}"


__all__ = ["Told", "act", "keys_of", "killed_at", "left_behind", "survived", "told"]
