"""No command line ends in a traceback, whatever its words are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fuzz.command_lines import make_files, try_line
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import Copier
from support import Senco


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, _practice_made_once: Copier) -> Path:
    """A folder with a practice school in it, which all the lines work on, and files beside it."""
    made = tmp_path_factory.mktemp("top") / "lines"
    _practice_made_once(made / "practice")
    make_files(made)
    return made


@pytest.mark.unwatched
def test_whatever_is_typed_senco_ends_in_its_own_words(senco: Senco, folder: Path) -> None:
    @settings(max_examples=25, deadline=None, database=None)
    @given(st.binary(min_size=12, max_size=60))
    def holds(data: bytes) -> None:
        try_line(data, senco, folder, editor=f'"{sys.executable}" -c pass')

    holds()
