"""What becomes of a command whose streams somebody has closed, cut short or sent elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shells close streams otherwise there")
SENCO = f'"{sys.executable}" -m senco_cli'


def shell(line: str, cwd: Path) -> tuple[int, str, str]:
    """Status, output and errors of a shell's line in which `senco` is senco."""
    script = f'set -o pipefail; senco() {{ {SENCO} "$@"; }}; {line}'
    ran = subprocess.run(["bash", "-c", script], cwd=cwd, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def test_a_reader_that_has_enough_ends_it_in_peace(practice: Path) -> None:
    status, out, err = shell("senco list --all --format json | head -n 1", practice)
    assert (status, out) == (0, "[\n")
    assert "Error" not in err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_mistake(practice: Path, closed: str) -> None:
    status, _out, err = shell(f"senco list --status E {closed}", practice)
    assert status == 0
    assert "mistake" not in err


def test_a_question_without_a_keyboard_names_the_option(practice: Path) -> None:
    status, _out, err = shell("senco add-pupil <&-", practice)
    assert status == 2
    assert "--forename" in err


def test_a_folder_that_was_deleted_under_the_terminal_holds_no_records(tmp_path: Path) -> None:
    status, _out, err = shell("mkdir gone && cd gone && rmdir ../gone && senco list", tmp_path)
    assert status == 3
    assert "there is no senco.yaml" in err


def test_letters_that_a_terminal_has_not_do_not_stop_it(practice: Path) -> None:
    status, out, _err = shell("PYTHONIOENCODING=ascii senco list --status E | cat", practice)
    assert status == 0
    assert "Siân" in out
