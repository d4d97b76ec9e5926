"""A school that is quick to read, and what an index takes for long ago."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_school import make_small_school


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The school of four pupils."""
    return make_small_school(tmp_path / "school")


@pytest.fixture(autouse=True)
def _one_senco(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may be working on senco while its tests run."""
    monkeypatch.setattr("senco_cli.index.answers.code_stamp", lambda: b"this senco")


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every time prove something, as if nothing had been written a moment ago."""
    monkeypatch.setattr("senco_cli.index.stamps._STEP_NS", -10_000_000_000)


@pytest.fixture
def a_moment_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no time prove anything, as if everything had just been written."""
    monkeypatch.setattr("senco_cli.index.stamps._STEP_NS", 10**18)
