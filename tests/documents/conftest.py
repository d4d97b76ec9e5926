"""The example school, and the golden files that documents are compared with."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from documents.example import Example, example_school
from support import REPOSITORY

Golden = Callable[[str, str], None]


@pytest.fixture(scope="session")
def example() -> Example:
    """Five provisions, seven pupils, three staff."""
    return example_school()


@pytest.fixture
def golden() -> Golden:
    """Compares a text with `tests/golden/<name>`; with SENCO_WRITE_GOLDEN set it writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = REPOSITORY / "tests" / "golden" / name
        if os.environ.get("SENCO_WRITE_GOLDEN"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
