"""An answer is taken as it was typed, or said to be none and asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import A_SATURDAY, Screen

from senco_cli.cli.ask import ask, some_text
from senco_cli.cli.session import Session


@pytest.mark.parametrize("odd", ["\x1b[A", "Wr\x1b[Den", "\x00", "Wren\ufffd", "\x7fWren", "\u202eWren"])
def test_an_arrow_key_or_a_letter_that_did_not_come_through_is_asked_again(odd: str, tmp_path: Path) -> None:
    said = Screen(is_terminal=True)
    world = Session(
        stdin=Screen(f"{odd}\nSiân O’Brien\n", is_terminal=True),
        stdout=Screen(is_terminal=True),
        stderr=said,
        environment={},
        cwd=tmp_path,
        clock=lambda: A_SATURDAY,
    )
    assert ask(world, "Forename", option="--forename", read=some_text) == "Siân O’Brien"
    assert said.getvalue().count("Forename: ") == 2
    assert "type the answer again" in said.getvalue()
