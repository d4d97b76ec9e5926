"""The layers hold: arrows point down, few modules start programs, and only the command line sees the clock."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from support import REPOSITORY

PACKAGE = REPOSITORY / "senco_cli"
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
MAY_START_PROGRAMS = {"store/git.py", "cli/editor.py", "cli/opening.py"}
# Ways to start a program that need no import of subprocess.
STARTERS = {("os", name) for name in ("system", "popen", "startfile", "posix_spawn", "posix_spawnp")}
# Splitting this process in two, to read with both cores.
SPLITTERS = {("os", "fork"), ("os", "forkpty")}
# What day it is; how old a temporary file is may be asked anywhere.
CLOCKS = {("date", "today"), ("datetime", "today"), ("datetime", "now"), ("datetime", "utcnow")}

# Sources are read once, and to read them runs no line of senco.
one_worker = pytest.mark.xdist_group("sources")


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


@one_worker
@pytest.mark.unwatched
def test_only_git_the_editor_and_what_opens_a_file_are_started_as_programs() -> None:
    assert {
        each.name for each in modules() if "subprocess" in each.imported or STARTERS & each.used
    } == MAY_START_PROGRAMS


@one_worker
@pytest.mark.unwatched
def test_only_the_index_splits_the_process() -> None:
    splitting = {each.name for each in modules() if SPLITTERS & each.used}
    assert {name for name in splitting if not name.startswith("index/")} == set()


@one_worker
@pytest.mark.unwatched
def test_only_the_command_line_reads_the_clock() -> None:
    reading = {each.name for each in modules() if CLOCKS & each.used}
    assert reading, "the clock is read somewhere"
    assert {name for name in reading if not name.startswith("cli/")} == set()


@dataclass(frozen=True)
class Module:
    """What one module of the package imports and uses."""

    name: str
    imported: frozenset[str]
    used: frozenset[tuple[str, str]]


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(read(path) for path in sorted(PACKAGE.rglob("*.py")))


def read(path: Path) -> Module:
    """What a module imports, by the first words of the names, and what it uses of a name, such as `environ` of `os`."""
    imported, used = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.add((node.value.id, node.attr))
    return Module(path.relative_to(PACKAGE).as_posix(), frozenset(imported), frozenset(used))
