"""Saying the version or the help costs no more than Typer: nothing that reads records is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support import REPOSITORY

HEAVY = {
    *("yaml", "pydantic", "pydantic_core", "jinja2", "rich", "sqlite3", "filelock", "icalendar"),
    *("typst", "docx", "lxml", "xlsxwriter"),
}
OWN = {"model", "store", "rules", "documents", "exchange", "actions", "index"}
COMMANDS = "senco_cli.cli.commands."
AT_THE_END_SAY_WHAT_IS_LOADED = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("\\n".join(sys.modules)))
sys.argv[0] = "senco"
from senco_cli.__main__ import main
main()
"""


@pytest.mark.parametrize("words", [["--version"], ["--help"], []], ids=["version", "help", "nothing typed"])
def test_saying_what_senco_is_imports_nothing_that_reads_records(words: list[str]) -> None:
    modules = timed(words)
    assert modules >= {"typer", "senco_cli.cli.app", "senco_cli.cli.registry"}
    assert HEAVY.intersection(modules) == set()
    assert {module for module in modules if module.startswith("senco_cli.") and module.split(".")[1] in OWN} == set()


def test_the_list_of_commands_imports_no_command() -> None:
    assert {module for module in loaded(["--help"]) if module.startswith(COMMANDS)} == set()


def test_the_help_of_a_command_imports_that_command_alone() -> None:
    modules = loaded(["review-due", "--help"])
    assert {module for module in modules if module.startswith(COMMANDS)} == {f"{COMMANDS}review_due"}
    assert HEAVY.intersection(modules) == set()


def timed(words: list[str]) -> set[str]:
    """The modules whose import Python times when senco is started; one imported by its name as text is not timed."""
    lines = stderr_of(["-X", "importtime", "-m", "senco_cli", *words]).splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


def loaded(words: list[str]) -> set[str]:
    """The modules that are there when a command line has ended."""
    return set(stderr_of(["-c", AT_THE_END_SAY_WHAT_IS_LOADED, *words]).splitlines())


def stderr_of(arguments: list[str]) -> str:
    """What a fresh interpreter writes to standard error."""
    ended = subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stderr
