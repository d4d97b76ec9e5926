"""What the README tells a newcomer to type works, word for word."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from support import REPOSITORY, Senco

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def typed() -> list[str]:
    """Every line after a dollar sign in the README's console examples, in order."""
    blocks = re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def test_a_morning_from_the_readme_alone(senco: Senco, tmp_path: Path) -> None:
    folder, did = tmp_path, 0
    for line in typed():
        program, *words = shlex.split(line)
        if program == "cd":
            folder /= words[0]
            continue
        assert program == "senco"
        ran = senco(*words, cwd=folder)
        # A check that finds something ends with 1, and the practice school has something to find.
        assert ran.status == (1 if words[0] == "check" else 0), f"{line}\n{ran.err}"
        assert ran.out, line
        did += 1
    assert did >= 12
    assert (folder / "provision-map.html").exists()


def test_the_checks_run_exactly_the_readmes_test_command() -> None:
    command = 'python -m pip install -e ".[dev]" && python -m pytest'
    assert command in README
    assert command in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_the_set_up_command_is_there() -> None:
    assert "python -m pip install . && senco review-due" in README


def test_every_file_the_readme_shows_or_links_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", README)
    assert links
    assert not [link for link in links if not (REPOSITORY / link).exists()]
