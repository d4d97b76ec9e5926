"""The layers hold: arrows point down, few modules start programs, and only the command line sees the clock."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from support import REPOSITORY

PACKAGE = REPOSITORY / "senco_cli"
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
MAY_START_PROGRAMS = {"store/git.py", "cli/editor.py", "cli/opening.py"}
# Ways to start a program that need no import of subprocess.
STARTERS = {"system", "popen", "startfile", "posix_spawn", "posix_spawnp"}
# Splitting this process in two, to read with both cores.
SPLITTERS = {"fork", "forkpty"}
# What day it is; how old a temporary file is may be asked anywhere.
CLOCKS = {("date", "today"), ("datetime", "today"), ("datetime", "now"), ("datetime", "utcnow")}


def test_import_linter_finds_no_arrow_that_points_up() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "0 broken" in ended.stdout


def test_only_git_the_editor_and_what_opens_a_file_are_started_as_programs() -> None:
    starting = {name for name, tree in modules() if "subprocess" in imported(tree) or STARTERS & attributes(tree, "os")}
    assert starting == MAY_START_PROGRAMS


def test_only_the_index_splits_the_process() -> None:
    splitting = {name for name, tree in modules() if SPLITTERS & attributes(tree, "os")}
    assert {name for name in splitting if not name.startswith("index/")} == set()


def test_only_the_command_line_reads_the_clock() -> None:
    reading = {name for name, tree in modules() if any(word in attributes(tree, owner) for owner, word in CLOCKS)}
    assert {name for name in reading if not name.startswith("cli/")} == set()


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package by its path, parsed."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), parsed(path)


def parsed(path: Path) -> ast.Module:
    """A module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> set[str]:
    """The first words of all modules that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def attributes(tree: ast.AST, owner: str) -> set[str]:
    """What a module uses of a name, such as `environ` of `os`."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == owner
    }
