"""Record folders with and without a history, whose git knows nothing of this machine's settings."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from senco_cli.store import git
from senco_cli.store.transaction import transaction

# Programs do not start without these on Windows.
_NEEDED = ("PATH", "PATHEXT", "SYSTEMROOT", "COMSPEC", "TEMP", "TMP")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@pytest.fixture
def without_git(environment: Mapping[str, str], tmp_path: Path) -> dict[str, str]:
    return {**environment, "PATH": str(tmp_path)}


@pytest.fixture
def plain_root(tmp_path: Path) -> Path:
    root = tmp_path / "plain school"
    root.mkdir()
    (root / "senco.yaml").write_bytes(b"format: 1\n")
    return root


@pytest.fixture
def root(tmp_path: Path, environment: Mapping[str, str]) -> Path:
    """A folder under git whose first commit holds `senco.yaml` and one provision."""
    root = tmp_path / "school"
    root.mkdir()
    git.init(root, environment=environment)
    with transaction(root, message="init", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 1\n", expected=None)
        tx.write("provision/t4n8c.yaml", b"title: Phonics\n", expected=None)
    return root


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt, which it does not where a shell started the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def snapshot() -> Callable[[Path], dict[str, bytes | None]]:
    """Everything in a record folder but git's and our own working files: content by path, None for a folder."""

    def take(root: Path) -> dict[str, bytes | None]:
        found = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
        ours = {name: path for name, path in found.items() if name.split("/")[0] not in (".git", ".senco")}
        return {name: path.read_bytes() if path.is_file() else None for name, path in ours.items()}

    return take
