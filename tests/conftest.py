"""Fixtures that make mistakes impossible: no real home, no real git settings, no network, no clock."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jinja2.bccache import Bucket, BytecodeCache
from support import Ran, Senco, ran

from senco_cli.documents.sandbox import Sandbox

# How long an example takes says nothing about senco where other tests run beside it.
settings.register_profile("senco", deadline=None, max_examples=50)
settings.load_profile("senco")


@pytest.fixture(autouse=True)
def _a_world_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("SENCO_RECORDS", "COLUMNS", "VISUAL", "EDITOR", "SENCO_EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


class _Compiled(BytecodeCache):
    """The templates that were compiled in this process, by name and text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was made of the same text before."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def _each_template_is_compiled_once() -> Iterator[None]:
    compiled, make = _Compiled(), Sandbox.__init__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sandbox, "__init__", lambda self, **options: make(self, bytecode_cache=compiled, **options))
        yield


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
def _practice_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from senco_cli.actions.init import init_practice

    folder = tmp_path_factory.mktemp("made") / "practice"
    init_practice(folder, environment=_own_environment())
    return _read(_packed(folder))


@pytest.fixture(scope="session")
def _school_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from senco_cli.actions.init import init_school

    folder = tmp_path_factory.mktemp("made") / "school"
    init_school(folder, name="Larkfield Primary School", phase="primary", environment=_own_environment())
    return _packed(folder)


@pytest.fixture
def practice(tmp_path: Path, _practice_made_once: Path) -> Path:
    """A practice school of one's own."""
    return shutil.copytree(_practice_made_once, tmp_path / "practice")


@pytest.fixture
def school(tmp_path: Path, _school_made_once: Path) -> Path:
    """An empty record folder of one's own."""
    return shutil.copytree(_school_made_once, tmp_path / "school")
