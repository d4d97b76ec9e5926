"""Fixtures that make mistakes impossible: no real home, no real git settings, no network, no clock."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from kept import Copier, counted, made_once
from support import Ran, Senco, ran

# How long an example takes says nothing about senco where other tests run beside it.
settings.register_profile("senco", deadline=None, max_examples=50)
settings.load_profile("senco")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out of what is said to be covered whatever is tried on examples drawn by chance, which vary each time."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.unwatched)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run what is unwatched without the tracer, which makes it twice as slow; pytest-cov's own mark leaves it on."""
    if item.get_closest_marker("unwatched") is None:
        return (yield)
    watching = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(watching)


@pytest.fixture(autouse=True)
def _a_world_of_its_own(_new_folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    home = _new_folder("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("SENCO_RECORDS", "COLUMNS", "VISUAL", "EDITOR", "SENCO_EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session", autouse=True)
def _what_is_the_same_is_made_once() -> Iterator[None]:
    with made_once():
        yield


@pytest.fixture(scope="session")
def _new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    return counted(tmp_path_factory.mktemp("each"))


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, _new_folder: Callable[[str], Path]) -> Iterator[Path]:
    """A folder of one's own, which stays where the test fails."""
    failed = request.session.testsfailed
    folder = _new_folder(re.sub(r"\W", "_", request.node.name)[:30])
    yield folder
    if request.session.testsfailed == failed:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def environment() -> Mapping[str, str]:
    """The environment of the test, without what could reach outside it."""
    return dict(os.environ)


@pytest.fixture
def senco(tmp_path: Path, environment: Mapping[str, str]) -> Senco:
    """Run a command line in `tmp_path` on a Saturday; `typed` are the answers of somebody at a terminal."""

    def call(*words: str, cwd: Path | None = None, typed: str | None = None, **extra: str) -> Ran:
        return ran(words, cwd or tmp_path, environment={**environment, **extra}, typed=typed)

    return call


def _own_environment() -> dict[str, str]:
    # The usual environment is not ours to use before the first test has set its own.
    return {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def _packed(folder: Path) -> Path:
    """The folder with its history in one file, because it is copied hundreds of times."""
    subprocess.run(["git", "gc", "--quiet"], cwd=folder, env=_own_environment(), check=True)
    return folder


def _read(folder: Path) -> Path:
    """The folder with what is kept of its records, so that not every copy has all of them read again."""
    with pytest.MonkeyPatch.context() as patch:
        # A copy has other times; what tells that nothing has moved is then the content.
        patch.setattr("senco_cli.index.stamps._STEP_NS", 1 << 60)
        for question in (("list",), ("review-due",), ("check",), ("show", "q4t8m")):
            ran(question, folder, environment=_own_environment())
    return folder


@pytest.fixture(scope="session")
def _practice_made_once(tmp_path_factory: pytest.TempPathFactory) -> Copier:
    from senco_cli.actions.init import init_practice

    folder = tmp_path_factory.mktemp("made") / "practice"
    init_practice(folder, environment=_own_environment())
    return Copier.of(_read(_packed(folder)))


@pytest.fixture(scope="session")
def _school_made_once(tmp_path_factory: pytest.TempPathFactory) -> Copier:
    from senco_cli.actions.init import init_school

    folder = tmp_path_factory.mktemp("made") / "school"
    init_school(folder, name="Larkfield Primary School", phase="primary", environment=_own_environment())
    return Copier.of(_packed(folder))


@pytest.fixture
def practice(tmp_path: Path, _practice_made_once: Copier) -> Path:
    """A practice school of one's own."""
    return _practice_made_once(tmp_path / "practice")


@pytest.fixture
def school(tmp_path: Path, _school_made_once: Copier) -> Path:
    """An empty record folder of one's own."""
    return _school_made_once(tmp_path / "school")
