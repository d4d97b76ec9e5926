"""The house style where a machine can see it: sources, docstrings, short files, short functions, no stray printing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import REPOSITORY, TEXTS

from senco_cli.model.codes import code_set, code_set_names
from senco_cli.rules.check import Check, all_checks

PACKAGE = REPOSITORY / "senco_cli"
RULES = sorted((PACKAGE / "rules" / "deadlines").glob("*.yaml"))
MARKS = {"primary", "secondary", "memory", "derived"}
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
# What a check does is said by the sentence at the top of its module and by its INFO.
SAID_BY_THE_MODULE = {"check_pupil", "check_school"}

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Sources are read once, and to read them runs no line of senco.
one_worker = pytest.mark.xdist_group("sources")


@dataclass(frozen=True)
class Source:
    """What one module looks like: the plain names it calls, and how long its functions are without those within."""

    name: str
    lines: int
    says_what_it_is: bool
    calls: frozenset[str]
    functions: tuple[tuple[str, int], ...]
    undocumented: tuple[str, ...]


def name_of(path: Path) -> str:
    """A module's path within the package."""
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_rule_names_its_source_and_how_far_it_was_read(path: Path) -> None:
    for version in loaded(path)["versions"]:
        assert [source["title"] for source in version["source"] if source["title"].strip()]
        assert version["verified"] in MARKS
        assert version["checked_on"]


def test_there_are_rules() -> None:
    assert len(RULES) > 20


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.info.name)
def test_every_check_names_its_source(check: Check) -> None:
    assert check.info.source.strip()
    assert check.info.why.strip()
    assert check.info.verified in MARKS or check.info.tier != "law"


@pytest.mark.parametrize("name", code_set_names())
def test_every_code_set_names_its_source(name: str) -> None:
    assert code_set(name).source.strip()


@one_worker
@pytest.mark.unwatched
def test_nothing_prints_outside_the_command_line() -> None:
    printing = {each.name for each in sources() if {"print", "input"} & each.calls}
    assert {name for name in printing if not name.startswith("cli/")} == set()


@one_worker
@pytest.mark.unwatched
def test_every_public_function_and_class_says_in_a_docstring_what_it_is() -> None:
    assert {(each.name, name) for each in sources() for name in each.undocumented} == set()


@one_worker
@pytest.mark.unwatched
def test_every_module_says_in_one_sentence_what_it_is() -> None:
    assert [each.name for each in sources() if not each.says_what_it_is] == []


@one_worker
@pytest.mark.unwatched
def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert {each.name: each.lines for each in sources() if each.lines > MOST_LINES_OF_A_FILE} == {}


@one_worker
@pytest.mark.unwatched
def test_no_function_is_longer_than_forty_lines() -> None:
    lengths = [(each.name, function, lines) for each in sources() for function, lines in each.functions]
    assert len(lengths) > len(sources())
    assert [each for each in lengths if each[2] > MOST_LINES_OF_A_FUNCTION] == []


def loaded(path: Path) -> Any:
    """A file of data, every scalar as text."""
    return yaml.load(path.read_bytes(), Loader=TEXTS)


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the package."""
    return tuple(read(path) for path in sorted(PACKAGE.rglob("*.py")))


def read(path: Path) -> Source:
    """What a module looks like."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    return Source(
        name_of(path),
        len(text.splitlines()),
        bool(ast.get_docstring(tree)),
        frozenset(node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)),
        tuple((node.name, own_lines(node)) for node in nodes if isinstance(node, Function)),
        tuple(undocumented(tree, name_of(path))),
    )


def undocumented(tree: ast.Module, module: str) -> Iterator[str]:
    """The public functions and classes of a module, and the public methods of these, without a docstring."""
    for qualified, node in public(tree.body):
        if ast.get_docstring(node) or is_a_shape(node):
            continue
        if "rules/checks/" not in module or node.name not in SAID_BY_THE_MODULE:
            yield qualified


def public(body: list[ast.stmt], *, within: str = "") -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """What a module or class offers to others, by its dotted name."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield within + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, within=f"{node.name}.")


def is_a_shape(node: Function | ast.ClassDef) -> bool:
    """Whether a function only says what others have to look like, its body being three dots."""
    (only, *more) = node.body
    return not more and isinstance(only, ast.Expr) and isinstance(only.value, ast.Constant) and only.value.value is ...


def own_lines(function: Function) -> int:
    """The lines of a function, its signature among them, without those of functions within it."""
    within = [node for node in ast.walk(function) if isinstance(node, Function) and node is not function]
    return lines_of(function) - sum(lines_of(node) for node in within)


def lines_of(function: Function) -> int:
    """The lines from the name of a function to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1
