"""The house style where a machine can see it: sources, docstrings, short files, short functions, no stray printing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import REPOSITORY, TEXTS

from senco_cli.model.codes import code_set, code_set_names
from senco_cli.rules.check import Check, all_checks

PACKAGE = REPOSITORY / "senco_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
RULES = sorted((PACKAGE / "rules" / "deadlines").glob("*.yaml"))
MARKS = {"primary", "secondary", "memory", "derived"}
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
# What a check does is said by the sentence at the top of its module and by its INFO.
SAID_BY_THE_MODULE = {"check_pupil", "check_school"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Place = tuple[str, str]


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


def test_nothing_prints_outside_the_command_line() -> None:
    printing = {name_of(path) for path in MODULES if {"print", "input"} & set(names_called(parsed(path)))}
    assert {name for name in printing if not name.startswith("cli/")} == set()


def test_every_public_function_and_class_says_in_a_docstring_what_it_is() -> None:
    silent = {place for path in MODULES for place in undocumented(path)}
    assert silent == set()


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    assert [name_of(path) for path in MODULES if not ast.get_docstring(parsed(path))] == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    lengths = {
        (name_of(path), function.name): own_lines(function) for path in MODULES for function in functions(parsed(path))
    }
    assert {place: lines for place, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def loaded(path: Path) -> Any:
    """A file of data, every scalar as text."""
    return yaml.load(path.read_bytes(), Loader=TEXTS)


def parsed(path: Path) -> ast.Module:
    """A module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def names_called(tree: ast.AST) -> Iterator[str]:
    """The plain names of the functions that a module calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function in a module, those within others too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def undocumented(path: Path) -> Iterator[Place]:
    """The public functions and classes of a module, and the public methods of these, without a docstring."""
    for qualified, node in public(parsed(path).body):
        if ast.get_docstring(node) or is_a_shape(node):
            continue
        if "rules/checks/" not in name_of(path) or node.name not in SAID_BY_THE_MODULE:
            yield name_of(path), qualified


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
    within = [node for node in functions(function) if node is not function]
    return lines_of(function) - sum(lines_of(node) for node in within)


def lines_of(function: Function) -> int:
    """The lines from the name of a function to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1
